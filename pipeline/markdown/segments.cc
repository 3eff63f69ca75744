#include "markdown/segments.h"

#include <cmark-gfm.h>

#include <algorithm>
#include <cctype>
#include <cstring>
#include <optional>

#include "document/table_columns.h"
#include "markdown/attributes.h"
#include "markdown/cmark_tree.h"
#include "markdown/fences.h"
#include "markdown/table_row.h"

namespace divulga {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }
bool is_type(cmark_node* node, const char* name) { return std::strcmp(cmark_node_get_type_string(node), name) == 0; }

/// `{{#x}}`, `{{/x}}`, `{{> x}}` alone on a line.
bool is_lone_tag(std::string_view line) {
  while (!line.empty() && is_blank(line.front())) line.remove_prefix(1);
  while (!line.empty() && is_blank(line.back())) line.remove_suffix(1);
  return line.size() > 4 && line.substr(0, 2) == "{{" && line.substr(line.size() - 2) == "}}" &&
         line.find("{{", 2) == std::string_view::npos && std::string_view("#^/>!").find(line[2]) != std::string_view::npos;
}

/// Section and partial tags end paragraphs: they become comments, as fences do.
std::string with_tag_lines_hidden(const std::string& text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    const auto line = std::string_view(text).substr(at, end - at);
    out += is_lone_tag(line) ? std::string_view("<!-- -->") : line;
    if (end < text.size()) out += '\n';
    at = end + 1;
  }
  return out;
}

/// Splits "name:Label, name:Label" into the ranges of its labels; several names may share one: "name name:Label".
enum class Names { one, several };
std::vector<RowCell> labels_of(std::string_view value, Names names) {
  const auto name_end = [&](size_t at) {
    size_t end = at;
    const auto in_name = [&](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || (c == ' ' && names == Names::several); };
    while (end < value.size() && in_name(value[end])) ++end;
    return end > at && end < value.size() && value[end] == ':' ? end : std::string_view::npos;
  };
  std::vector<RowCell> labels;
  for (size_t at = 0; at < value.size();) {
    while (at < value.size() && is_blank(value[at])) ++at;
    size_t next = value.size();
    for (size_t comma = value.find(',', at); comma != std::string_view::npos; comma = value.find(',', comma + 1)) {
      size_t name = comma + 1;
      while (name < value.size() && is_blank(value[name])) ++name;
      if (name_end(name) == std::string_view::npos) continue;
      next = comma;
      break;
    }
    const size_t colon = name_end(at);
    if (colon != std::string_view::npos) {
      size_t from = colon + 1, to = next;
      while (from < to && is_blank(value[from])) ++from;
      while (to > from && is_blank(value[to - 1])) --to;
      labels.push_back({from, to - from});
    }
    at = next + 1;
  }
  return labels;
}

class SegmentFinder {
 public:
  explicit SegmentFinder(const std::string& text) : text_(text), lines_(line_starts(text)) {}

  std::vector<Segment> find() {
    DiagnosticSink unheard;   // parse_markdown tells these mistakes
    const auto fenced = find_fences(MappedText(text_, ""), unheard);
    const CmarkTree tree(protect_escapes(with_tag_lines_hidden(fenced.text)));
    walk(tree.root(), 0);
    for (const auto& fence : fenced.fences) attributes(fence);
    std::sort(segments_.begin(), segments_.end(), [](const Segment& a, const Segment& b) { return a.from < b.from; });
    risks(fenced.fences);
    return std::move(segments_);
  }

 private:
  size_t line_start(int line) const { return lines_[std::clamp<size_t>(static_cast<size_t>(std::max(line, 1)), 1, lines_.size() - 1) - 1]; }
  size_t line_end(int line) const { return std::min(text_.find('\n', line_start(line)), text_.size()); }
  size_t start_of(cmark_node* node) const {
    const auto column = static_cast<size_t>(std::max(cmark_node_get_start_column(node) - 1, 0));
    return std::min(line_start(cmark_node_get_start_line(node)) + column, text_.size());
  }

  void walk(cmark_node* parent, int quotes) {
    for (cmark_node* node = cmark_node_first_child(parent); node; node = cmark_node_next(node)) {
      const auto type = cmark_node_get_type(node);
      if (type == CMARK_NODE_PARAGRAPH)
        paragraph(node, quotes);
      else if (type == CMARK_NODE_HEADING)
        heading(node);
      else if (is_type(node, "table"))
        table(node);
      else if (type != CMARK_NODE_CODE_BLOCK && type != CMARK_NODE_HTML_BLOCK)
        walk(node, quotes + (type == CMARK_NODE_BLOCK_QUOTE ? 1 : 0));
    }
  }

