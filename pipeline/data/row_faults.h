#pragma once
#include <string>

#include "diag/diagnostic.h"

namespace divulga {

/// Tells the first mistakes of a table's rows, then once that there are more: in a file of another kind every row has one.
class RowFaults {
 public:
  explicit RowFaults(DiagnosticSink& sink) : sink_(sink) {}

  void error(std::string code, const SourceSpan& span, Message what, Message hint = {}) {
    if (told_ > most) return;
    if (told_++ == most) sink_.error("more-mistakes", {span.file, span.line, 0, 0}, message("more mistakes follow from here"), message("mend the ones before first; is it the right file?"));
    else sink_.error(std::move(code), span, std::move(what), std::move(hint));
  }
  bool full() const { return told_ > most; }

 private:
  static constexpr int most = 50;
  DiagnosticSink& sink_;
  int told_ = 0;
};

}  // namespace divulga
