#include "exchange/import_plan.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "exchange/exchange_table.h"
#include "translation/translate.h"
#include "translation/word_diff.h"

namespace divulga {
namespace {

constexpr double alike = 0.6;
constexpr int most_searches = 200;   // for what a text became: each looks at all texts without a translation

int rank(TranslationState state) { return static_cast<int>(state); }

bool is_answered_for(const TranslationUnit& unit) {
  return !unit.translation.empty() && (unit.state == TranslationState::translated || unit.state == TranslationState::reviewed);
}

/// A written text without the labels of its chips, so that two of them can be compared.
std::string plain_form(const std::string& written) { return written_with_chips(written_pieces(written)); }

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

bool is_blank(const std::string& text) { return text.find_first_not_of(" \t\n\r") == std::string::npos; }

void add(Message& to, const Message& what) { to = to.empty() ? what : message("{0}; {1}", to, what); }

class Planner {
 public:
  Planner(const std::vector<TranslationUnit>& units, const ReturnedTable& table, const TableWords& words, const Date& today)
      : units_(units), table_(table), words_(words), today_(today) {
    for (size_t i = 0; i < units.size(); ++i) {
      by_hash_[units[i].source->hash].push_back(i);
      if (units[i].state == TranslationState::stale) by_origin_.emplace(wording_hash(units[i].made_from), i);
    }
  }

  ImportPlan plan() {
    ImportPlan plan;
    std::set<int> numbers;
    for (const ReturnedRow& row : table_.rows) {
      plan.rows.push_back(planned(row));
      numbers.insert(row.number);
    }
    // A count that was tampered with names no more rows than there can be.
    const int sent = std::min(table_.sent, static_cast<int>(units_.size() + table_.rows.size()));
    if (!table_.markdown)
      for (int number = 1; number <= sent; ++number)
        if (!numbers.count(number)) plan.deleted.push_back(number);
    return plan;
  }

 private:
  PlannedRow planned(const ReturnedRow& row) {
    PlannedRow out;
    out.number = row.number;
    out.span = row.span;
    bool moved = false;   // the source was changed since the file went out
    const auto refuse = [&](const Message& reason) {
      out.fate = RowFate::refused;
      out.reason = reason;
      return out;
    };
    out.unit = unit_of(row, moved);
    if (out.unit < 0)
      return is_blank(row.translation) ? refuse(message("no text of the project belongs to this row")) :
             refuse(message("no text of the project belongs to this row: it was added by hand, or its source is gone"));
    if (!seen_.insert(out.unit).second) return refuse(message("another row has the same text"));
    const TranslationUnit& unit = units_[static_cast<size_t>(out.unit)];
    out.after = unit;
    if (is_blank(row.translation)) return empty(row, unit, out);

    const Markup markup = markup_of(*unit.source);
    std::string text = row.translation, made_from = unit.source->text;
    Message problem;
    if (table_.markdown) {
      if (moved) made_from = row.source;
      if (!row.previous.empty() && state_of(row.state, words_) == TranslationState::stale) made_from = row.previous;
      if (const Message difference = difference_of_marks(made_from, text); !difference.empty()) return refuse(message("the translation {0}", difference));
    } else {
      const ChippedText source = split_chips(unit.source->text, markup), known = split_like(unit.translation, source);
      ChippedText vocabulary = source;
      vocabulary.chips = known.chips;
      text = read_with_chips(row.translation, vocabulary, problem);
      if (!problem.empty() && text != unit.translation) return refuse(problem);
      if (moved) {
        made_from = unit.state == TranslationState::stale ? unit.made_from : read_with_chips(row.source, source, problem);
        if (!problem.empty()) return refuse(message("its source was changed, and its chips with it; export the text anew"));
      } else if (row.has_source && plain_form(row.source) != written_with_chips(source)) {
        add(out.reason, message("the source text was changed in the file; the project's stays as it is"));
      }
    }
    take_comment(row, out.after);
    compare(row, unit, text, made_from, moved, out);
    return out;
  }

  int unit_of(const ReturnedRow& row, bool& moved) {
    if (const auto found = by_hash_.find(row.id); row.id != 0 && found != by_hash_.end()) return static_cast<int>(variant_of(row, found->second));
    if (const int exact = with_source(row); exact >= 0) return exact;
    moved = true;
    if (const auto found = by_origin_.find(row.id); row.id != 0 && found != by_origin_.end()) return static_cast<int>(found->second);
    return row.id == 0 || ++searches_ > most_searches ? -1 : nearest(row);
  }

