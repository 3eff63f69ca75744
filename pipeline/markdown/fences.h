#pragma once
#include <string>
#include <vector>

#include "diag/mapped_text.h"
#include "markdown/attributes.h"
#include "markdown/container_spec.h"

namespace divulga {

/// A line `::: name`, `::: {.name …}` or `:::`.
struct Fence {
  bool opens = false;
  const ContainerSpec* spec = nullptr;   // null: unknown (reported)
  Attributes attributes;                 // without the container's own name
  ParsedAttributes parsed;               // places, from `attributes_offset`
  size_t offset = 0, size = 0;           // the fence in the text, without indentation
  size_t attributes_offset = 0;          // of "{" in the text; 0: none
  int partner = -1;                      // index of the other end; -1: missing
};

/// The text as cmark is to read it: as many lines, each fence a one-line HTML comment, each `: meaning` of a definition an
/// item of a list, so that one parse serves the whole text and its line numbers hold.
struct FencedText {
  std::string text;
  std::vector<Fence> fences;
};

/// The number of the fence that an HTML block stands for, or -1.
int fence_number(const char* html);

/// Unknown containers, keys and values, bad attributes, fences without a partner are reported.
FencedText find_fences(const MappedText& text, DiagnosticSink& sink);

/// Where each line starts; the last entry is the end of the text.
std::vector<size_t> line_starts(const std::string& text);

}  // namespace divulga
