#include "layout/map.h"

#include <algorithm>
#include <cmath>

#include "layout/table_layout.h"

namespace divulga::layout {
namespace {

constexpr Color water{0xA9, 0xC9, 0xE8};

class MapLayout {
 public:
  MapLayout(Setting& setting, const ServiceMap& map, Pt width, Pt most, StructId figure, const SourceSpan& span)
      : s_(setting), map_(map), figure_(figure), span_(span), radius_(std::clamp(width.value / 42, 7.0, 12.0)), places_(places_of(map)),
        plan_(places_, width.value, radius_ * 3.2, width.value * 0.42, most.value), pins_(place_pins(plan_, places_, radius_, 1.2)) {
    f_.width = width;
    f_.height = Pt(plan_.height());
  }

  Fragment run() {
    f_.items.emplace_back(rectangle({Pt(0), Pt(0), f_.width, f_.height}, s_.palette.tint1, figure_));
    for (const MapLine& line : map_.lines) draw(line);
    towns();
    for (const PlanPin& pin : pins_) place(pin);
    for (size_t i = 0; i < pins_.size(); ++i) {
      const Pt size(radius_ * 2);
      Path rim = circle(point(pins_[i].at), Pt(radius_ + 0.8), figure_);
      rim.fill = s_.palette.paper;
      f_.items.emplace_back(std::move(rim));
      f_.put(number_disc(s_, map_.entries[i].number, size, figure_), Pt(pins_[i].at.x - radius_), Pt(pins_[i].at.y - radius_));
    }
    f_.figures.push_back({figure_, {Pt(0), Pt(0), f_.width, f_.height}});
    return std::move(f_);
  }

  /// Scale and north, as wide as the map, to stand below it.
  Fragment scale() {
    const ScaleBar bar = scale_bar(plan_, f_.width.value * 0.3);
    Fragment out;
    out.width = f_.width;
    out.height = s_.type.caption.leading + Pt(3);
    const Pt y(4), length(bar.length), x = s_.x(Pt(0), length, f_.width);
    out.items.emplace_back(rule({x, y}, {x + length, y}, Pt(1), s_.palette.ink));
    for (const Pt end : {x, x + length / 2, x + length}) out.items.emplace_back(rule({end, y - Pt(2.5)}, {end, y + Pt(0.5)}, Pt(0.75), s_.palette.ink));
    const bool far = bar.metres >= 1000;
    const std::string said = s_.word(far ? "{number} km" : "{number} m", {{"number", s_.number(far ? bar.metres / 1000 : bar.metres, 1)}});
    const TextBlock text(s_, said, s_.type.caption, artifact, options());
    const Pt wide = text.max_width() + Pt(0.5), gap = s_.type.unit * 0.75;
    out.put(text.block(wide), s_.x(length + gap, wide, f_.width), Pt(0));
    north(out);
    return out;
  }

 private:
  static std::vector<GeoPoint> places_of(const ServiceMap& map) {
    std::vector<GeoPoint> places;
    for (const ServiceEntry& entry : map.entries) places.push_back({entry.latitude, entry.longitude});
    return places;
  }
  static Point point(const PlanPoint& p) { return {Pt(p.x), Pt(p.y)}; }
  TextOptions options() const {
    TextOptions out;
    out.span = span_;
    return out;
  }

  void draw(const MapLine& line) {
    Path path;
    path.element = figure_;
    auto style = std::make_shared<PathStyle>();
    style->cap = LineCap::round;
    style->join = LineJoin::round;
    style->clip = Rect{Pt(0), Pt(0), f_.width, f_.height};
    for (const auto& stretch : stretches_of(plan_, line.points, 6))
      for (size_t i = 0; i < stretch.size(); ++i) path.commands.push_back({i == 0 ? PathCommand::Kind::move : PathCommand::Kind::line, point(stretch[i]), {}, {}});
    if (path.commands.empty()) return;
    switch (line.kind) {
      case MapLine::Kind::road: path.stroke = s_.palette.paper, path.stroke_width = Pt(2.2); break;
      case MapLine::Kind::river: path.stroke = water, path.stroke_width = Pt(2.6); break;
      case MapLine::Kind::border: path.stroke = s_.palette.tint3, path.stroke_width = Pt(0.8), path.dash = {4, 2.5F}; break;
      case MapLine::Kind::area: path.stroke = s_.palette.tint2, path.stroke_width = Pt(0.8); break;
    }
    path.style = std::move(style);
    f_.items.emplace_back(std::move(path));
  }

