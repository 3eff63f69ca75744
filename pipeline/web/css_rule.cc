#include "web/css_rule.h"

#include <string_view>

namespace divulga {
namespace {

std::string trimmed(std::string_view text) {
  const size_t from = text.find_first_not_of(" \t\r\n");
  if (from == std::string_view::npos) return {};
  return std::string(text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1));
}

/// Where the string that opens at `at` ends (the index of its closing quote).
size_t end_of_string(std::string_view text, size_t at) {
  const char quote = text[at];
  for (size_t i = at + 1; i < text.size(); ++i) {
    if (text[i] == '\\') ++i;
    else if (text[i] == quote) return i;
  }
  return text.size() - 1;
}

std::string without_comments(const std::string& css) {
  std::string out;
  for (size_t i = 0; i < css.size(); ++i) {
    if (css[i] == '"' || css[i] == '\'') {
      const size_t end = end_of_string(css, i);
      out.append(css, i, end - i + 1);
      i = end;
    } else if (css.compare(i, 2, "/*") == 0) {
      const size_t end = css.find("*/", i + 2);
      if (end == std::string::npos) break;
      i = end + 1;
    } else {
      out += css[i];
    }
  }
  return out;
}

/// The first of `stops` at or after `at` outside of strings and brackets, or the end.
size_t find_outside(const std::string& css, size_t at, std::string_view stops) {
  int depth = 0;
  for (size_t i = at; i < css.size(); ++i) {
    const char c = css[i];
    if (c == '"' || c == '\'') i = end_of_string(css, i);
    else if (c == '(' || c == '[') ++depth;
    else if (c == ')' || c == ']') --depth;
    else if (c == '\\') ++i;
    else if (depth <= 0 && stops.find(c) != std::string_view::npos) return i;
  }
  return css.size();
}

bool holds_rules(const std::string& prelude) {
  for (const char* name : {"@media", "@supports", "@layer", "@container", "@keyframes", "@-webkit-keyframes"})
    if (prelude.rfind(name, 0) == 0) return true;
  return false;
}

std::vector<CssRule> parse_rules(const std::string& css, size_t& at) {
  std::vector<CssRule> rules;
  while (at < css.size()) {
    const size_t stop = find_outside(css, at, "{;}");
    const std::string prelude = trimmed(std::string_view(css).substr(at, stop - at));
    at = stop + 1;
    if (stop == css.size()) break;
    if (css[stop] == '}') break;
    if (css[stop] == ';') {
      if (!prelude.empty()) rules.push_back({prelude, {}, {}, true});
      continue;
    }
    CssRule rule;
    rule.prelude = prelude;
    if (holds_rules(prelude)) {
      rule.rules = parse_rules(css, at);
    } else {
      const size_t end = find_outside(css, at, "}");
      rule.declarations = split_css(css.substr(at, end - at), ';');
      at = end + 1;
    }
    rules.push_back(std::move(rule));
  }
  return rules;
}

}  // namespace

std::vector<std::string> split_css(const std::string& text, char separator) {
  std::vector<std::string> pieces;
  for (size_t at = 0; at <= text.size();) {
    const size_t end = find_outside(text, at, std::string_view(&separator, 1));
    if (std::string piece = trimmed(std::string_view(text).substr(at, end - at)); !piece.empty()) pieces.push_back(std::move(piece));
    at = end + 1;
  }
  return pieces;
}

std::vector<CssRule> parse_css(const std::string& css) {
  std::string text = without_comments(css);
  if (text.rfind("\xEF\xBB\xBF", 0) == 0) text.erase(0, 3);
  size_t at = 0;
  return parse_rules(text, at);
}

std::string write_css(const std::vector<CssRule>& rules) {
  std::string out;
  for (const CssRule& rule : rules) {
    out += rule.prelude;
    if (rule.statement) {
      out += ";";
      continue;
    }
    out += "{";
    for (size_t i = 0; i < rule.declarations.size(); ++i) out += (i ? ";" : "") + rule.declarations[i];
    out += write_css(rule.rules) + "}";
    if (rule.rules.empty()) out += "\n";
  }
  return out;
}

}  // namespace divulga
