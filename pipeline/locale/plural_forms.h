#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "locale/locale_tag.h"

namespace divulga {

/// Which form of a text goes with a count: the rule of a catalog's header, as gettext writes it
/// ("nplurals=2; plural=(n != 1);"). A value.
class PluralForms {
 public:
  /// One form for 1, another one for all other counts.
  PluralForms() = default;
  /// Nothing when the rule cannot be read, or gives a form that it does not have for a count up to 1000.
  static std::optional<PluralForms> parse(std::string_view header);
  /// The customary rule that agrees with CLDR on whole numbers.
  static PluralForms of(const LocaleTag& language);

  /// How many forms there are.
  int size() const { return size_; }
  /// From 0; the last form where a rule fails for a count.
  int form(long long count) const;
  /// As the header has it.
  std::string text() const;

 private:
  int size_ = 2;
  std::string rule_ = "n != 1";
};

}  // namespace divulga
