#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "diag/diagnostic.h"

namespace divulga {

/// A text put together from pieces of files that a user wrote (templates, translations, partials): every byte knows the
/// place it came from, so that a mistake found late is told where it was written.
class MappedText {
 public:
  MappedText() = default;
  /// `text` stands in `file` from line `line`, column 1.
  MappedText(std::string_view text, const std::string& file, int line = 1);

  /// Appends text that stands as it is at `place` and after it.
  void append_verbatim(std::string_view text, const SourceSpan& place);
  /// Appends text made from what stands at `place`: all of it maps to that one place.
  void append_made(std::string_view text, const SourceSpan& place);
  /// Appends bytes [from, from + size) of another text with their places.
  void append(const MappedText& other, size_t from, size_t size);

  const std::string& text() const { return text_; }
  /// The place of byte `offset`, and how far `length` bytes from there reach on its line of the file.
  SourceSpan locate(size_t offset, size_t length = 0) const;

 private:
  struct Anchor {
    size_t offset;
    int file;       // index into files_
    int line, column, length;
    bool verbatim;
  };
  int file_index(const std::string& file);
  void add_anchor(const SourceSpan& place, bool verbatim);

  std::string text_;
  std::vector<Anchor> anchors_;         // by offset; a verbatim anchor never reaches over a line feed
  std::vector<std::string> files_;
};

}  // namespace divulga
