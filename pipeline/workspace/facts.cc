#include "workspace/facts.h"

#include <algorithm>

#include "locale/plural_category.h"
#include "workspace/facts_file.h"

namespace divulga {
namespace {

std::string isolated(const std::string& text, const LocaleTag& locale) {
  return locale.direction() == Direction::right_to_left ? isolate_ltr(text) : text;
}

/// "3 giorni". Forms that hold "{n}" say themselves where the number stands, or leave it out ("يومان").
std::string counted(const std::string& value, const std::string& unit, const LocaleTag& locale) {
  const auto number = parse_plain_number(value);
  if (!number) return value;
  const std::string figures = format_number(locale, *number);
  const std::vector<CountForm> forms = read_count_forms(unit);
  const auto find = [&](const std::string& category) { return std::find_if(forms.begin(), forms.end(), [&](const CountForm& f) { return f.category == category; }); };
  auto form = find(plural_category(locale, *number));
  if (form == forms.end()) form = find("other");
  if (form == forms.end()) return figures;
  const bool placed = std::any_of(forms.begin(), forms.end(), [](const CountForm& f) { return f.text.find("{n}") != std::string::npos; });
  return placed ? fill(form->text, {{"n", figures}}) : figures + "\u00A0" + form->text;
}

}  // namespace

Facts::Facts(std::vector<Fact> facts) : facts_(std::move(facts)) {
  std::stable_sort(facts_.begin(), facts_.end(), [](const Fact& a, const Fact& b) { return a.name < b.name; });
}

const Fact* Facts::find(const std::string& name) const {
  const auto found = std::lower_bound(facts_.begin(), facts_.end(), name, [](const Fact& fact, const std::string& n) { return fact.name < n; });
  return found != facts_.end() && found->name == name ? &*found : nullptr;
}

const char* to_string(FactType type) {
  static constexpr const char* names[] = {"text", "phone", "email", "url", "address", "money", "date", "time", "number", "hours", "count"};
  return names[static_cast<size_t>(type)];
}

std::string format_fact(const Fact& fact, const LocaleTag& locale, const Catalog& catalog, const HoursWords& words) {
  const std::string& value = fact.value.text;
  if (const auto own = fact.own_texts.find(locale); own != fact.own_texts.end()) return own->second.text;
  switch (fact.type) {
    case FactType::text: return catalog.get(value);
    case FactType::address: {
      // A street that nobody translated stays a line of Latin script with its numbers in order.
      const std::string* translated = catalog.find(value);
      return translated ? *translated : isolated(value, locale);
    }
    case FactType::phone:
    case FactType::email:
    case FactType::url: return isolated(value, locale);
    case FactType::money: {
      const auto money = parse_money(value);
      return money ? format_money(locale, money->amount, money->currency) : value;
    }
    case FactType::date: {
      const auto date = parse_date(value);
      return date ? format_date(locale, *date, DateStyle::long_) : value;
    }
    case FactType::time: {
      const auto time = parse_time(value);
      return time ? format_time(locale, *time) : value;
    }
    case FactType::number: {
      const auto number = parse_plain_number(value);
      return number ? format_number(locale, *number) : value;
    }
    case FactType::hours: {
      HoursProblem problem;
      const auto hours = parse_hours(value, problem);
      return hours ? written_hours(*hours, locale, words) : value;
    }
    case FactType::count: return counted(value, catalog.get(fact.unit.text), locale);
  }
  return value;
}

}  // namespace divulga
