#include "geometry/plan.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace divulga {
namespace {

constexpr double metres_per_degree = 111'195;      // of a great circle on the mean sphere
constexpr double least_span = 0.005;               // degrees: one place alone is a plan of half a kilometre

struct Box { double left, top, right, bottom; };
bool meet(const Box& a, const Box& b) { return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom; }

}  // namespace

Plan::Plan(const std::vector<GeoPoint>& places, double width, double margin, double least_height, double most_height) : width_(width) {
  double south = 90, north = -90, west = 180, east = -180;
  for (const GeoPoint& p : places) {
    south = std::min(south, p.latitude), north = std::max(north, p.latitude);
    west = std::min(west, p.longitude), east = std::max(east, p.longitude);
  }
  if (places.empty()) south = north = west = east = 0;
  shortened_ = std::max(0.01, std::cos((south + north) / 2 * std::numbers::pi / 180));
  const double across = std::max((east - west) * shortened_, least_span), down = std::max(north - south, least_span);
  const double room = std::max(1.0, width - 2 * margin), most = std::max(1.0, most_height - 2 * margin);
  scale_ = std::min(room / across, most / down);
  height_ = std::clamp(down * scale_ + 2 * margin, least_height, most_height);
  west_ = west, north_ = north;
  x0_ = (width - (east - west) * shortened_ * scale_) / 2;
  y0_ = (height_ - (north - south) * scale_) / 2;
  metres_per_unit_ = metres_per_degree / scale_;
}

PlanPoint Plan::operator()(const GeoPoint& place) const {
  return {x0_ + (place.longitude - west_) * shortened_ * scale_, y0_ + (north_ - place.latitude) * scale_};
}

std::vector<std::vector<PlanPoint>> stretches_of(const Plan& plan, const std::vector<GeoPoint>& line, double margin) {
  std::vector<std::vector<PlanPoint>> out;
  for (size_t i = 0; i + 1 < line.size(); ++i) {
    PlanPoint a = plan(line[i]), b = plan(line[i + 1]);
    // Liang and Barsky's clipping against the four edges.
    double from = 0, to = 1;
    const double dx = b.x - a.x, dy = b.y - a.y;
    const double p[4] = {-dx, dx, -dy, dy}, q[4] = {a.x + margin, plan.width() + margin - a.x, a.y + margin, plan.height() + margin - a.y};
    bool seen = true;
    for (int k = 0; k < 4 && seen; ++k) {
      if (p[k] == 0) seen = q[k] >= 0;
      else if (p[k] < 0) from = std::max(from, q[k] / p[k]);
      else to = std::min(to, q[k] / p[k]);
    }
    if (!seen || from >= to) continue;
    const PlanPoint start{a.x + from * dx, a.y + from * dy}, end{a.x + to * dx, a.y + to * dy};
    if (out.empty() || out.back().back().x != start.x || out.back().back().y != start.y) out.push_back({start});
    out.back().push_back(end);
  }
  return out;
}

