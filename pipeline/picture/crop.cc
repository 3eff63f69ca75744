#include "picture/crop.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "diag/words.h"

namespace divulga {
namespace {

std::optional<double> number(const std::string& text, const char*& rest) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc()) return std::nullopt;
  rest = end;
  return value;
}

/// "10%" or "0" as a share.
std::optional<double> share(const std::string& text) {
  const char* rest = nullptr;
  const auto value = number(text, rest);
  if (!value || *value < 0 || *value > 100) return std::nullopt;
  const std::string unit(rest, text.data() + text.size());
  return unit == "%" || (unit.empty() && *value == 0) ? std::optional(*value / 100) : std::nullopt;
}

}  // namespace

Share PictureCrop::shown(double w, double h) const {
  Share part{left, top, 1 - left - right, 1 - top - bottom};
  if (ratio <= 0) return part;
  const double now = part.width * w / (part.height * h);
  if (now > ratio) {
    const double width = part.width * ratio / now;
    part.x = std::clamp(focus_x - width / 2, part.x, part.x + part.width - width);
    part.width = width;
  } else {
    const double height = part.height * now / ratio;
    part.y = std::clamp(focus_y - height / 2, part.y, part.y + part.height - height);
    part.height = height;
  }
  return part;
}

bool read_crop(const std::string& text, PictureCrop& crop) {
  const std::vector<std::string> words = words_of(text);
  if (words.empty() || words.size() > 4) return false;
  double sides[4];
  for (size_t i = 0; i < 4; ++i) {
    // As in CSS: what is left out is as its opposite.
    const size_t from = i < words.size() ? i : i == 3 && words.size() > 1 ? 1 : 0;
    const auto value = share(words[from]);
    if (!value) return false;
    sides[i] = *value;
  }
  if (sides[0] + sides[2] > 0.95 || sides[1] + sides[3] > 0.95) return false;
  crop.top = sides[0], crop.right = sides[1], crop.bottom = sides[2], crop.left = sides[3];
  return true;
}

std::optional<double> read_ratio(const std::string& text) {
  const char* rest = nullptr;
  const auto width = number(text, rest);
  if (!width || *width <= 0) return std::nullopt;
  std::string behind(rest, text.data() + text.size());
  double ratio = *width;
  if (!behind.empty()) {
    if (behind[0] != ':' && behind[0] != '/') return std::nullopt;
    behind.erase(0, 1);
    const auto height = number(behind, rest);
    if (!height || *height <= 0 || rest != behind.data() + behind.size()) return std::nullopt;
    ratio = *width / *height;
  }
  return ratio >= 0.1 && ratio <= 10 ? std::optional(ratio) : std::nullopt;
}

bool read_focus(const std::string& text, PictureCrop& crop) {
  const std::vector<std::string> words = words_of(text);
  if (words.empty() || words.size() > 2) return false;
  double x = 0.5, y = 0.5;
  for (size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (word == "left") x = 0;
    else if (word == "right") x = 1;
    else if (word == "top") y = 0;
    else if (word == "bottom") y = 1;
    else if (const auto value = share(word)) (i == 0 ? x : y) = *value;
    else if (word != "center") return false;
  }
  crop.focus_x = x, crop.focus_y = y;
  return true;
}

}  // namespace divulga
