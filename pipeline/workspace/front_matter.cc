#include <algorithm>

#include "workspace/project.h"

namespace divulga {

FrontMatter split_front_matter(const std::string& text) {
  if (text.compare(0, 4, "---\n") != 0) return {"", text, 1};
  for (size_t at = 4; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    size_t last = end;
    while (last > at && (text[last - 1] == ' ' || text[last - 1] == '\r')) --last;
    if (text.compare(at, last - at, "---") == 0) {
      const std::string yaml = text.substr(4, at - 4);
      const int lines = static_cast<int>(std::count(yaml.begin(), yaml.end(), '\n'));
      return {yaml, text.substr(std::min(end + 1, text.size())), lines + 3};
    }
    at = end + 1;
  }
  return {"", text, 1};
}

}  // namespace divulga
