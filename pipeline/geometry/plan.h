#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace divulga {

/// Degrees on WGS 84.
struct GeoPoint { double latitude = 0, longitude = 0; };

/// A line drawn on a map: a road, a river, a border.
struct MapLine {
  enum class Kind : std::uint8_t { road, river, border, area } kind = Kind::road;
  std::vector<GeoPoint> points;
};
/// Where something stands on a drawn plan: any unit, origin upper left, y down.
struct PlanPoint { double x = 0, y = 0; };

/// A plan of places: north up, parallels as long as they are at its middle latitude (equirectangular), so that a kilometre is as
/// long one way as the other. Never mirrored.
class Plan {
 public:
  /// All `places` on a plan `width` wide with `margin` free around them, as high as they ask for within the two heights.
  Plan(const std::vector<GeoPoint>& places, double width, double margin, double least_height, double most_height);

  PlanPoint operator()(const GeoPoint& place) const;
  double width() const { return width_; }
  double height() const { return height_; }
  double metres_per_unit() const { return metres_per_unit_; }

 private:
  double width_, height_ = 0, shortened_ = 1, scale_ = 1, west_ = 0, north_ = 0, x0_ = 0, y0_ = 0, metres_per_unit_ = 1;
};

/// A numbered disc and the place it speaks of.
struct PlanPin {
  PlanPoint at, place;
  bool moved = false;                     // away from its place: a line leads there
};
/// The part of a line that lies on the plan, cut off `margin` outside its edges: one or more stretches.
std::vector<std::vector<PlanPoint>> stretches_of(const Plan& plan, const std::vector<GeoPoint>& line, double margin);

/// Discs of this radius on the plan, `gap` apart at least, each as near to its place as the others leave room for. Equal input
/// gives equal places.
std::vector<PlanPin> place_pins(const Plan& plan, const std::vector<GeoPoint>& places, double radius, double gap);

/// A label as large as its box, on the plan.
struct PlanLabel {
  std::string name;
  double width = 0, height = 0;
  PlanPoint at;                           // upper left corner
  bool shown = true;                      // false: there is no room that covers no pin
};
/// Puts each label near the middle of its places (`groups[i]` indexes the pins of label i), on free ground.
void place_labels(const Plan& plan, const std::vector<PlanPin>& pins, const std::vector<std::vector<size_t>>& groups, double radius,
                  std::vector<PlanLabel>& labels);

/// A round length (1, 2 or 5 times a power of ten metres) that is at most `longest` on the plan.
struct ScaleBar { double metres = 0, length = 0; };
ScaleBar scale_bar(const Plan& plan, double longest);

}  // namespace divulga
