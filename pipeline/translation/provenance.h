#pragma once
#include <optional>
#include <string>

#include "locale/catalog.h"
#include "locale/format.h"
#include "translation/translation_state.h"
#include "translation/wording.h"

namespace divulga {

/// What PO has no flag for, in one translator's comment that its tools keep:
/// `# divulga: state=reviewed on=2026-11-10 verified=2026-11-20 of=<hash of the source's wording and the translation>`.
struct Provenance {
  std::optional<TranslationState> state;   // machine, draft, stale or reviewed; the others follow from the flags
  std::optional<Date> on;                  // since when; of a reviewed one the day of the review
  std::optional<Date> verified;            // "still true on"

  bool empty() const { return !state && !on && !verified; }
};

/// What is said of exactly this source and translation. Empty where somebody edited either since: then it is void.
Provenance provenance_of(const CatalogEntry& entry);
/// Says it, in place of what was said; nothing to say leaves no comment. Other comments stay.
void set_provenance(CatalogEntry& entry, const Provenance& provenance);

/// True for the comment that holds it.
bool is_provenance(const std::string& comment);

/// The state of an entry by its comment where that holds, otherwise by the flags: empty = missing, fuzzy with a previous source =
/// stale, fuzzy = draft, else translated.
TranslationState state_of(const CatalogEntry& entry);

}  // namespace divulga
