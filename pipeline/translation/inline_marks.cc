#include "translation/inline_marks.h"

#include <algorithm>
#include <cctype>

#include "markdown/attributes.h"

namespace divulga {
namespace {

constexpr size_t none = std::string::npos;

bool is_byte(char c, int (*kind)(int)) { return static_cast<unsigned char>(c) < 0x80 && kind(static_cast<unsigned char>(c)); }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_punctuation(char c) { return is_byte(c, std::ispunct); }

std::string trimmed(std::string text) {
  text.erase(0, std::min(text.find_first_not_of(" \t"), text.size()));
  text.resize(text.find_last_not_of(" \t") + 1);
  return text;
}

/// The end of a template tag that starts at `at`, or `at`.
size_t tag_end(const std::string& text, size_t at) {
  if (text.compare(at, 2, "{{") != 0) return at;
  const std::string close = text.compare(at, 3, "{{{") == 0 ? "}}}" : "}}";
  const size_t end = text.find(close, at);
  return end == none ? at : end + close.size();
}

InlineMark tag_mark(const std::string& text, size_t from, size_t to) {
  std::string name = text.substr(from, to - from);
  name.erase(0, name.find_first_not_of('{'));
  name.resize(name.find_last_not_of('}') + 1);
  return {from, to, Chip::Kind::alone, -1, trimmed(name)};
}

/// A run of `*`, `_` or `~` that may open or close (CommonMark 6.2); it shrinks from its inner side as it is used.
struct Delimiter {
  char sign;
  size_t from, size, original;
  bool opens, closes;
};

struct Bracket {
  size_t at;
  bool image, active;
  size_t delimiters;    // how many stood before it
};

class MarkFinder {
 public:
  explicit MarkFinder(const std::string& text) : text_(text) {}

  std::vector<InlineMark> find() {
    while (at_ < text_.size()) step();
    emphasis(0);
    std::sort(marks_.begin(), marks_.end(), [](const InlineMark& a, const InlineMark& b) { return a.from < b.from; });
    return std::move(marks_);
  }

 private:
  void alone(size_t to, std::string label) {
    marks_.push_back({at_, to, Chip::Kind::alone, -1, std::move(label)});
    at_ = to;
  }
  void pair(size_t open, size_t open_end, size_t close, size_t close_end, const std::string& label) {
    marks_.push_back({open, open_end, Chip::Kind::opening, pairs_, label});
    marks_.push_back({close, close_end, Chip::Kind::closing, pairs_++, label});
  }

  void step() {
    const char c = text_[at_];
    if (c == '\\') at_ += at_ + 1 < text_.size() && (is_punctuation(text_[at_ + 1]) || text_[at_ + 1] == '\n') ? 2 : 1;
    else if (c == '`') code();
    else if (c == '{' && tag_end(text_, at_) != at_) tag();
    else if (c == '<') angle();
    else if (c == '&' && entity_end(text_, at_) != at_) alone(entity_end(text_, at_), text_.substr(at_, entity_end(text_, at_) - at_));
    else if (c == '@' && reference_end(text_, at_) != at_) alone(reference_end(text_, at_), text_.substr(at_ + 1, reference_end(text_, at_) - at_ - 1));
    else if (c == '[' || (c == '!' && text_.compare(at_, 2, "![") == 0)) open_bracket();
    else if (c == ']') close_bracket();
    else if (c == '*' || c == '_' || c == '~') delimiter();
    else if (c == 'h' && address_end() != at_) alone(address_end(), text_.substr(at_, address_end() - at_));
    else ++at_;
  }

  void tag() {
    const InlineMark mark = tag_mark(text_, at_, tag_end(text_, at_));
    alone(mark.to, mark.label);
  }

  void code() {
    const size_t from = at_;
    const size_t inside = std::min(text_.find_first_not_of('`', from), text_.size());
    const size_t ticks = inside - from;
    for (size_t close = text_.find('`', inside); close != none;) {
      const size_t end = std::min(text_.find_first_not_of('`', close), text_.size());
      if (end - close == ticks) return alone(end, trimmed(text_.substr(inside, close - inside)));
      close = text_.find('`', end);
    }
    at_ = inside;
  }

  /// `<https://…>`, `<a@b.c>`, a comment, or HTML that the reader refuses.
  void angle() {
    if (text_.compare(at_, 4, "<!--") == 0) {
      const size_t end = text_.find("-->", at_ + 4);
      if (end != none) return alone(end + 3, "comment");
    }
    const size_t end = text_.find_first_of(">\n", at_ + 1);
    const bool starts = at_ + 1 < text_.size() && (is_byte(text_[at_ + 1], std::isalpha) || text_[at_ + 1] == '/');
    if (!starts || end == none || text_[end] != '>') {
      ++at_;
      return;
    }
    const std::string inside = text_.substr(at_ + 1, end - at_ - 1);
    const bool address = inside.find(' ') == none && inside.find_first_of(":@") != none;
    alone(end + 1, address ? inside : "<" + inside + ">");
  }