  void add(SegmentKind kind, size_t from, size_t to, int quotes = 0) {
    while (from < to && (is_blank(text_[from]) || text_[from] == '\n')) ++from;
    while (to > from && (is_blank(text_[to - 1]) || text_[to - 1] == '\n')) --to;
    if (from == to) return;
    Segment segment{kind, from, to, on_one_line(from, to, quotes), true, 0, 0, false};
    segment.has_letters = has_letters(segment.text);
    segments_.push_back(std::move(segment));
  }

  std::string on_one_line(size_t from, size_t to, int quotes) const {
    std::string out;
    while (from < to) {
      const size_t feed = std::min(text_.find('\n', from), to);
      size_t end = feed;
      while (end > from && is_blank(text_[end - 1])) --end;
      const bool spaces = feed - end >= 2, backslash = end > from && text_[end - 1] == '\\';
      out.append(text_, from, end - from);
      if (feed >= to) break;
      out += backslash ? "\n" : spaces ? "\\\n" : " ";
      from = feed + 1;
      int quote = 0;
      for (; from < to && (is_blank(text_[from]) || (text_[from] == '>' && quote < quotes)); ++from) quote += text_[from] == '>';
    }
    return out;
  }

  void paragraph(cmark_node* node, int quotes) {
    size_t from = start_of(node), to = line_end(std::max(cmark_node_get_end_line(node), cmark_node_get_start_line(node)));
    cmark_node* const next = cmark_node_next(node);
    if (cmark_node_get_start_line(node) <= 0 && next && is_type(next, "table")) {
      // Lines above a table without a blank line between: cmark-gfm gives their place to the table.
      const int first = cmark_node_get_start_line(next);
      from = start_of(next);
      to = line_end(std::max(first, header_line(next) - 1));
    }
    const auto written = std::string_view(text_).substr(from, to > from ? to - from : 0);
    if (figure(node, from, to)) return;
    const std::string_view prefix = "Table:";
    if (written.substr(0, prefix.size()) == prefix) {
      const size_t attributes_at = trailing_attributes(written);
      if (attributes_at != std::string_view::npos) to = from + attributes_at;
      return add(SegmentKind::caption, from + prefix.size(), to, quotes);
    }
    cmark_node* parent = cmark_node_parent(node);
    const bool item = cmark_node_get_type(parent) == CMARK_NODE_ITEM || is_type(parent, "tasklist");
    add(item ? SegmentKind::list_item : SegmentKind::paragraph, from, to, quotes);
  }

  /// `![alt](source "caption"){…}` alone in its paragraph.
  bool figure(cmark_node* node, size_t from, size_t to) {
    cmark_node* image = cmark_node_first_child(node);
    if (!image || cmark_node_get_type(image) != CMARK_NODE_IMAGE) return false;
    for (cmark_node* next = cmark_node_next(image); next; next = cmark_node_next(next))
      if (cmark_node_get_type(next) != CMARK_NODE_TEXT) return false;
    const auto written = std::string_view(text_).substr(from, to - from);
    const size_t attributes_at = trailing_attributes(written);
    const size_t end = std::min(attributes_at, written.size());
    const size_t last = written.find_last_not_of(" \t\r", end ? end - 1 : 0);
    const size_t close = written.find("](");
    if (close == std::string_view::npos || last == std::string_view::npos || written[last] != ')') return false;
    add(SegmentKind::alt, from + 2, from + close);
    const size_t quote = written.find('"', close);
    if (quote != std::string_view::npos && quote < last && last > quote + 1 && written[last - 1] == '"') {
      const size_t before = segments_.size();
      add(SegmentKind::caption, from + quote + 1, from + last - 1);
      if (segments_.size() > before) segments_.back().quoted = true;
    }
    if (attributes_at != std::string_view::npos) credit(written.substr(attributes_at), from + attributes_at);
    return true;
  }

  /// Who made a picture: `credit="Photo: …"`.
  void credit(std::string_view written, size_t offset) {
    for (const auto& value : parse_attributes(written).values) {
      if (value.key != "credit" || value.size == 0) continue;
      const size_t at = offset + value.offset;
      Segment segment{SegmentKind::attribute, at, at + value.size, unescaped(written.substr(value.offset, value.size)), true, 0, 0, false};
      segment.has_letters = has_letters(segment.text);
      if (!value.quoted) segment.value_from = at, segment.value_to = at + value.size;
      segments_.push_back(std::move(segment));
    }
  }

  void heading(cmark_node* node) {
    size_t from = start_of(node), to = line_end(cmark_node_get_start_line(node));
    while (from < to && text_[from] == '#') ++from;
    const size_t attributes_at = trailing_attributes(std::string_view(text_).substr(from, to - from));
    if (attributes_at != std::string_view::npos) to = from + attributes_at;
    add(SegmentKind::heading, from, to);
  }

