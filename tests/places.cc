#include "places.h"

namespace divulga::places {

const std::string& source() {
  static const std::string path = DIVULGA_SOURCE_DIR;
  return path;
}

const std::string& share() {
  static const std::string path = DIVULGA_SHARE_DIR;
  return path;
}

}  // namespace divulga::places
