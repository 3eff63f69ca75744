#include "layout/shown_address.h"

namespace divulga::layout {

std::string shown_address(std::string url) {
  if (url.rfind("https://", 0) == 0) url = url.substr(8);
  if (!url.empty() && url.back() == '/') url.pop_back();
  return url;
}

}  // namespace divulga::layout
