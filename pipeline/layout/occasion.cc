#include "layout/occasion.h"

#include <algorithm>
#include <chrono>
#include <optional>

#include "layout/inline_text.h"
#include "locale/format.h"

namespace divulga::layout {
namespace {

struct When {
  std::string day, month, weekday, hours;
};

std::optional<TimeOfDay> time_in(const std::string& moment) {
  return moment.size() > 11 ? parse_time(moment.substr(11)) : std::nullopt;
}

When when_of(const Edition& edition) {
  const Material& material = *edition.material;
  const std::optional<Date> date = parse_date(material.start.substr(0, 10));
  if (!date) return {};
  const LocaleTag& language = edition.language;
  When when;
  when.day = format_number(language, date->day, 0);
  when.month = format_date(language, *date, DateStyle::month_year);
  const std::chrono::year_month_day day{std::chrono::year(date->year), std::chrono::month(static_cast<unsigned>(date->month)), std::chrono::day(static_cast<unsigned>(date->day))};
  when.weekday = weekday_name(language, static_cast<int>(std::chrono::weekday(std::chrono::sys_days(day)).iso_encoding()), false);
  if (const auto from = time_in(material.start)) {
    when.hours = format_time(language, *from);
    const bool same_day = material.end.substr(0, 10) == material.start.substr(0, 10);
    if (const auto to = time_in(material.end); to && same_day) when.hours += "–" + format_time(language, *to);
    when.hours = isolate_ltr(when.hours);
  }
  return when;
}

/// "Biblioteca civica, piazza …" after its first comma: the house, and how it is found.
std::pair<std::string, std::string> house_and_way(const std::string& place) {
  size_t at = std::string::npos, length = 0;
  for (const std::string comma : {", ", "، ", "，", "、"}) {
    const size_t here = place.find(comma);
    if (here < at) at = here, length = comma.size();
  }
  if (at == std::string::npos) return {place, ""};
  return {place.substr(0, at), place.substr(at + length)};
}

class OccasionBlock {
 public:
  OccasionBlock(Setting& setting, const TextLook& look, Color accent, Pt width, StructId parent)
      : s_(setting), look_(look), accent_(accent), width_(width), parent_(parent) {}

  Fragment run() {
    Fragment out;
    out.width = width_;
    Fragment date = this->date();
    const Pt gap = look_.leading * 1.2, rest = width_ - date.width - gap;
    const bool beside = date.height > Pt(0) && rest >= look_.size * 10;
    Fragment place = this->place(beside ? rest : width_);
    const Pt date_width = date.width, date_height = date.height;
    out.height = date_height;
    if (date_height > Pt(0)) out.put(std::move(date), s_.x(Pt(0), date_width, width_), Pt(0));
    if (place.height <= Pt(0)) return out;
    const Pt place_height = place.height;
    if (beside) {
      const Pt line = s_.x(date_width + gap * 0.5, Pt(0), width_);
      out.height = std::max(date_height, place_height);
      out.items.emplace_back(rule({line, Pt(0)}, {line, out.height}, std::max(Pt(0.75), look_.size * 0.06), accent_));
      out.put(std::move(place), s_.x(date_width + gap, rest, width_), Pt(0));
    } else {
      const Pt y = date_height + (date_height > Pt(0) ? look_.leading * 0.6 : Pt(0));
      out.put(std::move(place), Pt(0), y);
      out.height = y + place_height;
    }
    return out;
  }

 private:
  TextBlock paragraph(const std::string& text, const TextLook& look) {
    return TextBlock(s_, text, look, s_.structure.add(StructTag::paragraph, parent_), {Alignment::start, false, {}, {}});
  }

  Fragment date() {
    const When when = when_of(s_.edition);
    Fragment out;
    if (when.day.empty()) return out;
    TextLook bold = look_;
    bold.weight = 700;
    std::vector<std::pair<const std::string*, const TextLook*>> lines = {{&when.month, &bold}, {&when.weekday, &look_}};
    if (!when.hours.empty()) lines.push_back({&when.hours, &bold});
    // The figure reaches from the first line's capitals to the last line's baseline.
    constexpr double capitals = 0.70;
    const Pt side_baseline = baseline_of(s_.context.fonts, look_, s_.language);
    const Pt height = look_.leading * static_cast<double>(lines.size() - 1) + look_.size * capitals;
    TextLook figure{FontRole::heading, 600, height / capitals, height / capitals, look_.color, false, false};
    // Western digits stand in the face that they were drawn for: in another script's they would be smaller, or slope.
    const bool western = std::all_of(when.day.begin(), when.day.end(), [](char c) { return c >= '0' && c <= '9'; });
    const LocaleTag drawn_for = western ? LocaleTag("en") : s_.language;
    const TextBlock day(s_, when.day, figure, s_.structure.add(StructTag::paragraph, parent_), {Alignment::start, false, drawn_for, {}});
    const Pt day_width = day.max_width() + Pt(0.2), gap = look_.size * 0.6;
    const Pt top = side_baseline - look_.size * capitals;      // of the capitals, in the first line
    const Pt figure_top = top + height - baseline_of(s_.context.fonts, figure, drawn_for);
    std::vector<Fragment> beside;
    Pt widest;
    for (const auto& [text, look] : lines) {
      const TextBlock block = paragraph(*text, *look);
      const Pt natural = block.max_width() + Pt(0.2);
      widest = std::max(widest, natural);
      beside.push_back(block.block(natural));
    }
    out.width = day_width + gap + widest;
    out.height = look_.leading * static_cast<double>(lines.size());
    out.put(day.block(day_width), s_.x(Pt(0), day_width, out.width), figure_top);
    Pt y;
    for (Fragment& line : beside) {
      const Pt natural = line.width;
      out.put(std::move(line), s_.x(day_width + gap, natural, out.width), y);
      y += look_.leading;
    }
    return out;
  }

  Fragment place(Pt width) {
    Fragment out;
    if (s_.edition.place.empty()) return out;
    const auto [house, way] = house_and_way(s_.edition.place);
    const Pt icon = look_.size * 1.25, indent = icon + look_.size * 0.35;
    TextLook bold = look_;
    bold.weight = 700;
    Fragment first = paragraph(house, bold).block(width - indent);
    out.width = width;
    for (Path& path : s_.icons.draw("map-marker", {s_.x(Pt(0), icon, width), (look_.leading - icon) / 2}, icon, look_.color, s_.right_to_left))
      out.items.emplace_back(std::move(path));
    out.height = first.height;
    out.put(std::move(first), s_.x(indent, width - indent, width), Pt(0));
    if (way.empty()) return out;
    Fragment second = paragraph(way, look_).block(width - indent);
    const Pt y = out.height;
    out.height += second.height;
    out.put(std::move(second), s_.x(indent, width - indent, width), y);
    return out;
  }

  Setting& s_;
  const TextLook look_;
  const Color accent_;
  const Pt width_;
  const StructId parent_;
};

}  // namespace

Fragment lay_out_occasion(Setting& setting, const TextLook& look, Color accent, Pt width, StructId parent) {
  return OccasionBlock(setting, look, accent, width, parent).run();
}

std::vector<std::string> occasion_lines(const Edition& edition) {
  const When when = when_of(edition);
  const auto [house, way] = house_and_way(edition.place);
  std::vector<std::string> lines;
  for (const std::string& line : {when.day, when.month, when.weekday, when.hours, house, way})
    if (!line.empty()) lines.push_back(line);
  return lines;
}

}  // namespace divulga::layout
