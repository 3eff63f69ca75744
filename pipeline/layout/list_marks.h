#pragma once
#include <string>

#include "layout/inline_text.h"

namespace divulga::layout {

/// The marks of a list by its level: bullets and dashes in turn; `1.` `a)` `i)` `1)`, or figures with other signs where the
/// script has no such letters. Figures are the language's own.
class ListMarks {
 public:
  ListMarks(const Setting& setting, const List& list, int level);

  std::string text(const Setting& setting, size_t item) const;
  /// Width of the widest mark.
  Pt widest(Setting& setting, const TextLook& look) const;

 private:
  const List& list_;
  int level_;
  bool letters_;
};

/// The box of a task, ticked or not, as wide as its look's size.
Fragment tick_box(Setting& setting, const TextLook& look, StructId label, bool ticked);

}  // namespace divulga::layout
