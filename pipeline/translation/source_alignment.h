#pragma once
#include <string>
#include <vector>

#include "translation/wording.h"

namespace divulga {

struct TextPlace { std::string file; int line = 0; };

/// A text at its places, once however often it stands there.
struct PlacedText {
  std::string text;
  WordingHash hash = 0;
  std::string kind;                 // "heading", "table cell" …
  std::vector<TextPlace> places;
};

/// For every text of `now` the index of the one of `before` that it was reworded from, or -1: those whose wording stands in
/// `before` already, and new ones. Between two texts that both have, the others are paired in order by kind and likeness; what
/// moved and was edited at once is found by likeness alone.
std::vector<int> reworded_from(const std::vector<PlacedText>& before, const std::vector<PlacedText>& now);

}  // namespace divulga
