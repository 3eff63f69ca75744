#include "edition/run_marks.h"

#include <algorithm>
#include <cctype>

namespace divulga {
namespace {

const std::string isolate_start = "\xE2\x81\xA6", isolate_end = "\xE2\x81\xA9";   // U+2066, U+2069

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

std::string with_fixed_blanks(const std::string& text) {
  std::string out;
  for (const char c : text) out += c == ' ' ? std::string("\xC2\xA0") : std::string(1, c);
  return out;
}

class RunMarks {
 public:
  explicit RunMarks(const std::vector<std::string>& numbers) {
    for (const auto& number : numbers)
      if (std::count_if(number.begin(), number.end(), [](unsigned char c) { return std::isdigit(c); }) >= 6) numbers_.push_back(number);
    // Longer ones first: one number may be the beginning of another.
    std::sort(numbers_.begin(), numbers_.end(),
              [](const auto& a, const auto& b) { return a.size() != b.size() ? a.size() > b.size() : a < b; });
  }

  void blocks(Blocks& content) {
    for (auto& block : content) std::visit(*this, block.node);
  }
  void operator()(Paragraph& n) {
    spread_language(n.content);
    inlines(n.content);
  }
  void operator()(Heading& n) { inlines(n.content); }
  void operator()(List& n) {
    for (auto& item : n.items) blocks(item.content);
  }
  void operator()(DefinitionList& n) {
    for (auto& item : n.items) {
      inlines(item.term);
      for (auto& meaning : item.meanings) blocks(meaning);
    }
  }
  void operator()(Quote& n) { blocks(n.content); }
  void operator()(Container& n) { blocks(n.content); }
  void operator()(Table& n) {
    inlines(n.caption);
    for (auto& cell : n.header.cells) inlines(cell.content);
    for (auto& row : n.rows)
      for (auto& cell : row.cells) inlines(cell.content);
  }
  void operator()(Figure& n) { inlines(n.caption); }
  void operator()(Chart&) {}
  void operator()(CodeBlock&) {}
  void operator()(ThematicBreak&) {}
  void operator()(OpeningHours&) {}
  void operator()(QrCode& n) { inlines(n.label); }
  void operator()(Services&) {}
  void operator()(TableOfContents&) {}
  void operator()(PageBreak&) {}

 private:
  static void spread_language(Inlines& content) {
    if (content.size() != 1) return;
    const auto* whole = std::get_if<Span>(&content[0].node);
    if (!whole || whole->attributes.get("lang").empty() || whole->content.empty()) return;
    if (!std::holds_alternative<Strong>(whole->content[0].node)) return;
    const Span span = *whole;
    Strong first = std::get<Strong>(span.content[0].node);
    first.content = {{Span{span.attributes, first.content}}};
    Inlines rest(span.content.begin() + 1, span.content.end());
    content = {{first}};
    if (!rest.empty()) content.push_back({Span{span.attributes, std::move(rest)}});
  }

  void inlines(Inlines& content) {
    Inlines out;
    for (auto& item : content) {
      if (const auto* text = std::get_if<Text>(&item.node)) {
        split(text->text, out);
        continue;
      }
      if (auto* n = std::get_if<Emphasis>(&item.node)) inlines(n->content);
      if (auto* n = std::get_if<Strong>(&item.node)) inlines(n->content);
      if (auto* n = std::get_if<Strikethrough>(&item.node)) inlines(n->content);
      if (auto* n = std::get_if<Link>(&item.node); n && n->url.compare(0, 4, "tel:") != 0) inlines(n->content);
      if (auto* n = std::get_if<Span>(&item.node); n && !n->attributes.has_class("tel")) inlines(n->content);
      out.push_back(std::move(item));
    }
    content = std::move(out);
  }

  void split(const std::string& text, Inlines& out) const {
    size_t at = text.size(), size = 0;
    for (const auto& number : numbers_) {
      const size_t found = text.find(number);
      if (found == std::string::npos || found >= at) continue;
      const size_t end = found + number.size();
      if ((found > 0 && is_word(text[found - 1])) || (end < text.size() && is_word(text[end]))) continue;
      at = found;
      size = number.size();
    }
    if (size == 0) {
      if (!text.empty()) out.push_back({Text{text}});
      return;
    }
    if (at >= isolate_start.size() && text.compare(at - isolate_start.size(), isolate_start.size(), isolate_start) == 0 &&
        text.compare(at + size, isolate_end.size(), isolate_end) == 0) {
      at -= isolate_start.size();
      size += isolate_start.size() + isolate_end.size();
    }
    if (at > 0) out.push_back({Text{text.substr(0, at)}});
    Attributes tel;
    tel.classes = {"tel"};
    out.push_back({Span{tel, {{Text{with_fixed_blanks(text.substr(at, size))}}}}});
    split(text.substr(at + size), out);
  }

  std::vector<std::string> numbers_;
};

}  // namespace

void mark_runs(Document& document, const std::vector<std::string>& telephone_numbers) {
  RunMarks marks(telephone_numbers);
  marks.blocks(document.blocks);
  for (auto& note : document.footnotes) marks.blocks(note.content);
}

}  // namespace divulga
