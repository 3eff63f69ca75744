#pragma once
#include <optional>
#include <string>

namespace divulga {

/// A part of something: shares of its width and height from the upper left corner.
struct Share { double x = 0, y = 0, width = 1, height = 1; };

/// What of a picture is shown. The edges are the picture's own: a photograph is not mirrored.
struct PictureCrop {
  double top = 0, right = 0, bottom = 0, left = 0;   // cut off, shares of height and width
  double ratio = 0;                       // width to height of what is left; 0: as it is
  double focus_x = 0.5, focus_y = 0.5;    // what stays in view when the ratio cuts

  bool none() const { return top == 0 && right == 0 && bottom == 0 && left == 0 && ratio == 0; }
  /// The part that is shown of a picture with these sides (any unit, above 0).
  Share shown(double width, double height) const;
};

/// "10% 0 10% 0": top, right, bottom, left; one value for all, two for top-bottom and left-right. Less than all must stay.
bool read_crop(const std::string& text, PictureCrop& crop);
/// "16:9", "1", "3/2".
std::optional<double> read_ratio(const std::string& text);
/// "center", "top", "left bottom", "30% 60%".
bool read_focus(const std::string& text, PictureCrop& crop);

}  // namespace divulga
