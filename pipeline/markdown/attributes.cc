#include "markdown/attributes.h"

#include <cctype>

namespace divulga {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_name(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_' || c == '.' || c == ':' || (static_cast<unsigned char>(c) & 0x80);
}

class AttributeReader {
 public:
  explicit AttributeReader(std::string_view text) : text_(text) {}

  ParsedAttributes read() {
    at_ = 1;
    while (true) {
      while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
      if (at_ >= text_.size() || text_[at_] == '\n') {
        problem(0, 1, message("'{' is not closed"), message("write } after the attributes"));
        break;
      }
      if (text_[at_] == '}') {
        ++at_;
        break;
      }
      item();
    }
    result_.size = at_;
    return std::move(result_);
  }

 private:
  void problem(size_t from, size_t size, Message message, Message hint) {
    result_.problems.push_back({from, size, std::move(message), std::move(hint)});
  }

  std::string name() {
    const size_t from = at_;
    while (at_ < text_.size() && is_name(text_[at_])) ++at_;
    return std::string(text_.substr(from, at_ - from));
  }

  void item() {
    const size_t from = at_;
    const char sign = text_[at_];
    if (sign == '#' || sign == '.') {
      ++at_;
      const std::string value = name();
      if (value.empty()) return stray(from);
      if (sign == '.')
        result_.attributes.classes.push_back(value);
      else
        set_id(value, from);
      return;
    }
    const std::string key = name();
    if (key.empty()) return stray(from);
    if (at_ >= text_.size() || text_[at_] != '=') {
      problem(from, at_ - from, message("'{0}' has no value", key), message("write {0}=\"…\", or .{1} for a name", key, key));
      return;
    }
    ++at_;
    value_of(key, from);
  }

  void value_of(const std::string& key, size_t from) {
    const bool quoted = at_ < text_.size() && text_[at_] == '"';
    if (quoted) ++at_;
    const size_t start = at_;
    while (at_ < text_.size() && text_[at_] != '\n') {
      if (text_.compare(at_, 2, "{{") == 0 && text_.find("}}", at_) != std::string_view::npos) {
        at_ = text_.find("}}", at_) + 2;
        while (at_ < text_.size() && text_[at_] == '}' && text_.compare(start, 3, "{{{") == 0) ++at_;
        continue;
      }
      if (text_[at_] == '\\' && at_ + 1 < text_.size()) {
        at_ += 2;
        continue;
      }
      if (quoted ? text_[at_] == '"' : is_blank(text_[at_]) || text_[at_] == '}') break;
      ++at_;
    }
    at_ = std::min(at_, text_.size());
    const auto raw = text_.substr(start, at_ - start);
    result_.values.push_back({key, start, at_ - start, quoted});
    if (quoted && (at_ >= text_.size() || text_[at_] != '"')) {
      problem(from, 1, message("the quotation mark of '{0}' is not closed", key), message("write \" after the value"));
    } else if (quoted) {
      ++at_;
    } else if (raw.empty()) {
      problem(from, at_ - from, message("'{0}' has no value", key), message("write {0}=\"…\"", key));
    }
    if (key == "id")
      set_id(unescaped(raw), from);
    else if (!result_.attributes.values.emplace(key, unescaped(raw)).second)
      problem(from, key.size(), message("key '{0}' stands twice", key), message("keep one of them"));
  }

  void set_id(const std::string& value, size_t from) {
    if (!result_.attributes.id.empty()) problem(from, at_ - from, message("a second id '{0}'", value), message("keep one of them"));
    result_.attributes.id = value;
  }

  void stray(size_t from) {
    at_ = from + 1;
    while (at_ < text_.size() && !is_blank(text_[at_]) && text_[at_] != '}' && text_[at_] != '\n') ++at_;
    problem(from, at_ - from, message("'{0}' is not an attribute", std::string(text_.substr(from, at_ - from))),
            message("attributes are #id, .name and key=value"));
  }

  std::string_view text_;
  size_t at_ = 0;
  ParsedAttributes result_;
};

}  // namespace

ParsedAttributes parse_attributes(std::string_view text) { return AttributeReader(text).read(); }

bool starts_attributes(std::string_view text) {
  if (text.size() < 2 || text[0] != '{') return false;
  if (text[1] == '#' || text[1] == '.') return true;
  size_t at = 1;
  while (at < text.size() && (std::isalpha(static_cast<unsigned char>(text[at])) || text[at] == '-')) ++at;
  return at > 1 && at < text.size() && text[at] == '=';
}

size_t trailing_attributes(std::string_view text) {
  const size_t end = text.find_last_not_of(" \t\r") + 1;
  for (size_t at = text.find('{'); at < end; at = text.find('{', at + 1)) {
    if (text.compare(at, 2, "{{") == 0) {   // a template's tag
      const size_t close = text.find("}}", at);
      if (close == std::string_view::npos) return close;
      at = close + 1;
      continue;
    }
    const auto rest = text.substr(at, end - at);
    if (starts_attributes(rest) && parse_attributes(rest).size == rest.size()) return at;
  }
  return std::string_view::npos;
}

std::string unescaped(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size() && std::ispunct(static_cast<unsigned char>(text[i + 1]))) ++i;
    out += text[i];
  }
  return out;
}

}  // namespace divulga
