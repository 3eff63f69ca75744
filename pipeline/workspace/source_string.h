#pragma once
#include <string>

#include "diag/diagnostic.h"

namespace divulga {

/// A text and where it stands.
struct SourceString {
  std::string text;
  SourceSpan span;

  bool empty() const { return text.empty(); }
};

}  // namespace divulga
