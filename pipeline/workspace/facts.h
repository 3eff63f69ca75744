#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "locale/catalog.h"
#include "locale/format.h"
#include "workspace/hours.h"
#include "workspace/project.h"

namespace divulga {

enum class FactType { text, phone, email, url, address, money, date, time, number, hours, count };
const char* to_string(FactType type);

struct Fact {
  std::string name;               // "desk.phone"
  FactType type = FactType::text;
  SourceString value;             // in the source language
  std::map<LocaleTag, SourceString> own_texts;   // text and address: languages that have their own here, the source's too
  SourceString unit;              // count: its forms, "one: giorno | other: giorni" (locale/plural_category.h)
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

/// A fact's value written in `locale`: figures, days and hours by CLDR; texts, addresses and units through `catalog` unless the
/// fact has its own; telephone numbers, e-mail and web addresses isolated left to right where the locale runs right to left.
std::string format_fact(const Fact& fact, const LocaleTag& locale, const Catalog& catalog, const HoursWords& words = {});

}  // namespace divulga
