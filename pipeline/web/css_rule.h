#pragma once
#include <string>
#include <vector>

namespace divulga {

/// A rule of a style sheet: a style rule with declarations, an at-rule with rules inside, or a statement ("@import …").
struct CssRule {
  std::string prelude;                  // selectors, or "@media (min-width:768px)"
  std::vector<std::string> declarations;// "color:#fff"
  std::vector<CssRule> rules;
  bool statement = false;               // ended by a semicolon
};

/// CSS as minified style sheets write it; comments are dropped. Strings, url() and brackets are kept whole.
std::vector<CssRule> parse_css(const std::string& css);
std::string write_css(const std::vector<CssRule>& rules);

/// Splits at `separator` where it stands outside of strings and brackets; pieces are trimmed.
std::vector<std::string> split_css(const std::string& text, char separator);

}  // namespace divulga
