#include "mail/emblem_image.h"

#include <png.h>

#include <array>
#include <cstring>
#include <vector>

#include "diag/diagnostic.h"
#include "geometry/emblem.h"

namespace divulga {
namespace {

constexpr int kSamples = 4;                          // a side, for smooth edges

bool is_inside(const EmblemStar& star, double x, double y) {
  bool inside = false;
  for (size_t i = 0, j = star.size() - 1; i < star.size(); j = i++) {
    if ((star[i].y > y) != (star[j].y > y) && x < (star[j].x - star[i].x) * (y - star[i].y) / (star[j].y - star[i].y) + star[i].x) inside = !inside;
  }
  return inside;
}

struct Paint { int r, g, b; };

/// The colour at a point in units of the field's height, its upper left corner at the origin.
Paint colour_at(const std::array<EmblemStar, 12>& all, double x, double y) {
  if (x < 0 || y < 0 || x > 1.5 || y > 1) return {255, 255, 255};
  for (const EmblemStar& star : all) {
    if (is_inside(star, x, y)) return {emblem_yellow.r, emblem_yellow.g, emblem_yellow.b};
  }
  return {emblem_blue.r, emblem_blue.g, emblem_blue.b};
}

}  // namespace

std::string emblem_png(int height) {
  const std::array<EmblemStar, 12> all = emblem_stars();
  const int width = height * 3 / 2;
  const double border = height / 27.0;               // H/25 of the field that is left
  const double field = height - 2 * border;
  std::vector<png_byte> pixels(static_cast<size_t>(width * height * 3));
  for (int row = 0; row < height; ++row) {
    for (int column = 0; column < width; ++column) {
      Paint sum{0, 0, 0};
      for (int sample = 0; sample < kSamples * kSamples; ++sample) {
        const double x = column + (sample % kSamples + 0.5) / kSamples, y = row + (sample / kSamples + 0.5) / kSamples;
        const Paint paint = colour_at(all, (x - (width - 1.5 * field) / 2) / field, (y - border) / field);
        sum = {sum.r + paint.r, sum.g + paint.g, sum.b + paint.b};
      }
      png_byte* pixel = &pixels[static_cast<size_t>((row * width + column) * 3)];
      pixel[0] = static_cast<png_byte>(sum.r / (kSamples * kSamples));
      pixel[1] = static_cast<png_byte>(sum.g / (kSamples * kSamples));
      pixel[2] = static_cast<png_byte>(sum.b / (kSamples * kSamples));
    }
  }
  png_image image;
  std::memset(&image, 0, sizeof image);
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(width);
  image.height = static_cast<png_uint_32>(height);
  image.format = PNG_FORMAT_RGB;
  png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
  std::string bytes(size, '\0');
  if (png_image_write_to_memory(&image, bytes.data(), &size, 0, pixels.data(), 0, nullptr) == 0) throw Error(message("cannot write the emblem: {0}", image.message));
  bytes.resize(size);
  return bytes;
}

}  // namespace divulga
