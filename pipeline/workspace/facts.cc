#include "workspace/facts.h"

#include <algorithm>

#include "workspace/facts_file.h"

namespace divulga {
namespace {

std::string isolated(const std::string& text, const LocaleTag& locale) {
  return locale.direction() == Direction::right_to_left ? isolate_ltr(text) : text;
}

/// Lines of opening hours in running text: "lun–ven 09:00–13:00; sab 09:00–12:00".
std::string written_hours(const std::string& value, const LocaleTag& locale) {
  Message problem;
  const auto hours = parse_hours(value, problem);
  if (!hours) return value;
  std::string out;
  for (const HoursLine& line : format_hours(*hours, locale)) out += (out.empty() ? "" : "; ") + line.days + " " + line.times;
  return out;
}

}  // namespace

Facts::Facts(std::vector<Fact> facts) : facts_(std::move(facts)) {
  std::stable_sort(facts_.begin(), facts_.end(), [](const Fact& a, const Fact& b) { return a.name < b.name; });
}

const Fact* Facts::find(const std::string& name) const {
  const auto found = std::lower_bound(facts_.begin(), facts_.end(), name, [](const Fact& fact, const std::string& n) { return fact.name < n; });
  return found != facts_.end() && found->name == name ? &*found : nullptr;
}

std::string format_fact(const Fact& fact, const LocaleTag& locale, const Catalog& catalog) {
  const std::string& value = fact.value.text;
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
    case FactType::hours: return written_hours(value, locale);
  }
  return value;
}

}  // namespace divulga
