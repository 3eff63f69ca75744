#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "diag/diagnostic.h"
#include "fs/file_system.h"

namespace divulga {

/// Larger files are no sources: a photograph or a database export went astray.
constexpr std::uint64_t max_source_bytes = 10 * 1024 * 1024;

/// The text of `path` (below `root`), without byte order mark, lines ended by a line feed. Nothing, and a diagnostic, when
/// the file is missing, too large, not UTF-8 or outside the workspace, links followed. `cause` is where the path was written.
std::optional<std::string> read_source(const FileSystem& files, const std::string& root, const std::string& path,
                                       DiagnosticSink& sink, const SourceSpan& cause = {});

/// The place of byte `offset` of `text`, whose first line is line `first_line` of `file`.
SourceSpan place_of(const std::string& file, std::string_view text, size_t offset, int first_line = 1);

/// Number of code points of UTF-8 text.
int code_points(std::string_view text);

}  // namespace divulga
