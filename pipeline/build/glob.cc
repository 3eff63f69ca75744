#include "build/project_build.h"

namespace divulga {
namespace {

bool matches(const char* pattern, const char* pattern_end, const char* text, const char* text_end) {
  for (; pattern != pattern_end; ++pattern) {
    if (*pattern == '*') {
      const bool any = pattern + 1 != pattern_end && pattern[1] == '*';
      const char* rest = pattern + (any ? 2 : 1);
      for (const char* at = text;; ++at) {
        if (matches(rest, pattern_end, at, text_end)) return true;
        if (at == text_end || (!any && *at == '/')) return false;
      }
    }
    if (text == text_end || (*pattern == '?' ? *text == '/' : *pattern != *text)) return false;
    ++text;
  }
  return text == text_end;
}

}  // namespace

bool matches_glob(const std::string& pattern, const std::string& text) {
  return matches(pattern.data(), pattern.data() + pattern.size(), text.data(), text.data() + text.size());
}

}  // namespace divulga
