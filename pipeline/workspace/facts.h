#pragma once
#include <optional>
#include <string>
#include <vector>

#include "diag/message.h"
#include "locale/catalog.h"
#include "locale/format.h"
#include "workspace/project.h"

namespace divulga {

enum class FactType { text, phone, email, url, address, money, date, time, number, hours };

/// One span of opening hours: weekdays 1 (Monday) .. 7, from and to.
struct HoursSpan {
  std::vector<int> weekdays;
  TimeOfDay from, to;
};
/// Parses the subset of OpenStreetMap's opening_hours in docs/workspace.md ("Mo-Fr 09:00-13:00; Tu,Th 15:00-18:00").
/// On failure returns nothing and says in `problem` what was expected where.
std::optional<std::vector<HoursSpan>> parse_hours(const std::string& text, Message& problem);

struct Fact {
  std::string name;               // "desk.phone"
  FactType type = FactType::text;
  SourceString value;
  std::string owner;
  std::optional<Date> verified, valid_until;
};

class Facts {
 public:
  Facts() = default;
  explicit Facts(std::vector<Fact> facts);
  const Fact* find(const std::string& name) const;
  const std::vector<Fact>& all() const { return facts_; }   // by name

 private:
  std::vector<Fact> facts_;
};

/// A fact's value written in `locale`; texts and addresses go through `catalog`; telephone numbers, e-mail and web addresses
/// are isolated left to right when the locale is right to left.
std::string format_fact(const Fact& fact, const LocaleTag& locale, const Catalog& catalog);

/// Rows for a small table of opening hours: days in a row joined ("lun–ven"), Monday first.
struct HoursLine { std::string days, times; };
std::vector<HoursLine> format_hours(const std::vector<HoursSpan>& hours, const LocaleTag& locale);

}  // namespace divulga
