#include "edition/words.h"
#include "locale/reader_word.h"
#include "workspace/facts.h"

namespace divulga {
namespace {

std::string joined(const std::vector<std::string>& parts, const std::string& separator) {
  std::string out;
  for (const std::string& part : parts)
    if (!part.empty()) out += (out.empty() ? "" : separator) + part;
  return out;
}

/// A telephone number does not break across lines.
std::string with_fixed_blanks(std::string text) {
  for (size_t at = text.find(' '); at != std::string::npos; at = text.find(' ', at)) text.replace(at, 1, "\xC2\xA0");
  return text;
}

}  // namespace

Table project_card(const ProjectSources& sources, const LocaleTag& language) {
  const Project& p = sources.content.project;
  Table table;
  table.alignment = {ColumnAlignment::start, ColumnAlignment::start};
  const auto add = [&](const char* name, const std::string& value) {
    if (value.empty()) return;
    TableRow row;
    row.cells.resize(2);
    row.cells[0].content.push_back({Strong{{{Text{word(sources, language, name)}}}}});
    row.cells[1].content.push_back({Text{value}});
    table.rows.push_back(std::move(row));
  };
  const auto text = [&](const SourceString& source) { return project_text(sources, language, source); };
  const auto ltr = [&](const std::string& value) { return kept_left_to_right(language, value); };
  add(reader_word("Project"), text(p.title));
  add(reader_word("Code"), ltr(joined({p.prog.empty() ? "" : "PROG " + p.prog, p.cup.empty() ? "" : "CUP " + p.cup}, " · ")));
  add(reader_word("Lead"), text(p.lead.name));
  std::vector<std::string> partners;
  for (const Partner& partner : p.partners) partners.push_back(text(partner.name));
  add(reader_word("Partners"), joined(partners, punctuation_of(language).comma));
  if (p.start.year > 0 && p.end.year > 0)
    add(reader_word("Period"), format_date(language, p.start, DateStyle::long_) + " – " + format_date(language, p.end, DateStyle::long_));
  add(reader_word("Objective"), text(p.objective));
  add(reader_word("Measure"), text(p.measure));
  add(reader_word("Scope"), text(p.scope));
  add(reader_word("Intervention"), text(p.intervention));
  if (p.budget.total > 0) {
    const std::string total = format_money(language, p.budget.total, "EUR");
    add(reader_word("Budget"), p.budget.eu > 0 ? phrase(sources, language, "{total}, of which {eu} from the European Union",
                                           {{"total", total}, {"eu", format_money(language, p.budget.eu, "EUR")}})
                                  : total);
  }
  add(reader_word("Contacts"), joined({text(p.contacts.name), text(p.contacts.address), ltr(with_fixed_blanks(p.contacts.phone)), ltr(p.contacts.email)}, " · "));
  return table;
}

}  // namespace divulga
