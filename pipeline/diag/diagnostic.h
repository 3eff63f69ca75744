#pragma once
#include <functional>
#include <mutex>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "diag/message.h"

namespace divulga {

enum class Severity { note, warning, error };

/// A place in a file the user wrote. Lines and columns count from 1, columns in code points; 0 means "not known".
/// `file` is relative to the workspace, with forward slashes.
struct SourceSpan {
  std::string file;
  int line = 0;
  int column = 0;
  int length = 0;

  friend bool operator==(const SourceSpan&, const SourceSpan&) = default;
};

/// One thing a user can mend. `message` is lower case without a full stop and quotes the offender; `hint` says what to do.
/// `code` is stable, kebab-case ("unknown-key").
struct Diagnostic {
  Severity severity = Severity::error;
  std::string code;
  SourceSpan span;
  Message message;
  Message hint;

  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

/// Ends an operation: what cannot be gone around. Caught per command, per request, per message, per artifact.
class Error : public std::runtime_error {
 public:
  explicit Error(Diagnostic diagnostic);
  explicit Error(Message message, Message hint = {});
  const Diagnostic& diagnostic() const { return diagnostic_; }

 private:
  Diagnostic diagnostic_;
};

/// The environment failed (disk full, no such font, no network), not the content: exit code 3.
class EnvironmentError : public Error {
 public:
  using Error::Error;
};

/// Collects diagnostics. Thread-safe. Diagnostics that differ at most in their length are kept once, with the longest.
class DiagnosticSink {
 public:
  void report(Diagnostic diagnostic);
  void error(std::string code, SourceSpan span, Message message, Message hint = {});
  void warning(std::string code, SourceSpan span, Message message, Message hint = {});

  bool has_errors() const;
  /// All of them by file, line, column, then message: the order does not depend on threads.
  std::vector<Diagnostic> sorted() const;

 private:
  mutable std::mutex mutex_;
  std::vector<Diagnostic> diagnostics_;
};

/// Returns the text of line `line` of `file`, or nothing to show.
using LineReader = std::function<std::string(const std::string& file, int line)>;

/// "file:line:column: error: message", the line, a caret under the column, the hint. Ends with a line feed.
std::string render_text(const Diagnostic& diagnostic, const LineReader& line_reader, const Vocabulary& vocabulary = {});
/// A JSON array of objects {severity, code, file, line, column, length, message, hint}; only message and hint are in the
/// language of `vocabulary`.
std::string render_json(const std::vector<Diagnostic>& diagnostics, const Vocabulary& vocabulary = {});

/// The candidate nearest to `word` by edit distance, if near enough to be meant; otherwise empty.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);
/// "did you mean 'x'?" or empty.
Message did_you_mean(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace divulga