  /// Where a service really stands, and the line from its pin.
  void place(const PlanPin& pin) {
    if (pin.moved) f_.items.emplace_back(rule(point(pin.place), point(pin.at), Pt(0.6), s_.palette.muted, figure_));
    Path dot = circle(point(pin.place), Pt(1.6), figure_);
    dot.fill = s_.palette.ink;
    f_.items.emplace_back(std::move(dot));
  }

  void towns() {
    std::vector<PlanLabel> labels;
    std::vector<std::vector<size_t>> groups;
    std::vector<Fragment> written;
    TextLook look = s_.type.caption;
    look.color = s_.palette.muted;
    look.weight = 700;
    for (size_t i = 0; i < map_.entries.size(); ++i) {
      const std::string& name = map_.entries[i].municipality;
      const auto known = std::find_if(labels.begin(), labels.end(), [&](const PlanLabel& label) { return label.name == name; });
      if (name.empty()) continue;
      if (known != labels.end()) {
        groups[static_cast<size_t>(known - labels.begin())].push_back(i);
        continue;
      }
      const TextBlock text(s_, name, look, figure_, options());
      const Pt wide = text.max_width() + Pt(0.5);
      written.push_back(text.block(wide));
      labels.push_back({name, wide.value, look.leading.value, {}, true});
      groups.push_back({i});
    }
    place_labels(plan_, pins_, groups, radius_, labels);
    for (size_t i = 0; i < labels.size(); ++i)
      if (labels[i].shown) f_.put(std::move(written[i]), Pt(labels[i].at.x), Pt(labels[i].at.y));
  }

  void north(Fragment& out) const {
    const TextBlock letter(s_, s_.word("N"), s_.type.caption, artifact, options());
    const Pt wide = letter.max_width() + Pt(0.5), tip(5.5);
    const Pt letter_x = s_.x(f_.width - wide, wide, f_.width), x = s_.x(f_.width - wide - Pt(4) - tip, tip, f_.width) + tip / 2;
    using K = PathCommand::Kind;
    Path arrow;
    arrow.commands = {{K::move, {x, Pt(0)}, {}, {}}, {K::line, {x + tip / 2, Pt(10)}, {}, {}}, {K::line, {x, Pt(7.6)}, {}, {}}, {K::line, {x - tip / 2, Pt(10)}, {}, {}}, {K::close, {}, {}, {}}};
    arrow.fill = s_.palette.ink;
    out.items.emplace_back(std::move(arrow));
    out.put(letter.block(wide), letter_x, Pt(0));
  }