std::vector<PlanPin> place_pins(const Plan& plan, const std::vector<GeoPoint>& places, double radius, double gap) {
  const double apart = 2 * radius + gap, edge = radius + gap;
  std::vector<PlanPin> pins;
  for (const GeoPoint& place : places) pins.push_back({plan(place), plan(place), false});
  const auto inside = [&](PlanPoint& p) {
    p.x = std::clamp(p.x, edge, std::max(edge, plan.width() - edge));
    p.y = std::clamp(p.y, edge, std::max(edge, plan.height() - edge));
  };
  // Push pairs that cover one another apart, a little at a time, and let each be drawn back to its place.
  for (int round = 0; round < 1500; ++round) {
    bool moved = false;
    if (round < 600)
      for (PlanPin& pin : pins) pin.at.x += (pin.place.x - pin.at.x) * 0.02, pin.at.y += (pin.place.y - pin.at.y) * 0.02;
    for (size_t a = 0; a < pins.size(); ++a) {
      for (size_t b = a + 1; b < pins.size(); ++b) {
        double dx = pins[b].at.x - pins[a].at.x, dy = pins[b].at.y - pins[a].at.y, distance = std::hypot(dx, dy);
        if (distance >= apart) continue;
        if (distance < 0.01 * radius) dx = std::cos(2.4 * static_cast<double>(b)), dy = std::sin(2.4 * static_cast<double>(b)), distance = 1;
        const double push = (apart * 1.01 - std::min(distance, apart)) / 2 / distance;
        pins[a].at.x -= dx * push, pins[a].at.y -= dy * push, pins[b].at.x += dx * push, pins[b].at.y += dy * push;
        moved = true;
      }
    }
    for (PlanPin& pin : pins) inside(pin.at);
    if (!moved && round >= 600) break;
  }
  // A crowd that cannot part (a corner, more than the plan holds) goes round in widening circles to free ground.
  const auto free = [&](const PlanPoint& p, size_t self, size_t until) {
    for (size_t i = 0; i < until; ++i)
      if (i != self && std::hypot(pins[i].at.x - p.x, pins[i].at.y - p.y) < apart * 0.999) return false;
    return true;
  };
  for (size_t i = 0; i < pins.size(); ++i) {
    for (int step = 0; step < 4000 && !free(pins[i].at, i, i); ++step) {
      const double turn = 2.399963 * step, reach = radius * 0.35 * std::sqrt(static_cast<double>(step));
      pins[i].at = {pins[i].place.x + reach * std::cos(turn), pins[i].place.y + reach * std::sin(turn)};
      inside(pins[i].at);
    }
    pins[i].moved = std::hypot(pins[i].at.x - pins[i].place.x, pins[i].at.y - pins[i].place.y) > radius;
  }
  return pins;
}

void place_labels(const Plan& plan, const std::vector<PlanPin>& pins, const std::vector<std::vector<size_t>>& groups, double radius,
                  std::vector<PlanLabel>& labels) {
  std::vector<Box> taken;
  for (const PlanPin& pin : pins) {
    taken.push_back({pin.at.x - radius, pin.at.y - radius, pin.at.x + radius, pin.at.y + radius});
    taken.push_back({pin.place.x - radius / 4, pin.place.y - radius / 4, pin.place.x + radius / 4, pin.place.y + radius / 4});
  }
  for (size_t i = 0; i < labels.size(); ++i) {
    PlanLabel& label = labels[i];
    label.shown = false;
    if (groups[i].empty()) continue;
    Box around{1e300, 1e300, -1e300, -1e300};
    for (const size_t k : groups[i]) {
      const PlanPoint& p = pins[k].at;
      around = {std::min(around.left, p.x - radius), std::min(around.top, p.y - radius), std::max(around.right, p.x + radius), std::max(around.bottom, p.y + radius)};
    }
    const double middle_x = (around.left + around.right - label.width) / 2, middle_y = (around.top + around.bottom - label.height) / 2, off = radius * 0.4;
    std::vector<PlanPoint> tries;
    for (int ring = 0; ring < 6; ++ring) {
      const double away = off + ring * radius;
      tries.insert(tries.end(), {{middle_x, around.bottom + away}, {middle_x, around.top - label.height - away}, {around.right + away, middle_y},
                                 {around.left - label.width - away, middle_y}, {around.right + away, around.bottom + away - label.height},
                                 {around.left - label.width - away, around.top - away}, {around.right + away, around.top - away}, {around.left - label.width - away, around.bottom + away - label.height}});
    }
    for (const PlanPoint& p : tries) {
      const Box box{p.x, p.y, p.x + label.width, p.y + label.height};
      if (box.left < 0 || box.top < 0 || box.right > plan.width() || box.bottom > plan.height()) continue;
      if (std::any_of(taken.begin(), taken.end(), [&](const Box& other) { return meet(box, other); })) continue;
      label.at = p;
      label.shown = true;
      taken.push_back(box);
      break;
    }
  }
}

ScaleBar scale_bar(const Plan& plan, double longest) {
  const double most = longest * plan.metres_per_unit();
  double metres = std::pow(10, std::floor(std::log10(std::max(most, 1e-9))));
  for (const double step : {5.0, 2.0})
    if (metres * step <= most) { metres *= step; break; }
  return {metres, metres / plan.metres_per_unit()};
}

}  // namespace divulga
