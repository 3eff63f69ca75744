#include "locale/plural_category.h"

#include <unicode/plurrule.h>

#include <algorithm>
#include <memory>

#include "locale/icu_locale.h"

namespace divulga {
namespace {

constexpr const char* categories[] = {"zero", "one", "two", "few", "many", "other"};

std::unique_ptr<icu::PluralRules> rules_of(const LocaleTag& locale) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::PluralRules> rules(icu::PluralRules::forLocale(icu_locale(locale), status));
  return U_FAILURE(status) ? nullptr : std::move(rules);
}

std::string trimmed(const std::string& text) {
  const size_t first = text.find_first_not_of(' ');
  return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

}  // namespace

std::string plural_category(const LocaleTag& locale, double number) {
  const auto rules = rules_of(locale);
  return rules ? utf8(rules->select(number)) : std::string("other");
}

std::vector<std::string> plural_categories(const LocaleTag& locale) {
  const auto rules = rules_of(locale);
  std::vector<std::string> found;
  for (int number = 0; rules && number < 200; ++number) {
    const std::string category = utf8(rules->select(number));
    if (category != "other" && std::find(found.begin(), found.end(), category) == found.end()) found.push_back(category);
  }
  std::sort(found.begin(), found.end(), [](const std::string& a, const std::string& b) {
    return std::find(std::begin(categories), std::end(categories), a) < std::find(std::begin(categories), std::end(categories), b);
  });
  found.push_back("other");
  return found;
}

std::string write_count_forms(const std::vector<CountForm>& forms) {
  std::string out;
  for (const CountForm& form : forms) out += (out.empty() ? "" : " | ") + form.category + ": " + form.text;
  return out;
}

std::vector<CountForm> read_count_forms(const std::string& text) {
  std::vector<CountForm> forms;
  for (size_t at = 0; at <= text.size();) {
    const size_t end = std::min(text.find('|', at), text.size());
    const std::string part = text.substr(at, end - at);
    at = end + 1;
    const size_t colon = part.find(':');
    if (colon == std::string::npos) return {};
    const CountForm form{trimmed(part.substr(0, colon)), trimmed(part.substr(colon + 1))};
    const bool known = std::find(std::begin(categories), std::end(categories), form.category) != std::end(categories);
    const bool twice = std::any_of(forms.begin(), forms.end(), [&](const CountForm& f) { return f.category == form.category; });
    if (!known || twice || form.text.empty()) return {};
    forms.push_back(form);
  }
  return forms;
}

}  // namespace divulga
