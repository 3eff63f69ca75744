#pragma once
#include <string>
#include <vector>

#include "translation/chips.h"

namespace divulga {

/// A piece of a Markdown segment that is markup, as CommonMark, cmark-gfm's extensions and our own spans and tags read it.
struct InlineMark {
  size_t from = 0, to = 0;               // bytes of the text
  Chip::Kind kind = Chip::Kind::alone;
  int pair = -1;                         // the same for an opening mark and its closing one
  std::string label;
};

/// The marks by place, none within another. Escapes and hard breaks are text.
std::vector<InlineMark> find_inline_marks(const std::string& markdown);
/// `{{names}}` only: texts outside Markdown.
std::vector<InlineMark> find_tags(const std::string& text);

/// The end of an entity ("&amp;") or of a reference ("@tbl-x") that starts at `at`; `at` when none does.
size_t entity_end(const std::string& text, size_t at);
size_t reference_end(const std::string& text, size_t at);

}  // namespace divulga
