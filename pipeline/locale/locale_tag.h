#pragma once
#include <compare>
#include <string>
#include <string_view>
#include <vector>

namespace divulga {

enum class Direction { left_to_right, right_to_left };

/// A BCP 47 language tag in canonical form ("it", "zh", "ur", "zh-Hant").
class LocaleTag {
 public:
  LocaleTag() = default;
  explicit LocaleTag(std::string_view tag);

  const std::string& str() const { return tag_; }
  bool empty() const { return tag_.empty(); }
  /// "zh-Hant" -> "zh".
  std::string language() const;
  /// ISO 15924 script, the likely one where the tag names none: "ar" -> "Arab", "zh" -> "Hans".
  std::string script() const;
  /// From the script.
  Direction direction() const;
  /// The language's name in itself, first letter upper case where the script has case: "Italiano", "العربية".
  std::string own_name() const;
  /// The language's name in another language, lower case as CLDR writes it: "arabo".
  std::string name_in(const LocaleTag& reader) const;

  friend auto operator<=>(const LocaleTag&, const LocaleTag&) = default;

 private:
  std::string tag_;
};

/// True for a well-formed tag of a language that ICU knows.
bool is_known_language(std::string_view tag);

}  // namespace divulga
