#include <cctype>

#include "locale/format.h"
#include "web/html_writer.h"

namespace divulga {
namespace {

/// Bytes of a separator inside a telephone number at `at` (space, hyphen, no-break spaces), or 0.
size_t separator_at(const std::string& text, size_t at) {
  if (text[at] == ' ' || text[at] == '-') return 1;
  if (text.compare(at, 2, "\u00a0") == 0) return 2;
  if (text.compare(at, 3, "\u202f") == 0 || text.compare(at, 3, "\u2011") == 0) return 3;
  return 0;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The length of an international number ("+39 …", seven digits or more) at `at`, or 0.
size_t phone_at(const std::string& text, size_t at) {
  if (text[at] != '+') return 0;
  size_t end = at + 1, last = at;
  int digits = 0;
  while (end < text.size()) {
    if (is_digit(text[end])) {
      ++digits;
      last = ++end;
    } else if (const size_t gap = separator_at(text, end); gap && last == end) {
      end += gap;
    } else {
      break;
    }
  }
  return digits >= 7 ? last - at : 0;
}

bool is_address_char(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '.' || c == '-' || c == '_' || c == '+'; }

/// The length of "name@host.tld" that starts at `at`, or 0.
size_t email_at(const std::string& text, size_t at) {
  if (!std::isalnum(static_cast<unsigned char>(text[at])) || (at && is_address_char(text[at - 1]))) return 0;
  size_t i = at;
  while (i < text.size() && is_address_char(text[i])) ++i;
  if (i >= text.size() || text[i] != '@') return 0;
  size_t end = ++i;
  bool dot = false;
  while (end < text.size() && (std::isalnum(static_cast<unsigned char>(text[end])) || text[end] == '-' || text[end] == '.')) dot |= text[end++] == '.';
  while (end > i && !std::isalnum(static_cast<unsigned char>(text[end - 1]))) --end;
  return dot && end > i ? end - at : 0;
}

/// Left-to-right text, isolated from what stands around it.
HtmlAttributes ltr_link(const std::string& url) { return {{"href", url}, {"class", "ltr"}, {"dir", "ltr"}}; }

std::string dialled(const std::string& phone) {
  std::string out;
  for (const char c : phone)
    if (is_digit(c) || (c == '+' && out.empty())) out += c;
  return out;
}

/// The digits of a number that must be kept left to right but has no plus sign ("112", "800 290 290").
bool is_short_number(const std::string& text) {
  int digits = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    if (is_digit(text[i])) ++digits;
    else if (const size_t gap = separator_at(text, i)) i += gap - 1;
    else return false;
  }
  return digits >= 3;
}

bool is_left_to_right_mark(const std::string& text, size_t at) {
  return text.compare(at, 3, "\u2066") == 0 || text.compare(at, 3, "\u2069") == 0;
}

/// A text inside a link: escaped, but never a link again.
Html unlinked(const Inlines& content, HtmlWriter& writer) {
  Html out;
  for (const Inline& item : content) {
    if (const auto* text = std::get_if<Text>(&item.node)) out += Html::text(text->text);
    else out += writer.inlines({item});
  }
  return out;
}

}  // namespace

HtmlAttributes language_attributes(const LocaleTag& language) {
  return {{"lang", language.str()}, {"dir", language.direction() == Direction::right_to_left ? "rtl" : "ltr"}};
}

Html phone_link(const std::string& phone) {
  const std::string bare = without_bidi_controls(phone);
  return element("a", ltr_link("tel:" + dialled(bare)), Html::text(bare));
}

Html linked_text(const std::string& text) {
  Html out;
  std::string plain;
  const auto flush = [&] {
    out += Html::text(plain);
    plain.clear();
  };
  for (size_t i = 0; i < text.size();) {
    if (const size_t phone = phone_at(text, i)) {
      flush();
      out += phone_link(text.substr(i, phone));
      i += phone;
    } else if (const size_t email = email_at(text, i)) {
      flush();
      const std::string address = text.substr(i, email);
      out += element("a", ltr_link("mailto:" + address), Html::text(address));
      i += email;
    } else if (is_left_to_right_mark(text, i) && i + 3 < text.size() && (phone_at(text, i + 3) || email_at(text, i + 3))) {
      i += 3;   // the link isolates by itself
    } else {
      plain += text[i++];
    }
  }
  flush();
  return out;
}

Html HtmlWriter::reference(int number) {
  const std::string n = std::to_string(number);
  const int times = ++references_[number];
  const std::string id = "fnref-" + n + (times > 1 ? "-" + std::to_string(times) : "");
  const std::string label = fill(word("Note {number}"), {{"number", n}});
  return element("sup", {{"class", "note-reference"}},
                 element("a", {{"id", id}, {"href", "#fn-" + n}, {"role", "doc-noteref"}, {"aria-label", label}}, Html::text(n)));
}

Html HtmlWriter::inlines(const Inlines& content) {
  struct Writer {
    HtmlWriter& self;
    Html operator()(const Text& n) { return linked_text(n.text); }
    Html operator()(const Emphasis& n) { return element("em", {}, self.inlines(n.content)); }
    Html operator()(const Strong& n) { return element("strong", {}, self.inlines(n.content)); }
    Html operator()(const Strikethrough& n) { return element("s", {}, self.inlines(n.content)); }
    Html operator()(const CodeSpan& n) { return element("code", {{"dir", "ltr"}}, Html::text(n.text)); }
    Html operator()(const Link& n) {
      HtmlAttributes attributes{{"href", self.context_.link(n.url)}};
      if (!n.title.empty()) attributes.emplace_back("title", n.title);
      const std::string shown = without_bidi_controls(plain_text(n.content));
      const bool address = n.url == shown || n.url == "mailto:" + shown;
      if (address) attributes.insert(attributes.end(), {{"class", "ltr"}, {"dir", "ltr"}});
      return element("a", attributes, address ? Html::text(shown) : unlinked(n.content, self));
    }
    Html operator()(const LineBreak&) { return void_element("br", {}); }
    Html operator()(const InlineImage& n) { return void_element("img", {{"src", self.context_.image(n.source)}, {"alt", n.alt}, {"class", "inline-image"}}); }
    Html operator()(const FootnoteReference& n) { return self.reference(n.number); }
    Html operator()(const CrossReference& n) {
      const auto label = self.document_.labels.find(n.id);
      return element("a", {{"href", "#" + n.id}}, Html::text(label == self.document_.labels.end() ? n.id : label->second));
    }
    Html operator()(const Span& n) {
      const std::string shown = plain_text(n.content);
      if (n.attributes.has_class("tel"))
        return is_short_number(without_bidi_controls(shown)) ? phone_link(shown) : element("bdi", {{"dir", "ltr"}}, self.inlines(n.content));
      if (const std::string lang = n.attributes.get("lang"); !lang.empty()) return element("span", language_attributes(LocaleTag(lang)), self.inlines(n.content));
      return element("span", {}, self.inlines(n.content));
    }
  };
  Html out;
  for (const Inline& item : content) out += std::visit(Writer{*this}, item.node);
  return out;
}

}  // namespace divulga
