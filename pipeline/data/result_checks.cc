#include <cmath>

#include "data/dataset.h"

namespace divulga {
namespace {

/// One row of a table, cells by column name.
class Row {
 public:
  Row(const Dataset& table, const std::vector<Dataset::Cell>& cells) : table_(table), cells_(cells) {}

  const Dataset::Cell* cell(const char* column) const {
    const auto at = table_.column(column);
    return at ? &cells_[*at] : nullptr;
  }
  std::string text(const char* column) const {
    const Dataset::Cell* found = cell(column);
    return found ? found->text : "";
  }
  std::optional<double> number(const char* column) const {
    const Dataset::Cell* found = cell(column);
    return found ? Dataset::number(*found) : std::nullopt;
  }
  std::string key() const { return cells_.front().text; }

 private:
  const Dataset& table_;
  const std::vector<Dataset::Cell>& cells_;
};

std::string plain(double value) { return format_number(LocaleTag("it"), value); }

class ResultChecks {
 public:
  ResultChecks(const Datasets& datasets, const Project& project, DiagnosticSink& sink) : datasets_(datasets), project_(project), sink_(sink) {}

  void run() {
    check_indicators();
    for_each("training", [&](const Row& row) {
      part_within(row, "completed", "enrolled");
      part_within(row, "certificates", "completed");
      check_sectors(row);
    });
    for_each("desks", [&](const Row& row) { part_within(row, "unique_users", "contacts"); });
    for_each("communication", [&](const Row& row) { date_within(row, "date"); });
    check_budget();
  }

 private:
  template <typename Check>
  void for_each(const char* name, Check check) const {
    const auto table = datasets_.find(name);
    if (table == datasets_.end()) return;
    for (const auto& cells : table->second.rows)
      if (!cells.empty()) check(Row(table->second, cells));
  }

  void part_within(const Row& row, const char* part, const char* total) const {
    const auto a = row.number(part), b = row.number(total);
    if (a && b && *a > *b)
      sink_.error("part-exceeds-total", row.cell(part)->span,
                  message("'{0}' {1} is more than '{2}' {3} of '{4}'", part, plain(*a), total, plain(*b), row.key()));
  }

  void check_sectors(const Row& row) const {
    const auto enrolled = row.number("enrolled"), of_public = row.number("public"), of_private = row.number("private");
    if (enrolled && of_public && of_private && *of_public + *of_private > *enrolled)
      sink_.error("part-exceeds-total", row.cell("public")->span,
                  message("'public' and 'private' are {0} together, 'enrolled' only {1} in '{2}'", plain(*of_public + *of_private), plain(*enrolled), row.key()));
  }

  void date_within(const Row& row, const char* column) const {
    const auto date = parse_date(row.text(column));
    if (!date || project_.start.year == 0 || project_.end.year == 0) return;
    if (*date < project_.start || *date > project_.end)
      sink_.warning("date-outside-project", row.cell(column)->span, message("'{0}' {1} is outside the project's period", column, to_iso(*date)),
                    message("the project runs from {0} to {1}", to_iso(project_.start), to_iso(project_.end)));
  }

  void check_indicators() {
    std::map<std::string, double> achieved;
    for_each("indicators", [&](const Row& row) {
      if (const auto value = row.number("achieved")) achieved[row.key()] = *value;
    });
    for_each("indicators", [&](const Row& row) {
      check_rate(row);
      check_deviation(row);
      date_within(row, "as_of");
      check_parent(row, achieved);
    });
  }

  /// Where there is a rate's numerator and denominator, "achieved" is their percentage, rounded as it is written.
  void check_rate(const Row& row) const {
    const std::string above = row.text("numerator"), below = row.text("denominator");
    if (above.empty() != below.empty()) {
      const char* missing = above.empty() ? "numerator" : "denominator";
      if (const Dataset::Cell* cell = row.cell(missing))
        sink_.error("rate-incomplete", cell->span, message("'{0}' of '{1}' is empty", missing, row.key()), message("give both, or neither"));
      return;
    }
    const auto numerator = row.number("numerator"), denominator = row.number("denominator"), achieved = row.number("achieved");
    if (!numerator || !denominator || !achieved) return;
    if (*denominator <= 0) {
      sink_.error("rate-of-nothing", row.cell("denominator")->span, message("'denominator' of '{0}' must be more than 0", row.key()));
      return;
    }
    if (row.text("unit") != "%") return;
    part_within(row, "numerator", "denominator");
    const std::string& written = row.cell("achieved")->text;
    const size_t point = written.find('.');
    const double step = std::pow(10, -static_cast<double>(point == std::string::npos ? 0 : written.size() - point - 1));
    const double rate = 100 * *numerator / *denominator;
    if (std::abs(rate - *achieved) > step / 2 + 1e-9)
      sink_.error("rate-differs", row.cell("achieved")->span,
                  message("'achieved' of '{0}' is {1}, but {2} of {3} are {4} percent", row.key(), plain(*achieved), plain(*numerator), plain(*denominator), plain(rate)));
  }

  void check_deviation(const Row& row) const {
    const auto target = row.number("target"), achieved = row.number("achieved");
    if (target && achieved && *achieved < *target && row.text("deviation_note").empty())
      sink_.warning("no-deviation-note", row.cell("achieved")->span, message("'{0}' is under its target and has no 'deviation_note'", row.key()),
                    message("say why in one or two sentences"));
  }

  /// "O.2.3.1" is a part of "O.2.3".
  void check_parent(const Row& row, const std::map<std::string, double>& achieved) const {
    const size_t dot = row.key().rfind('.');
    const auto parent = dot == std::string::npos ? achieved.end() : achieved.find(row.key().substr(0, dot));
    const auto value = row.number("achieved");
    if (parent != achieved.end() && value && row.text("unit") != "%" && *value > parent->second)
      sink_.error("part-exceeds-total", row.cell("achieved")->span,
                  message("'{0}' has {1}, more than '{2}' with {3}", row.key(), plain(*value), parent->first, plain(parent->second)));
  }

  void check_budget() {
    double approved = 0;
    SourceSpan last;
    for_each("budget", [&](const Row& row) {
      approved += row.number("approved").value_or(0);
      if (const Dataset::Cell* cell = row.cell("approved")) last = cell->span;
      const char* limit = row.number("reshaped") ? "reshaped" : "approved";
      const auto spent = row.number("spent"), allowed = row.number(limit);
      if (spent && allowed && *spent > *allowed)
        sink_.warning("over-budget", row.cell("spent")->span, message("'{0}' spent {1}, more than '{2}' {3}", row.key(), plain(*spent), limit, plain(*allowed)));
    });
    if (project_.budget.total > 0 && approved > project_.budget.total + 0.005)
      sink_.error("part-exceeds-total", last, message("the approved lines add up to {0}, more than the budget of {1}", plain(approved), plain(project_.budget.total)));
    else if (project_.budget.total > 0 && approved > 0 && approved < project_.budget.total - 0.005)
      sink_.warning("budget-sum", last, message("the approved lines add up to {0}, the project's budget is {1}", plain(approved), plain(project_.budget.total)));
  }

  const Datasets& datasets_;
  const Project& project_;
  DiagnosticSink& sink_;
};

}  // namespace

void check_results(const Datasets& datasets, const Project& project, DiagnosticSink& sink) { ResultChecks(datasets, project, sink).run(); }

}  // namespace divulga
