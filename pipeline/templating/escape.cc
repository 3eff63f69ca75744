#include <cctype>

#include "templating/template.h"

namespace divulga {
namespace {

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) || (static_cast<unsigned char>(c) & 0x80); }

std::string html_escaped(std::string_view value) {
  std::string out;
  for (const char c : value) switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  return out;
}

/// "&name;" or "&#1;" at `at`: what CommonMark 6.2 would read as one character.
bool is_entity(std::string_view value, size_t at) {
  size_t end = at + 1;
  while (end < value.size() && (std::isalnum(static_cast<unsigned char>(value[end])) || value[end] == '#')) ++end;
  return end > at + 1 && end < value.size() && value[end] == ';';
}

/// Backslashes only where they are needed: addresses of the net must stay whole to be made links.
bool needs_backslash(std::string_view value, size_t at) {
  const char c = value[at];
  const bool first = at == 0, last = at + 1 == value.size();
  switch (c) {
    case '\\': case '`': case '*': case '[': case ']': case '{': case '}': case '<': case '|': case '>': return true;
    case '"': return true;   // a value may stand inside key="…"
    case '_': case '~': return first || last || !is_word(value[at - 1]) || !is_word(value[at + 1]);
    case '&': return is_entity(value, at);
    case '@': return first && !last;
    case '#': return first;
    case '-': case '+': return first && (last || value[at + 1] == ' ');
    default: return false;
  }
}

std::string markdown_escaped(std::string_view value) {
  std::string out;
  for (size_t i = 0; i < value.size(); ++i) {
    if (needs_backslash(value, i)) out += '\\';
    out += value[i] == '\n' || value[i] == '\r' ? ' ' : value[i];
  }
  return out;
}

}  // namespace

std::string escaped(std::string_view value, Escape escape) {
  switch (escape) {
    case Escape::markdown: return markdown_escaped(value);
    case Escape::html: return html_escaped(value);
    case Escape::none: return std::string(value);
  }
  return {};
}

}  // namespace divulga
