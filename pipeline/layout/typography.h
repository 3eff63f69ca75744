#pragma once
#include <set>
#include <string>

#include "layout/paged_document.h"

namespace divulga {

/// What a typographer looks for in running text: paragraphs of more than one line. Titles, labels and cells of one line count
/// only where they are too wide.
struct TypographyFigures {
  int lines = 0;
  int loose = 0;                          // spaces over 1.5 times their normal width; last lines of paragraphs are never
  int hyphenated = 0;
  int ladder = 0;                         // the most hyphens at ends of consecutive lines
  int overfull = 0;                       // wider than the measure
  double widest_space = 1;                // as set over normal
  std::set<std::string> languages;        // of the text

  void add(const TypographyFigures& other);
};

TypographyFigures typography_of(const PagedDocument& document);

}  // namespace divulga
