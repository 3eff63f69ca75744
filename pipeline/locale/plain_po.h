#pragma once
#include <optional>
#include <string>
#include <vector>

#include "locale/catalog.h"

namespace divulga {

/// A PO file's entries without its header, which stands apart as text.
struct PlainPo {
  std::vector<CatalogEntry> entries;
  std::string header;
};

/// Reads a catalog as gettext's programs and ours write it, many times as fast as libgettext-po and from any thread. Nothing for a text
/// with anything unusual or wrong in it: that one is for the library, which also says what is wrong.
std::optional<PlainPo> read_plain_po(const std::string& file, const std::string& text);

/// parse_po by libgettext-po alone: the reference.
Catalog parse_po_with_library(const std::string& file, const std::string& text, DiagnosticSink& sink);

}  // namespace divulga