  /// Texts of one wording differ in their markup: the one that stands in the file, or by its number.
  size_t variant_of(const ReturnedRow& row, const std::vector<size_t>& same) const {
    if (same.size() == 1) return same[0];
    const std::string source = table_.markdown ? row.source : plain_form(row.source);
    std::vector<size_t> equal;
    for (const size_t i : same)
      if (source == (table_.markdown ? units_[i].source->text : written(*units_[i].source))) equal.push_back(i);
    const auto& of = equal.empty() ? same : equal;
    const size_t named = static_cast<size_t>(row.variant) <= same.size() ? same[static_cast<size_t>(row.variant) - 1] : same[0];
    if (std::find(of.begin(), of.end(), named) != of.end() && !seen_.count(static_cast<int>(named))) return named;
    for (const size_t i : of)
      if (!seen_.count(static_cast<int>(i))) return i;
    return of[0];
  }
  static std::string written(const SourceText& text) { return written_with_chips(split_chips(text.text, markup_of(text))); }

  int with_source(const ReturnedRow& row) const {
    if (row.source.empty()) return -1;
    if (table_.markdown) {
      const auto found = by_hash_.find(wording_hash(row.source));
      return found == by_hash_.end() ? -1 : static_cast<int>(variant_of(row, found->second));
    }
    if (by_written_.empty())
      for (size_t i = 0; i < units_.size(); ++i)
        by_written_.emplace(written_with_chips(split_chips(units_[i].source->text, markup_of(*units_[i].source))), i);
    const auto found = by_written_.find(plain_form(row.source));
    return found == by_written_.end() ? -1 : static_cast<int>(found->second);
  }

  /// The text without translation that was most likely reworded from the row's.
  int nearest(const ReturnedRow& row) const {
    double best = alike;
    int found = -1;
    for (size_t i = 0; i < units_.size(); ++i) {
      if (!units_[i].translation.empty()) continue;
      const std::string& text = units_[i].source->text;
      if (text.size() > 2 * row.source.size() + 20 || row.source.size() > 2 * text.size() + 20) continue;
      const double near = likeness(row.source, table_.markdown ? text : written_with_chips(split_chips(text, markup_of(*units_[i].source))));
      if (near > best) best = near, found = static_cast<int>(i);
    }
    return found;
  }

  PlannedRow empty(const ReturnedRow& row, const TranslationUnit& unit, PlannedRow out) {
    out.fate = RowFate::left_empty;
    if (!unit.translation.empty()) add(out.reason, message("the translation is empty in the file; the project's stays as it is"));
    if (take_comment(row, out.after)) out.fate = RowFate::improved;
    return out;
  }

  static bool take_comment(const ReturnedRow& row, TranslationUnit& unit) {
    if (is_blank(row.comment)) return false;
    const auto lines = lines_of(row.comment);
    if (lines == unit.comments) return false;
    unit.comments = lines;
    return true;
  }

  void compare(const ReturnedRow& row, const TranslationUnit& unit, const std::string& text, const std::string& made_from, bool moved, PlannedRow& out) {
    const auto said = state_of(row.state, words_);
    if (!row.state.empty() && !said) add(out.reason, message("unknown state '{0}'; the text counts as translated", row.state));
    const bool commented = out.after.comments != unit.comments;
    if (text == unit.translation) return confirm(said, unit, moved, commented, out);
    const bool untouched = !row.digest.empty() && row.digest == translation_digest(text);
    if (untouched && !unit.translation.empty()) {
      out.fate = commented ? RowFate::improved : RowFate::same;
      add(out.reason, message("not changed by the translator, while the project has a newer text"));
      return;
    }
    const bool newer = row.digest.empty() ? unit.state == TranslationState::reviewed : row.digest != translation_digest(unit.translation);
    set(out.after, text, made_from, moved || (said == TranslationState::stale && made_from != unit.source->text) ? TranslationState::stale : state_said(said), unit);
    if (newer && is_answered_for(unit)) {
      out.fate = RowFate::conflict;
      add(out.reason, unit.reviewed ? message("the project has a newer text, reviewed on {0}: '{1}'", to_iso(*unit.reviewed), unit.translation)
                                    : message("the project has a newer text, {0}: '{1}'", to_string(unit.state), unit.translation));
    } else if (moved) {
      out.fate = is_answered_for(unit) ? RowFate::conflict : RowFate::stale;
      add(out.reason, message("its source was changed since the file went out"));
    } else {
      out.fate = unit.translation.empty() ? RowFate::added : RowFate::improved;
    }
  }

  /// The same text as the project's: a state that says more is taken. Whoever calls a stale text translated has seen its new source.
  void confirm(const std::optional<TranslationState>& said, const TranslationUnit& unit, bool moved, bool commented, PlannedRow& out) {
    out.fate = commented ? RowFate::improved : RowFate::same;
    if (!said || moved || rank(*said) <= rank(unit.state)) return;
    out.fate = RowFate::improved;
    set(out.after, unit.translation, unit.source->text, *said, unit);
  }

  static TranslationState state_said(const std::optional<TranslationState>& said) {
    if (said == TranslationState::draft || said == TranslationState::reviewed) return *said;
    return TranslationState::translated;
  }

