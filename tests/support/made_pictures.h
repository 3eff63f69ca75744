#pragma once
#include <string>
#include <vector>

// Pictures of every kind for tests, made by libpng's and libjpeg's full interfaces.

namespace divulga::test {

/// `color` and `depth` as in libpng; without rows every byte is 0x11. A palette is red and half-transparent blue.
std::string made_png(unsigned width, unsigned height, int depth, int color, std::string rows = {}, bool interlaced = false);

/// One colour all over, a sample a channel: 1 gray, 3 RGB, 4 inks.
struct MadeJpeg {
  std::vector<unsigned char> sample{128, 128, 128};
  int width = 16, height = 16;
  bool adobe_marker = true;               // of four inks: the file says that it comes from Adobe's programs
  std::string exif{}, profile{};          // whole blocks
};
std::string made_jpeg(const MadeJpeg& kind);

}  // namespace divulga::test