  Setting& s_;
  const ServiceMap& map_;
  const StructId figure_;
  const SourceSpan& span_;
  const double radius_;
  const std::vector<GeoPoint> places_;
  const Plan plan_;
  const std::vector<PlanPin> pins_;
  Fragment f_;
};

/// Numbers and names in columns, read down one after another.
Flow legend(Setting& s, const ServiceMap& map, Pt width, StructId parent, const SourceSpan& span) {
  const StructId list = s.structure.add(StructTag::list, parent);
  const size_t columns = width > Pt(Mm(85)) ? 2 : 1, rows = (map.entries.size() + columns - 1) / columns;
  const Pt gap = s.type.unit * 2, each = (width - gap * static_cast<double>(columns - 1)) / static_cast<double>(columns);
  TextLook look = s.type.note;
  look.role = FontRole::sans;
  look.leading = std::min(look.leading, look.size * (is_sloping(s.language) ? 1.58 : 1.36));
  const Pt disc = look.size * 1.55, indent = disc + look.size * 0.6;
  std::vector<Fragment> stacks(columns);
  for (size_t i = 0; i < map.entries.size(); ++i) {
    const StructId item = s.structure.add(StructTag::list_item, list);
    const StructId label = s.structure.add(StructTag::label, item), body = s.structure.add(StructTag::list_body, item);
    TextOptions options;
    options.span = span;
    Fragment name = TextBlock(s, map.entries[i].name, look, body, options).block(each - indent);
    Fragment& column = stacks[i / rows];
    const Pt y = column.height, height = std::max(name.height, disc) + s.type.unit * 0.3;
    column.width = each;
    column.put(number_disc(s, map.entries[i].number, disc, label), s.x(Pt(0), disc, each), y + (look.leading - disc) / 2);
    column.put(std::move(name), s.x(indent, each - indent, each), y);
    column.height += height;
  }
  Fragment all;
  all.width = width;
  Pt offset;
  for (Fragment& column : stacks) {
    all.height = std::max(all.height, column.height);
    all.put(std::move(column), s.x(offset, each, width), Pt(0));
    offset += each + gap;
  }
  return {single(std::move(all), s.type.unit, s.type.unit, span)};
}

}  // namespace

Fragment number_disc(Setting& s, int number, Pt size, StructId element) {
  Fragment f;
  f.width = f.height = size;
  Path disc = circle({size / 2, size / 2}, size / 2, element);
  disc.fill = s.palette.primary;
  f.items.emplace_back(std::move(disc));
  TextLook look = s.type.strong;
  look.role = FontRole::sans;
  look.weight = 700;
  look.color = s.palette.on_primary;
  look.size = size * (number < 100 ? 0.56 : 0.44);
  look.leading = size;
  look.tabular = true;
  TextOptions options;
  options.alignment = Alignment::center;
  // The blank hangs over the end and is not seen; it keeps numbers in a row apart for those who search or listen.
  f.put(TextBlock(s, s.number(number) + " ", look, element, options).block(size), Pt(0), Pt(0));
  return f;
}

Flow lay_out_map(Setting& s, const ServiceMap& map, const Measure& measure, StructId parent, const SourceSpan& span) {
  if (map.entries.empty()) return {};
  const bool wide = measure.full > measure.text && !measure.boxed;
  const Pt width = wide ? measure.full : measure.text;
  const StructId group = s.structure.add(StructTag::div, parent);
  const StructId figure = s.structure.add(StructTag::figure, group);
  s.structure[figure].alt = map.alt;
  // With its legend, scale and caption below and a heading above it fills one page.
  Flow said, names;
  if (!map.caption.empty()) said = caption(s, map.label, map.caption, group, width, span);
  if (map.legend) names = legend(s, map, width, group, span);
  const Pt own = s.type.caption.leading * 2 + s.type.note.leading + s.type.unit * 6 + s.type.heading2.leading * 1.6;
  const Pt list = names.empty() ? Pt(0) : names.front().fragment.height, least = measure.page_height * 0.26;
  // A list that is too long to stand below goes to the next page, and the map has this one to itself.
  const Pt beside = measure.page_height - own - list, alone = measure.page_height - own;
  const Pt most = measure.page_height > Pt(0) ? std::max(least, beside < least ? alone : beside) : width * 1.2;
  MapLayout layout(s, map, width, most, figure, span);
  Fragment drawn = layout.run();
  Flow flow = {single(std::move(drawn), Pt(0), s.type.unit * 0.75, span)};
  flow.push_back(single(layout.scale(), Pt(0), s.type.unit * 0.5, span));
  append(flow, std::move(said));
  Fragment piece = stack(std::move(flow), width);
  if (!map.id.empty()) piece.anchors.push_back({map.id, Pt(0)});
  FlowItem item = single(std::move(piece), s.type.unit * 1.5, s.type.unit * 1.5, span);
  if (wide) item.width = ItemWidth::full;
  Flow out;
  out.push_back(std::move(item));
  if (!map.legend) return out;
  out.back().keep_with_next = true;
  if (wide) for (FlowItem& one : names) one.width = ItemWidth::full;
  append(out, std::move(names));
  return out;
}

}  // namespace divulga::layout
