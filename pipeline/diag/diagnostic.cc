#include "diag/diagnostic.h"

#include <algorithm>
#include <tuple>

#include "diag/json.h"

namespace divulga {
namespace {

/// As in JSON, where it does not depend on the language.
const char* word_of(Severity severity) {
  switch (severity) {
    case Severity::note: return "note";
    case Severity::warning: return "warning";
    case Severity::error: return "error";
  }
  return "";
}

Message label_of(Severity severity) {
  switch (severity) {
    case Severity::note: return message("note");
    case Severity::warning: return message("warning");
    case Severity::error: return message("error");
  }
  return {};
}

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

/// Byte offset of code point number `column` (from 1); the end of the text when it is shorter.
size_t offset_of_column(std::string_view text, int column) {
  size_t at = 0;
  for (int i = 1; i < column && at < text.size(); ++i) {
    ++at;
    while (at < text.size() && is_continuation(text[at])) ++at;
  }
  return at;
}

/// At most 120 code points about the column, so that a long paragraph does not fill the terminal.
struct Excerpt {
  std::string text;
  int column;
};

Excerpt excerpt_of(const std::string& line, int column) {
  constexpr int before = 60, width = 120;
  const int first = std::max(1, column - before);
  const size_t from = offset_of_column(line, first), to = offset_of_column(line, first + width);
  std::string text = line.substr(from, to - from);
  int shown = column - first + 1;
  if (first > 1) {
    text = "…" + text;
    ++shown;
  }
  if (to < line.size()) text += "…";
  return {text, shown};
}

}  // namespace

Error::Error(Diagnostic diagnostic) : std::runtime_error(diagnostic.message.text()), diagnostic_(std::move(diagnostic)) {}

Error::Error(Message message, Message hint)
    : Error(Diagnostic{Severity::error, "failed", {}, std::move(message), std::move(hint)}) {}

void DiagnosticSink::report(Diagnostic diagnostic) {
  std::lock_guard lock(mutex_);
  // One mistake of a source is met in every language; only how far it reaches may differ. The longest is kept, so that the
  // order in which threads report does not matter.
  const auto same = [&](const Diagnostic& known) {
    const auto& a = known.span;
    const auto& b = diagnostic.span;
    return a.line == b.line && a.column == b.column && known.message == diagnostic.message && a.file == b.file &&
           known.code == diagnostic.code && known.hint == diagnostic.hint && known.severity == diagnostic.severity;
  };
  const auto known = std::find_if(diagnostics_.begin(), diagnostics_.end(), same);
  if (known == diagnostics_.end())
    diagnostics_.push_back(std::move(diagnostic));
  else
    known->span.length = std::max(known->span.length, diagnostic.span.length);
}

void DiagnosticSink::error(std::string code, SourceSpan span, Message message, Message hint) {
  report({Severity::error, std::move(code), std::move(span), std::move(message), std::move(hint)});
}

void DiagnosticSink::warning(std::string code, SourceSpan span, Message message, Message hint) {
  report({Severity::warning, std::move(code), std::move(span), std::move(message), std::move(hint)});
}

bool DiagnosticSink::has_errors() const {
  std::lock_guard lock(mutex_);
  return std::any_of(diagnostics_.begin(), diagnostics_.end(), [](const Diagnostic& d) { return d.severity == Severity::error; });
}

std::vector<Diagnostic> DiagnosticSink::sorted() const {
  std::lock_guard lock(mutex_);
  auto result = diagnostics_;
  auto key = [](const Diagnostic& d) {
    return std::tie(d.span.file, d.span.line, d.span.column, d.code, d.message, d.hint);
  };
  std::sort(result.begin(), result.end(), [&](const Diagnostic& a, const Diagnostic& b) { return key(a) < key(b); });
  return result;
}

std::string render_text(const Diagnostic& diagnostic, const LineReader& line_reader, const Vocabulary& vocabulary) {
  const SourceSpan& span = diagnostic.span;
  std::string out;
  if (!span.file.empty()) {
    out += span.file + ":";
    if (span.line > 0) out += std::to_string(span.line) + ":";
    if (span.line > 0 && span.column > 0) out += std::to_string(span.column) + ":";
    out += " ";
  }
  out += label_of(diagnostic.severity).in(vocabulary) + ": " + diagnostic.message.in(vocabulary) + "\n";
  if (span.line > 0 && line_reader) {
    const std::string line = line_reader(span.file, span.line);
    if (!line.empty()) {
      const Excerpt excerpt = excerpt_of(line, std::max(1, span.column));
      out += "  " + excerpt.text + "\n";
      if (span.column > 0) {
        out += "  " + std::string(static_cast<size_t>(excerpt.column - 1), ' ') + "^";
        if (span.length > 1) out += std::string(static_cast<size_t>(std::min(span.length, 60) - 1), '~');
        out += "\n";
      }
    }
  }
  if (!diagnostic.hint.empty()) out += "  " + message("hint").in(vocabulary) + ": " + diagnostic.hint.in(vocabulary) + "\n";
  return out;
}

std::string render_json(const std::vector<Diagnostic>& diagnostics, const Vocabulary& vocabulary) {
  std::string out = "[";
  for (const Diagnostic& d : diagnostics) {
    out += out.size() > 1 ? ",\n " : "\n ";
    out += "{\"severity\": " + json_quote(word_of(d.severity)) + ", \"code\": " + json_quote(d.code) +
           ", \"file\": " + json_quote(d.span.file) + ", \"line\": " + std::to_string(d.span.line) +
           ", \"column\": " + std::to_string(d.span.column) + ", \"length\": " + std::to_string(d.span.length) +
           ", \"message\": " + json_quote(d.message.in(vocabulary)) + ", \"hint\": " + json_quote(d.hint.in(vocabulary)) + "}";
  }
  return out + (diagnostics.empty() ? "]\n" : "\n]\n");
}

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
  std::string best;
  size_t best_distance = (word.size() <= 3 ? 1 : std::max<size_t>(2, word.size() / 3)) + 1;
  for (const std::string& candidate : candidates) {
    std::vector<size_t> row(candidate.size() + 1);
    for (size_t j = 0; j < row.size(); ++j) row[j] = j;
    for (size_t i = 1; i <= word.size(); ++i) {
      size_t diagonal = row[0];
      row[0] = i;
      for (size_t j = 1; j < row.size(); ++j) {
        const size_t above = row[j];
        row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (word[i - 1] == candidate[j - 1] ? 0 : 1)});
        diagonal = above;
      }
    }
    if (row.back() < best_distance) {
      best_distance = row.back();
      best = candidate;
    }
  }
  return best;
}

Message did_you_mean(std::string_view word, const std::vector<std::string>& candidates) {
  const std::string found = nearest(word, candidates);
  return found.empty() ? Message() : message("did you mean '{0}'?", found);
}

}  // namespace divulga