  /// A bare address of the web, without the marks that end a sentence.
  size_t address_end() const {
    if (text_.compare(at_, 7, "http://") != 0 && text_.compare(at_, 8, "https://") != 0) return at_;
    if (at_ > 0 && (is_byte(text_[at_ - 1], std::isalnum) || text_[at_ - 1] == '/')) return at_;
    size_t end = at_;
    while (end < text_.size() && static_cast<unsigned char>(text_[end]) > 0x20 && static_cast<unsigned char>(text_[end]) < 0x7F &&
           text_[end] != '<' && text_[end] != '[' && text_[end] != ']' && text_[end] != '\\' && text_[end] != '`' && text_[end] != '|' &&
           tag_end(text_, end) == end)
      ++end;
    while (end > at_ && (std::string("?!.,:;*_~\"'").find(text_[end - 1]) != none ||
                         (text_[end - 1] == ')' && std::count(text_.begin() + static_cast<long>(at_), text_.begin() + static_cast<long>(end), ')') >
                                                       std::count(text_.begin() + static_cast<long>(at_), text_.begin() + static_cast<long>(end), '('))))
      --end;
    return text_.find("//", at_) + 2 < end ? end : at_;
  }

  void open_bracket() {
    const bool image = text_[at_] == '!';
    if (!image && text_.compare(at_, 2, "[^") == 0) {
      const size_t end = text_.find_first_of("] \n", at_);
      if (end != none && text_[end] == ']' && end > at_ + 2) return alone(end + 1, "note " + text_.substr(at_ + 2, end - at_ - 2));
    }
    brackets_.push_back({at_, image, true, delimiters_.size()});
    at_ += image ? 2 : 1;
  }

  void close_bracket() {
    if (brackets_.empty()) {
      ++at_;
      return;
    }
    const Bracket open = brackets_.back();
    brackets_.pop_back();
    const size_t link = link_end(at_ + 1);
    if (link != none && open.active) {
      close_pair(open, link, open.image ? "image" : "link");
      if (!open.image)
        for (Bracket& outer : brackets_) outer.active = outer.image && outer.active;
      return;
    }
    const std::string_view rest = std::string_view(text_).substr(at_ + 1);
    if (!open.image && starts_attributes(rest)) {
      const ParsedAttributes parsed = parse_attributes(rest);
      const std::string language = parsed.attributes.get("lang");
      return close_pair(open, at_ + 1 + parsed.size, !language.empty() ? language : parsed.attributes.classes.empty() ? "mark" : parsed.attributes.classes[0]);
    }
    ++at_;
  }

  void close_pair(const Bracket& open, size_t end, const std::string& label) {
    emphasis(open.delimiters);
    delimiters_.resize(open.delimiters);
    pair(open.at, open.at + (open.image ? 2 : 1), at_, end, label);
    at_ = end;
  }

  /// The end of "(address "title")" that starts at `at`, or npos.
  size_t link_end(size_t at) const {
    if (at >= text_.size() || text_[at] != '(') return none;
    const auto blanks = [&](size_t& i) { while (i < text_.size() && is_blank(text_[i])) ++i; };
    size_t i = at + 1;
    blanks(i);
    int depth = 0;
    if (i < text_.size() && text_[i] == '<') {
      while (i < text_.size() && text_[i] != '>' && text_[i] != '\n') i += text_[i] == '\\' ? 2 : 1;
      if (i >= text_.size() || text_[i] != '>') return none;
      ++i;
    } else {
      for (; i < text_.size() && !is_blank(text_[i]); ++i) {
        if (const size_t tag = tag_end(text_, i); tag != i) i = tag - 1;
        else if (text_[i] == '\\') ++i;
        else if (text_[i] == '(') ++depth;
        else if (text_[i] == ')' && depth-- == 0) return i + 1;
      }
    }
    if (depth > 0) return none;
    blanks(i);
    if (i < text_.size() && (text_[i] == '"' || text_[i] == '\'')) {
      const char quote = text_[i++];
      while (i < text_.size() && text_[i] != quote) i += text_[i] == '\\' ? 2 : 1;
      ++i;
      blanks(i);
    }
    return i < text_.size() && text_[i] == ')' ? i + 1 : none;
  }

