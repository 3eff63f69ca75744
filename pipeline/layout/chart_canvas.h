#pragma once
#include "document/chart_values.h"
#include "layout/block_layout.h"

// Drawing a chart in distances from the side where reading starts: what is mirrored for right to left is mirrored here.

namespace divulga::layout {

class ChartCanvas {
 public:
  ChartCanvas(Setting& setting, const Chart& chart, Pt width, StructId figure, const SourceSpan& span);

  // ---- text
  Fragment label(const std::string& text, const TextLook& look, Pt width, Alignment alignment = Alignment::start);
  /// Width of a text on one line.
  Pt natural(const std::string& text, const TextLook& look);
  /// Returns the text's height.
  Pt text(const std::string& text, const TextLook& look, Pt start, Pt y, Pt width, Alignment alignment = Alignment::start);
  std::string value(double v) const { return is_missing(v) ? no_data() : chart_value(chart, s.language, v); }
  std::string no_data() const { return s.word("no data"); }

  // ---- shapes
  void line(Pt start, Pt y, Pt to_start, Pt to_y, Pt thickness, Color color, std::vector<float> dash = {});
  /// In the colour and with the pattern of a series, so that two differ in black and white.
  void bar(Pt start, Pt y, Pt width, Pt height, size_t series);
  void box(Pt start, Pt y, Pt width, Pt height, Color fill);
  /// What is missing to a target: an outline with thin stripes.
  void gap_box(Pt start, Pt y, Pt width, Pt height, Color color);
  void tick(Pt start, Pt y, Pt to_y);
  /// Through the points that are there, broken where one is missing; a single point is its mark.
  void curve(const std::vector<Point>& points, size_t series, Pt thickness);
  /// A shape for each series: disc, square, triangle, diamond.
  void mark(Pt start, Pt y, size_t series, Pt radius);
  Color color(size_t series) const;

  /// The names of the categories in a column, wrapped.
  struct Names { Pt width; std::vector<Fragment> labels; };
  Names names(double most);
  void put(Fragment fragment, Pt start, Pt wide, Pt y) { out.put(std::move(fragment), s.x(start, wide, width), y); }
  /// Series and their patterns on lines of their own.
  void key();
  Pt gap() const { return s.type.unit; }

  Setting& s;
  const Chart& chart;
  const Pt width;
  TextLook look, bold, small;
  Fragment out;                           // its height grows as things are drawn

 private:
  void hatch(const Rect& box, size_t series);

  StructId figure_;
  const SourceSpan& span_;
};

void draw_bars(ChartCanvas& canvas);
void draw_targets(ChartCanvas& canvas);
void draw_grouped(ChartCanvas& canvas);
void draw_stacked(ChartCanvas& canvas);
void draw_share(ChartCanvas& canvas);
void draw_lines(ChartCanvas& canvas);
void draw_multiples(ChartCanvas& canvas);

/// Least and most of all values and targets, zero included.
struct ValueRange { double least = 0, most = 0; };
ValueRange range_of(const Chart& chart);

}  // namespace divulga::layout