  /// cmark-gfm places the header of a table that follows a paragraph without a blank line at that paragraph's first line:
  /// it is two lines above the first row, or one above the dashes that end the table.
  static int header_line(cmark_node* table) {
    cmark_node* const row = cmark_node_next(cmark_node_first_child(table));
    return row ? cmark_node_get_start_line(row) - 2 : cmark_node_get_end_line(table) - 1;
  }

  void table(cmark_node* node) {
    for (cmark_node* row = cmark_node_first_child(node); row; row = cmark_node_next(row)) {
      int line = cmark_node_get_start_line(row);
      if (row == cmark_node_first_child(node)) line = header_line(node);
      const size_t from = row == cmark_node_first_child(node) ? line_start(line) : start_of(row), to = line_end(line);
      for (const auto& cell : split_row(std::string_view(text_).substr(from, to - from)))
        add(SegmentKind::cell, from + cell.offset, from + cell.offset + cell.size);
    }
  }

  void attributes(const Fence& fence) {
    if (!fence.spec) return;
    for (const auto& value : fence.parsed.values) {
      const auto* key = fence.spec->key(value.key);
      if (!key || !key->translated) continue;
      const size_t at = fence.attributes_offset + value.offset;
      const auto written = std::string_view(text_).substr(at, value.size);
      const bool labels = value.key == "columns" || value.key == "series" || value.key == "groups";
      const auto pieces = labels ? labels_of(written, value.key == "groups" ? Names::several : Names::one) : std::vector<RowCell>{{0, value.size}};
      for (RowCell piece : pieces) {
        if (value.key == "columns") {            // how its numbers are written is nobody's to translate
          piece.size = std::min(piece.size, column_format_at(written.substr(piece.offset, piece.size)));
          while (piece.size > 0 && is_blank(written[piece.offset + piece.size - 1])) --piece.size;
        }
        if (piece.size == 0) continue;
        Segment segment{labels ? SegmentKind::label : SegmentKind::attribute, at + piece.offset, at + piece.offset + piece.size,
                        unescaped(written.substr(piece.offset, piece.size)), true, 0, 0, false};
        segment.has_letters = has_letters(segment.text);
        if (!value.quoted) {
          segment.value_from = at;
          segment.value_to = at + value.size;
        }
        segments_.push_back(std::move(segment));
      }
    }
  }

  /// A container's own texts, its title or its labels, are in it.
  void risks(const std::vector<Fence>& fences) {
    std::vector<std::string> open{""};
    size_t next = 0;
    const auto reach = [&](size_t end) {
      for (; next < segments_.size() && segments_[next].from < end; ++next) segments_[next].risk = open.back();
    };
    for (const Fence& fence : fences) {
      if (fence.partner < 0) continue;
      reach(fence.offset);
      if (!fence.opens) {
        if (open.size() > 1) open.pop_back();
        continue;
      }
      const std::string own = fence.parsed.attributes.get("risk");
      open.push_back(own.empty() ? open.back() : own);
    }
    reach(text_.size() + 1);
  }

  const std::string& text_;
  std::vector<size_t> lines_;
  std::vector<Segment> segments_;
};

/// The code point at `at`, which moves past it.
char32_t next_code_point(const std::string& text, size_t& at) {
  const auto lead = static_cast<unsigned char>(text[at++]);
  int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
  char32_t point = more == 3 ? lead & 0x07 : more == 2 ? lead & 0x0F : more == 1 ? lead & 0x1F : lead;
  for (; more > 0 && at < text.size(); --more) point = (point << 6) | (static_cast<unsigned char>(text[at++]) & 0x3F);
  return point;
}

}  // namespace

const char* name_of(SegmentKind kind) {
  switch (kind) {
    case SegmentKind::heading: return "heading";
    case SegmentKind::paragraph: return "paragraph";
    case SegmentKind::list_item: return "list item";
    case SegmentKind::cell: return "table cell";
    case SegmentKind::caption: return "caption";
    case SegmentKind::alt: return "alternative text";
    case SegmentKind::attribute: return "container's text";
    case SegmentKind::label: return "label";
  }
  return "";
}

bool has_letters(const std::string& text) {
  for (size_t at = 0; at < text.size();) {
    if (text.compare(at, 2, "{{") == 0) {
      const size_t close = text.find("}}", at);
      if (close == std::string::npos) return true;
      at = close + 2;
      continue;
    }
    const char32_t point = next_code_point(text, at);
    const bool ascii = point < 0x80 && std::isalpha(static_cast<int>(point));
    const bool symbol = (point >= 0x2000 && point < 0x2C00) || (point >= 0x3000 && point < 0x3040) || (point >= 0xFF00 && point < 0xFF21);
    if (ascii || (point >= 0xC0 && point != 0xD7 && point != 0xF7 && !symbol)) return true;
  }
  return false;
}

std::vector<Segment> find_segments(const std::string& text) { return SegmentFinder(text).find(); }

}  // namespace divulga
