#include <algorithm>
#include <cctype>

#include "web/css_rule.h"
#include "web/stylesheet.h"

namespace divulga {
namespace {

bool is_name(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_' || (c & 0x80); }

/// What a selector wants, without the arguments of :not(): those exclude, they do not ask for anything.
std::string without_negations(const std::string& selector) {
  std::string out;
  for (size_t i = 0; i < selector.size(); ++i) {
    if (selector.compare(i, 5, ":not(") != 0) {
      out += selector[i];
      continue;
    }
    int depth = 1;
    for (i += 5; i < selector.size() && depth; ++i) depth += selector[i] == '(' ? 1 : selector[i] == ')' ? -1 : 0;
    --i;
  }
  return out;
}

bool can_match(const std::string& selector, const std::set<std::string>& classes) {
  const std::string wanted = without_negations(selector);
  for (size_t i = 0; i < wanted.size(); ++i) {
    if (wanted[i] == '[') {
      i = wanted.find(']', i);
      if (i == std::string::npos) return true;
      continue;
    }
    if (wanted[i] != '.' || i + 1 >= wanted.size() || !is_name(wanted[i + 1])) continue;
    size_t end = i + 1;
    while (end < wanted.size() && is_name(wanted[end])) ++end;
    // Classes with an escaped character (".w-1\/2") are none of ours.
    if (end < wanted.size() && wanted[end] == '\\') return false;
    if (!classes.count(wanted.substr(i + 1, end - i - 1))) return false;
    i = end - 1;
  }
  return true;
}

/// Elements that pages of this site never have (form fields, players): their rules are not wanted either.
bool is_foreign(const std::string& selector) {
  for (const char* start : {"input", "select", "textarea", "button", "label", "fieldset", "legend", "optgroup", "progress", "video",
                            "audio", "form", "::-webkit", "::file", "output", "iframe", "[type", "splide"})
    if (selector.rfind(start, 0) == 0) return true;
  return false;
}

void prune(std::vector<CssRule>& rules, const std::set<std::string>& classes) {
  for (CssRule& rule : rules) {
    if (rule.prelude.rfind("@", 0) == 0) {
      if (rule.prelude.find("keyframes") == std::string::npos) prune(rule.rules, classes);
      continue;
    }
    std::vector<std::string> kept;
    for (std::string& selector : split_css(rule.prelude, ','))
      if (!is_foreign(selector) && can_match(selector, classes)) kept.push_back(std::move(selector));
    rule.prelude.clear();
    for (size_t i = 0; i < kept.size(); ++i) rule.prelude += (i ? "," : "") + kept[i];
  }
  std::erase_if(rules, [](const CssRule& rule) {
    if (rule.statement) return rule.prelude.rfind("@charset", 0) == 0 || rule.prelude.rfind("@import", 0) == 0;
    return rule.prelude.empty() || (rule.declarations.empty() && rule.rules.empty());
  });
}

std::string value_of(const CssRule& rule, const std::string& property) {
  for (const std::string& declaration : rule.declarations)
    if (declaration.rfind(property + ":", 0) == 0) return declaration.substr(property.size() + 1);
  return {};
}

/// Keyframes and faces that no rule names.
void drop_unnamed(std::vector<CssRule>& rules) {
  std::vector<CssRule> styles;
  for (const CssRule& rule : rules)
    if (rule.prelude.rfind("@font-face", 0) != 0 && rule.prelude.find("keyframes") == std::string::npos) styles.push_back(rule);
  const std::string text = write_css(styles);
  std::erase_if(rules, [&](const CssRule& rule) {
    std::string name;
    if (rule.prelude.rfind("@font-face", 0) == 0) name = value_of(rule, "font-family");
    else if (rule.prelude.find("keyframes") != std::string::npos) name = rule.prelude.substr(rule.prelude.find(' ') + 1);
    else return false;
    std::erase_if(name, [](char c) { return c == '"' || c == '\''; });
    return name.empty() || text.find(name) == std::string::npos;
  });
}

/// Variables that no declaration reads, until none is left.
void drop_unread_variables(std::vector<CssRule>& rules) {
  for (size_t before = 0, now = 1; before != now;) {
    before = now;
    const std::string text = write_css(rules);
    now = text.size();
    const auto unread = [&](const std::string& declaration) {
      if (declaration.rfind("--", 0) != 0) return false;
      const std::string name = "var(" + declaration.substr(0, declaration.find(':'));
      return text.find(name + ")") == std::string::npos && text.find(name + ",") == std::string::npos;
    };
    const auto walk = [&](auto& self, std::vector<CssRule>& list) -> void {
      for (CssRule& rule : list) {
        std::erase_if(rule.declarations, unread);
        self(self, rule.rules);
      }
      std::erase_if(list, [](const CssRule& rule) { return !rule.statement && rule.declarations.empty() && rule.rules.empty(); });
    };
    walk(walk, rules);
  }
}

}  // namespace

std::string pruned_css(const std::string& css, const std::set<std::string>& classes) {
  std::vector<CssRule> rules = parse_css(css);
  prune(rules, classes);
  drop_unnamed(rules);
  drop_unread_variables(rules);
  return write_css(rules);
}

void collect_classes(const std::string& html, std::set<std::string>& classes) {
  const std::string key = " class=\"";
  for (size_t at = html.find(key); at != std::string::npos; at = html.find(key, at + 1)) {
    const size_t from = at + key.size(), end = html.find('"', from);
    for (std::string& name : split_css(html.substr(from, end - from), ' ')) classes.insert(std::move(name));
  }
}

}  // namespace divulga