  void set(TranslationUnit& after, const std::string& text, const std::string& made_from, TranslationState state, const TranslationUnit& before) const {
    after.translation = text;
    after.made_from = made_from;
    after.state = state;
    after.reviewed = state == TranslationState::reviewed ? std::optional<Date>(today_) : std::nullopt;
    if (text != before.translation || made_from != before.made_from) after.verified.reset();
    after.markup_changed = false;
    if (state != TranslationState::stale) after.stale_since.reset();
  }

  const std::vector<TranslationUnit>& units_;
  const ReturnedTable& table_;
  const TableWords& words_;
  const Date today_;
  std::unordered_map<WordingHash, std::vector<size_t>> by_hash_;
  std::unordered_map<WordingHash, size_t> by_origin_;
  mutable std::unordered_map<std::string, size_t> by_written_;
  std::set<int> seen_;
  int searches_ = 0;
};

SourceSpan place_of(const PlannedRow& row, const std::string& file) { return row.span.file.empty() ? SourceSpan{file, 0, 0, 0} : row.span; }

Message told(const PlannedRow& row, const Message& what) {
  return row.number > 0 ? message("row {0}: {1}", row.number, what) : message("a row without a number: {0}", what);
}

/// With what becomes of the row: a finding does not stop it.
Message found(const PlannedRow& row, const Message& what) {
  return row.number > 0 ? message("row {0} ({1}): {2}", row.number, name_of(row.fate), what) : message("a row without a number ({0}): {1}", name_of(row.fate), what);
}

}  // namespace

const char* to_string(RowFate fate) {
  switch (fate) {
    case RowFate::added: return "new";
    case RowFate::improved: return "better";
    case RowFate::same: return "same";
    case RowFate::left_empty: return "empty";
    case RowFate::stale: return "stale";
    case RowFate::conflict: return "conflict";
    case RowFate::refused: return "refused";
  }
  return "";
}

Message name_of(RowFate fate) {
  switch (fate) {
    case RowFate::added: return message("new");
    case RowFate::improved: return message("better");
    case RowFate::same: return message("same");
    case RowFate::left_empty: return message("empty");
    case RowFate::stale: return message("stale");
    case RowFate::conflict: return message("in conflict");
    case RowFate::refused: return message("refused");
  }
  return {};
}

int ImportPlan::count(RowFate fate) const {
  return static_cast<int>(std::count_if(rows.begin(), rows.end(), [&](const PlannedRow& row) { return row.fate == fate; }));
}

int ImportPlan::rows_with_findings() const {
  return static_cast<int>(std::count_if(rows.begin(), rows.end(), [](const PlannedRow& row) { return !row.findings.empty(); }));
}

ImportPlan plan_import(const std::vector<TranslationUnit>& units, const ReturnedTable& table, const TableWords& words, const Date& today) {
  return Planner(units, table, words, today).plan();
}

void check_rows(ImportPlan& plan, const TranslationChecks& checks, const std::function<int(const SourceText&)>& length_limit) {
  for (PlannedRow& row : plan.rows) {
    if (row.fate == RowFate::refused || row.fate == RowFate::left_empty || row.unit < 0) continue;
    const TranslationUnit& unit = row.after;
    // As in a check: a stale one is held against what it was made from.
    const std::string& source = unit.state == TranslationState::stale && !unit.made_from.empty() ? unit.made_from : unit.source->text;
    DiagnosticSink found;
    checks.check(source, unit.translation, row.span, length_limit ? length_limit(*unit.source) : 0, found);
    row.findings = found.sorted();
  }
}

std::vector<TranslationUnit> apply_import(std::vector<TranslationUnit> units, const ImportPlan& plan, Overwrite overwrite) {
  for (const PlannedRow& row : plan.rows) {
    const bool taken = row.fate == RowFate::added || row.fate == RowFate::improved || row.fate == RowFate::stale ||
                       (row.fate == RowFate::conflict && overwrite == Overwrite::newer_texts);
    if (taken) units[static_cast<size_t>(row.unit)] = row.after;
  }
  return units;
}

void tell(const ImportPlan& plan, const std::string& file, Overwrite overwrite, DiagnosticSink& sink) {
  for (const PlannedRow& row : plan.rows) {
    for (const Diagnostic& finding : row.findings) sink.warning(finding.code, place_of(row, file), found(row, finding.message), finding.hint);
    if (row.reason.empty() && row.fate != RowFate::refused) continue;
    if (row.fate == RowFate::refused) sink.error("refused-row", place_of(row, file), told(row, row.reason), message("the other rows are taken; mend this one and import the file again"));
    else if (row.fate == RowFate::conflict && overwrite == Overwrite::never)
      sink.error("newer-text", place_of(row, file), told(row, row.reason), message("look at both, then import again with --overwrite to take the file's"));
    else sink.warning("row-remark", place_of(row, file), told(row, row.reason));
  }
  for (const int number : plan.deleted)
    sink.warning("deleted-row", {file, 0, 0, 0}, message("row {0} is not in the file any more", number), message("its text stays as it is in the project"));
}

}  // namespace divulga
