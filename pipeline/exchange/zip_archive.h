#pragma once
#include <map>
#include <string>
#include <vector>

#include "diag/diagnostic.h"

namespace divulga {

struct ZipPart {
  std::string name, bytes;
  bool stored = false;   // not compressed: pictures, and OpenDocument's first part
};

/// A ZIP file with the parts in this order, the same bytes for the same parts (all dated 1980-01-01).
std::string write_zip(const std::vector<ZipPart>& parts);

/// Parts of a ZIP file by name: those `needed`, and of `others` those that are there. What is no ZIP, is broken, lacks a part or would unpack to
/// more than 64 MiB is a diagnostic, and nothing is returned.
std::map<std::string, std::string> read_zip(const std::string& bytes, const std::vector<std::string>& needed, const std::vector<std::string>& others,
                                            const std::string& file, DiagnosticSink& sink);

}  // namespace divulga
