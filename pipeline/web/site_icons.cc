#include "web/site_icons.h"

namespace divulga {

SiteIcons::SiteIcons(const std::string& sprite) {
  const std::string open = "<symbol id=\"", close = "</symbol>";
  for (size_t at = sprite.find(open); at != std::string::npos; at = sprite.find(open, at + 1)) {
    const size_t name = at + open.size();
    const size_t quote = sprite.find('"', name), end = sprite.find(close, at);
    if (quote == std::string::npos || end == std::string::npos) break;
    symbols_[sprite.substr(name, quote - name)] = sprite.substr(at, end + close.size() - at);
  }
}

Html SiteIcons::symbols_used_in(const std::string& markup) const {
  const std::string use = "<use href=\"#";
  std::set<std::string> names;
  for (size_t at = markup.find(use); at != std::string::npos; at = markup.find(use, at + 1)) {
    const size_t name = at + use.size();
    names.insert(markup.substr(name, markup.find('"', name) - name));
  }
  std::string symbols;
  for (const std::string& name : names)
    if (const auto found = symbols_.find(name); found != symbols_.end()) symbols += found->second;
  if (symbols.empty()) return {};
  return Html::raw("<svg class=\"symbols\" aria-hidden=\"true\" width=\"0\" height=\"0\">" + symbols + "</svg>");
}

}  // namespace divulga
