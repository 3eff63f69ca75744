#include "locale/catalog.h"

namespace divulga {
namespace {

/// gettext's own separator of context and message.
std::string key_of(std::string_view context, std::string_view source) {
  return std::string(context).append("\x04").append(source);
}

}  // namespace

Catalog::Catalog(std::vector<CatalogEntry> entries, PluralForms plurals) : entries_(std::move(entries)), plurals_(std::move(plurals)) {
  // A plain source finds the entry without context first, then the first one with any.
  for (size_t i = 0; i < entries_.size(); ++i) {
    const CatalogEntry& entry = entries_[i];
    if (entry.translation.empty() || entry.fuzzy || entry.obsolete) continue;
    by_key_.emplace(key_of(entry.context, entry.source), i);
    if (entry.context.empty()) by_key_[entry.source] = i;
    else by_key_.emplace(entry.source, i);
  }
}

const CatalogEntry* Catalog::find_entry(std::string_view source, std::string_view context) const {
  auto found = context.empty() ? by_key_.find(source) : by_key_.find(key_of(context, source));
  if (found == by_key_.end() && !context.empty()) found = by_key_.find(key_of("", source));
  return found == by_key_.end() ? nullptr : &entries_[found->second];
}

const std::string* Catalog::find(std::string_view source, std::string_view context) const {
  const CatalogEntry* entry = find_entry(source, context);
  return entry ? &entry->translation : nullptr;
}

const std::string* Catalog::find(std::string_view source, long long count) const {
  const CatalogEntry* entry = find_entry(source);
  if (!entry || entry->plural.empty()) return entry ? &entry->translation : nullptr;
  const auto form = static_cast<size_t>(plurals_.form(count));
  return form < entry->forms.size() && !entry->forms[form].empty() ? &entry->forms[form] : nullptr;
}

std::string Catalog::get(std::string_view source, std::string_view context) const {
  const std::string* translation = find(source, context);
  return translation ? *translation : std::string(source);
}

Vocabulary vocabulary(std::shared_ptr<const Catalog> catalog) {
  return [catalog = std::move(catalog)](std::string_view english, std::optional<long long> count) {
    const std::string* found = count ? catalog->find(english, *count) : catalog->find(english);
    return found ? *found : std::string();
  };
}

}  // namespace divulga
