#include "workspace/source_file.h"

#include <algorithm>

#include "locale/format.h"

namespace divulga {
namespace {

bool stands_below(const std::string& path, const std::string& root) {
  if (root == ".") return path.compare(0, 2, "..") != 0 && path.compare(0, 1, "/") != 0;
  return path == root || (path.size() > root.size() && path.compare(0, root.size(), root) == 0 && (root == "/" || path[root.size()] == '/'));
}

/// Follows the links of every part of `path` below `root`, and tells whether the end still stands in the workspace.
bool stays_inside(const FileSystem& files, const std::string& root, const std::string& path) {
  const std::string base = normal_path(root);
  std::string full = normal_path(join_path(base, path));
  for (int links = 0; links < 40; ++links) {
    if (!stands_below(full, base)) return false;
    bool followed = false;
    for (size_t at = base == "." ? 0 : base.size() + 1; at < full.size() && !followed;) {
      const size_t slash = std::min(full.find('/', at), full.size());
      const std::string part = full.substr(0, slash);
      if (const auto target = files.read_symlink(part)) {
        full = normal_path(join_path(join_path(directory_of(part), *target), slash < full.size() ? full.substr(slash + 1) : ""));
        followed = true;
      }
      at = slash + 1;
    }
    if (!followed) return true;
  }
  return false;
}

std::string megabytes(std::uint64_t bytes) { return std::to_string((bytes + 1024 * 1024 - 1) / (1024 * 1024)) + " MiB"; }

bool report_bad_bytes(const std::string& path, const std::string& bytes, DiagnosticSink& sink) {
  if (bytes.compare(0, 2, "\xFF\xFE") == 0 || bytes.compare(0, 2, "\xFE\xFF") == 0) {
    sink.error("not-utf8", {path, 1, 1, 0}, message("the file is UTF-16, not UTF-8"), message("save it as UTF-8 in your editor"));
    return true;
  }
  size_t bad = invalid_utf8_at(bytes);
  if (bad == std::string_view::npos && (bad = bytes.find('\0')) == std::string::npos) return false;
  const size_t from = bad == 0 ? 0 : bytes.rfind('\n', bad - 1) + 1;
  SourceSpan span = place_of(path, bytes, bad);
  span.column = code_points(std::string_view(bytes).substr(from, bad - from)) + 1;
  span.length = 1;
  const auto code = static_cast<unsigned char>(bytes[bad]);
  static const char* hex = "0123456789ABCDEF";
  sink.error("not-utf8", span, message("byte 0x{0}{1} is not UTF-8 text", hex[code >> 4], hex[code & 15]),
             message("save the file as UTF-8; it looks like an older encoding such as Windows-1252"));
  return true;
}

}  // namespace

std::optional<std::string> read_source(const FileSystem& files, const std::string& root, const std::string& path,
                                       DiagnosticSink& sink, const SourceSpan& cause) {
  const SourceSpan place = cause.file.empty() ? SourceSpan{path, 0, 0, 0} : cause;
  if (!stays_inside(files, root, path)) {
    sink.error("outside-workspace", place, message("'{0}' leaves the workspace", path), message("copy the file into the project's folder and name it from there"));
    return std::nullopt;
  }
  const std::string full = join_path(root, path);
  if (!files.exists(full)) {
    sink.error("missing-file", place, message("there is no file '{0}'", path),
               did_you_mean(file_name_of(path), files.list(join_path(root, directory_of(path)))));
    return std::nullopt;
  }
  if (files.is_directory(full)) {
    sink.error("not-a-file", place, message("'{0}' is a folder, not a file", path));
    return std::nullopt;
  }
  try {
    if (const std::uint64_t size = files.size(full); size > max_source_bytes) {
      sink.error("file-too-large", place, message("'{0}' has {1}; a source has at most 10 MiB", path, megabytes(size)),
                 message("is it the right file? split a long table into several"));
      return std::nullopt;
    }
    std::string text = files.read(full);
    if (text.compare(0, 3, "\xEF\xBB\xBF") == 0) text.erase(0, 3);
    if (report_bad_bytes(path, text, sink)) return std::nullopt;
    if (text.find('\r') == std::string::npos) return text;
    // Alone, a carriage return ends a line as well: for cmark, for YAML and in files of old editors.
    size_t kept = 0;
    for (size_t at = 0; at < text.size(); ++at) {
      if (text[at] != '\r') text[kept++] = text[at];
      else if (at + 1 == text.size() || text[at + 1] != '\n') text[kept++] = '\n';
    }
    text.resize(kept);
    return text;
  } catch (const EnvironmentError& error) {
    sink.error("unreadable-file", place, error.diagnostic().message, error.diagnostic().hint);
    return std::nullopt;
  }
}

SourceSpan place_of(const std::string& file, std::string_view text, size_t offset, int first_line) {
  offset = std::min(offset, text.size());
  const std::string_view before = text.substr(0, offset);
  const size_t feed = before.rfind('\n');
  const std::string_view line = feed == std::string_view::npos ? before : before.substr(feed + 1);
  return {file, first_line + static_cast<int>(std::count(before.begin(), before.end(), '\n')), code_points(line) + 1, 0};
}

int code_points(std::string_view text) {
  return static_cast<int>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace divulga
