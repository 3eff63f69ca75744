#pragma once
#include <map>
#include <set>
#include <string>

#include "web/html.h"

namespace divulga {

/// The icons of Bootstrap Italia's sprite. Immutable after loading, so safe to share among threads.
class SiteIcons {
 public:
  /// `sprite`: the text of sprites.svg, one <symbol> an icon.
  explicit SiteIcons(const std::string& sprite);

  bool has(const std::string& name) const { return symbols_.count("it-" + name) > 0; }
  /// A hidden <svg> with the symbols that `markup` uses, so that a page needs no further request and works as a file.
  Html symbols_used_in(const std::string& markup) const;

 private:
  std::map<std::string, std::string> symbols_;   // by id
};

}  // namespace divulga
