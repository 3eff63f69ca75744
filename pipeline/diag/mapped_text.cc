#include "diag/mapped_text.h"

#include <algorithm>

namespace divulga {
namespace {

/// Code points of well-formed UTF-8.
int code_points(std::string_view text) {
  return static_cast<int>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace

MappedText::MappedText(std::string_view text, const std::string& file, int line) {
  append_verbatim(text, {file, line, 1, 0});
}

int MappedText::file_index(const std::string& file) {
  const auto found = std::find(files_.begin(), files_.end(), file);
  if (found != files_.end()) return static_cast<int>(found - files_.begin());
  files_.push_back(file);
  return static_cast<int>(files_.size()) - 1;
}

void MappedText::add_anchor(const SourceSpan& place, bool verbatim) {
  anchors_.push_back({text_.size(), file_index(place.file), place.line, place.column, place.length, verbatim});
}

void MappedText::append_verbatim(std::string_view text, const SourceSpan& place) {
  SourceSpan at = place;
  at.length = 0;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    add_anchor(at, true);
    text_.append(text.substr(0, end));
    text.remove_prefix(end);
    at.line += 1;
    at.column = 1;
  }
}

void MappedText::append_made(std::string_view text, const SourceSpan& place) {
  if (text.empty()) return;
  add_anchor(place, false);
  text_.append(text);
}

void MappedText::append(const MappedText& other, size_t from, size_t size) {
  const size_t end = from + size;
  auto anchor = std::upper_bound(other.anchors_.begin(), other.anchors_.end(), from,
                                 [](size_t offset, const Anchor& a) { return offset < a.offset; });
  if (anchor != other.anchors_.begin()) --anchor;
  while (from < end && anchor != other.anchors_.end()) {
    const auto next = std::next(anchor);
    const size_t stop = next == other.anchors_.end() ? end : std::min(end, next->offset);
    const auto piece = std::string_view(other.text_).substr(from, stop - from);
    const SourceSpan place = other.locate(from);
    if (anchor->verbatim)
      append_verbatim(piece, place);
    else
      append_made(piece, place);
    from = stop;
    anchor = next;
  }
}

SourceSpan MappedText::locate(size_t offset, size_t length) const {
  auto anchor = std::upper_bound(anchors_.begin(), anchors_.end(), offset,
                                 [](size_t at, const Anchor& a) { return at < a.offset; });
  if (anchor == anchors_.begin()) return {};
  --anchor;
  SourceSpan span{files_[static_cast<size_t>(anchor->file)], anchor->line, anchor->column, anchor->length};
  if (!anchor->verbatim) return span;
  const std::string_view text = text_;
  offset = std::min(offset, text.size());
  span.column += code_points(text.substr(anchor->offset, offset - anchor->offset));
  // The reach is measured in the file: what was put in from elsewhere counts for nothing, a tag for its own length.
  const size_t end = std::min({offset + length, text.find('\n', offset), text.size()});
  const Anchor& first = *anchor;
  for (; anchor != anchors_.end() && anchor->offset < end; ++anchor) {
    if (anchor->file != first.file || anchor->line != first.line) continue;
    const auto next = std::next(anchor);
    const size_t stop = next == anchors_.end() ? end : std::min(end, next->offset);
    const int reach = anchor->verbatim ? code_points(text.substr(anchor->offset, stop - anchor->offset)) : anchor->length;
    span.length = std::max(span.length, anchor->column + reach - span.column);
  }
  return span;
}

}  // namespace divulga