  void delimiter() {
    const char sign = text_[at_];
    const size_t end = std::min(text_.find_first_not_of(sign, at_), text_.size());
    // What is not ASCII counts as a letter: that is right for all but a few typographic marks.
    const char before = at_ > 0 ? text_[at_ - 1] : ' ', behind = end < text_.size() ? text_[end] : ' ';
    const bool left = !is_blank(behind) && (!is_mark(behind, end) || is_blank(before) || is_mark_before(before));
    const bool right = !is_blank(before) && (!is_mark_before(before) || is_blank(behind) || is_mark(behind, end));
    Delimiter run{sign, at_, end - at_, end - at_, left, right};
    if (sign == '_') {
      run.opens = left && (!right || is_mark_before(before));
      run.closes = right && (!left || is_mark(behind, end));
    }
    if (sign != '~' || run.size == 2) delimiters_.push_back(run);
    at_ = end;
  }
  bool is_mark(char c, size_t at) const { return is_punctuation(c) || general_punctuation(at); }
  bool is_mark_before(char c) const {
    if (is_punctuation(c)) return true;
    return at_ >= 3 && (general_punctuation(at_ - 3) || general_punctuation(at_ - 2));
  }
  /// U+2010…U+205E, U+3001…U+3011, « » ¡ ¿: the marks that stand beside emphasis.
  bool general_punctuation(size_t at) const {
    const auto byte = [&](size_t i) { return i < text_.size() ? static_cast<unsigned char>(text_[i]) : 0u; };
    if (byte(at) == 0xE2 && (byte(at + 1) == 0x80 || byte(at + 1) == 0x81)) return byte(at + 1) == 0x81 ? byte(at + 2) < 0x9F : byte(at + 2) >= 0x90 && byte(at + 2) < 0xA8;
    if (byte(at) == 0xE3 && byte(at + 1) == 0x80) return byte(at + 2) >= 0x81 && byte(at + 2) <= 0x91;
    if (byte(at) == 0xEF && byte(at + 1) == 0xBC) return byte(at + 2) <= 0x8F || (byte(at + 2) >= 0x9A && byte(at + 2) <= 0xA0);
    return byte(at) == 0xC2 && (byte(at + 1) == 0xAB || byte(at + 1) == 0xBB || byte(at + 1) == 0xA1 || byte(at + 1) == 0xBF);
  }

  /// Pairs the delimiters from `bottom` on, as CommonMark's appendix says.
  void emphasis(size_t bottom) {
    for (size_t close = bottom; close < delimiters_.size(); ++close) {
      Delimiter& closer = delimiters_[close];
      while (closer.closes && closer.size > 0) {
        size_t open = close;   // one behind the opener looked for
        while (open > bottom && !matches(delimiters_[open - 1], closer)) --open;
        if (open == bottom) break;
        Delimiter& opener = delimiters_[open - 1];
        const size_t used = closer.sign == '~' || (opener.size >= 2 && closer.size >= 2) ? 2 : 1;
        opener.size -= used;
        pair(opener.from + opener.size, opener.from + opener.size + used, closer.from, closer.from + used,
             closer.sign == '~' ? "struck" : used == 2 ? "bold" : "italic");
        closer.from += used;
        closer.size -= used;
        for (size_t between = open; between < close; ++between) delimiters_[between].size = 0;
      }
    }
  }
  static bool matches(const Delimiter& opener, const Delimiter& closer) {
    if (opener.sign != closer.sign || !opener.opens || opener.size == 0) return false;
    const bool both = opener.closes || closer.opens;
    return !(both && (opener.original + closer.original) % 3 == 0 && (opener.original % 3 != 0 || closer.original % 3 != 0));
  }

  const std::string& text_;
  size_t at_ = 0;
  int pairs_ = 0;
  std::vector<InlineMark> marks_;
  std::vector<Delimiter> delimiters_;
  std::vector<Bracket> brackets_;
};

}  // namespace

size_t entity_end(const std::string& text, size_t at) {
  if (text[at] != '&') return at;
  size_t end = at + 1;
  while (end < text.size() && end < at + 33 && (is_byte(text[end], std::isalnum) || (text[end] == '#' && end == at + 1))) ++end;
  return end > at + 1 && end < text.size() && text[end] == ';' ? end + 1 : at;
}

size_t reference_end(const std::string& text, size_t at) {
  const auto in_name = [](char c) { return is_byte(c, std::isalnum) || c == '-' || c == '_'; };
  const std::string prefix = text.substr(std::min(at + 1, text.size()), 4);
  if (text[at] != '@' || (prefix != "tbl-" && prefix != "fig-" && prefix != "sec-") || (at > 0 && in_name(text[at - 1]))) return at;
  size_t end = at + 5;
  while (end < text.size() && in_name(text[end])) ++end;
  return end == at + 5 ? at : end;
}

std::vector<InlineMark> find_inline_marks(const std::string& markdown) { return MarkFinder(markdown).find(); }

std::vector<InlineMark> find_tags(const std::string& text) {
  std::vector<InlineMark> marks;
  for (size_t at = text.find("{{"); at != none; at = text.find("{{", at)) {
    const size_t end = tag_end(text, at);
    if (end == at) break;
    marks.push_back(tag_mark(text, at, end));
    at = end;
  }
  return marks;
}

}  // namespace divulga
