#include "web/service_cards.h"

#include <algorithm>
#include <cmath>

#include "locale/format.h"
#include "web/html_writer.h"

namespace divulga {
namespace {

Html fact(const std::string& name, const Html& value) {
  if (value.empty()) return {};
  return element("div", {{"class", "fact"}}, element("dt", {}, Html::text(name)) + element("dd", {}, value));
}

Html outside_link(const std::string& url) {
  std::string shown = url.substr(url.find("://") == std::string::npos ? 0 : url.find("://") + 3);
  if (!shown.empty() && shown.back() == '/') shown.pop_back();
  return element("a", {{"href", url}, {"class", "ltr"}, {"dir", "ltr"}}, Html::text(shown));
}

Html mail_link(const std::string& address) {
  return element("a", {{"href", "mailto:" + address}, {"class", "ltr"}, {"dir", "ltr"}}, Html::text(address));
}

std::string joined(const std::vector<std::string>& parts, const std::string& by) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : by) + part;
  return out;
}

Html card(const ServiceEntry& entry, int level, const LocaleTag& language, const Catalog& words) {
  const auto word = [&](const char* english) { return words.get(english); };
  const std::string title = "service-" + entry.id;
  Html top = element("h" + std::to_string(level), {{"id", title}, {"class", "service-name"}}, Html::text(entry.name));
  if (!entry.managing_body.empty()) top += element("p", {{"class", "service-body"}}, Html::text(entry.managing_body));
  if (!entry.description.empty()) top += element("p", {{"class", "service-description"}}, linked_text(entry.description));

  Html where;
  if (!entry.phone.empty()) where += element("li", {{"class", "service-phone"}}, icon("telephone", "icon-sm") + phone_link(without_bidi_controls(entry.phone)));
  const std::string& place = entry.address.empty() ? entry.municipality : entry.address;
  if (!place.empty()) where += element("li", {}, icon("map-marker", "icon-sm") + element("bdi", {}, Html::text(place)));
  if (!entry.email.empty()) where += element("li", {}, icon("mail", "icon-sm") + mail_link(without_bidi_controls(entry.email)));
  if (!entry.site.empty()) where += element("li", {}, icon("link", "icon-sm") + outside_link(without_bidi_controls(entry.site)));

  Html facts = fact(word("For whom"), Html::text(entry.audience)) + fact(word("How to get it"), linked_text(entry.access)) +
               fact(word("What to bring"), Html::text(entry.bring)) + fact(word("What you get"), Html::text(entry.receive)) +
               fact(word("Cost"), Html::text(entry.cost)) + fact(word("Languages spoken"), Html::text(entry.languages)) +
               fact(word("Cultural mediation"), Html::text(entry.mediation)) + fact(word("Remote contact"), Html::text(joined(entry.remote, ", "))) +
               fact(word("Wheelchair access"), Html::text(entry.accessibility));
  if (!entry.pec.empty()) facts += fact(word("Certified e-mail"), mail_link(without_bidi_controls(entry.pec)));

  Html foot;
  if (!entry.verified.empty()) foot += Html::text(capitalised(language, fill(word("Last checked: {date}"), {{"date", entry.verified}})));
  if (!entry.source.empty()) foot += Html::text((foot.empty() ? "" : " · ") + fill(word("Source: {source}"), {{"source", entry.source}}));

  Html body = top + element("ul", {{"class", "service-contacts"}}, where);
  if (!entry.hours.empty()) body += hours_table(entry.hours, word("Opening hours"));
  body += element("details", {{"class", "service-more"}}, element("summary", {}, Html::text(word("Who, how, what to bring")) +
                  element("span", {{"class", "visually-hidden"}}, Html::text(": " + entry.name))) + element("dl", {}, facts));
  if (!foot.empty()) body += element("p", {{"class", "service-foot"}}, foot);
  return element("article", {{"id", entry.id}, {"class", "service-card"}, {"aria-labelledby", title}}, body);
}

// ---- the plan

constexpr double map_width = 520, pin_radius = 13, town_size = 16;

std::string rounded(double value) {
  const long tenths = std::lround(value * 10);
  return std::to_string(tenths / 10) + (tenths % 10 ? "." + std::to_string(std::labs(tenths % 10)) : "");
}

}  // namespace

Html service_cards(const std::vector<ServiceEntry>& entries, int level, const LocaleTag& language, const Catalog& words) {
  Html cards;
  for (const ServiceEntry& entry : entries) cards += card(entry, level, language, words) + Html::raw("\n");
  return element("div", {{"class", "service-list"}}, cards);
}

Html service_map(const ServiceMap& map, const LocaleTag& language, const Catalog& words) {
  if (map.entries.empty()) return {};
  std::vector<GeoPoint> places;
  for (const ServiceEntry& entry : map.entries) places.push_back({entry.latitude, entry.longitude});
  const Plan plan(places, map_width, 40, 160, 900);
  const std::vector<PlanPin> pins = place_pins(plan, places, pin_radius, 2);
  Html under, over, names;
  for (const MapLine& line : map.lines) {
    static constexpr const char* looks[] = {"map-road", "map-river", "map-border", "map-area"};
    std::string data;
    for (const auto& stretch : stretches_of(plan, line.points, 4))
      for (size_t i = 0; i < stretch.size(); ++i) data += (i == 0 ? "M" : "L") + rounded(stretch[i].x) + " " + rounded(stretch[i].y);
    if (!data.empty()) under += element("path", {{"d", data}, {"class", looks[static_cast<size_t>(line.kind)]}}, {});
  }
  // Where each service really stands lies under the marks.
  for (size_t i = 0; i < pins.size(); ++i) {
    const PlanPin& pin = pins[i];
    if (pin.moved)
      under += element("line", {{"x1", rounded(pin.place.x)}, {"y1", rounded(pin.place.y)}, {"x2", rounded(pin.at.x)}, {"y2", rounded(pin.at.y)}, {"class", "map-leader"}}, {});
    under += element("circle", {{"cx", rounded(pin.place.x)}, {"cy", rounded(pin.place.y)}, {"r", "2.5"}, {"class", "map-place"}}, {});
    const std::string n = std::to_string(map.entries[i].number);
    over += element("a", {{"href", "#" + map.entries[i].id}, {"aria-label", n + ". " + map.entries[i].name}},
                    element("circle", {{"cx", rounded(pin.at.x)}, {"cy", rounded(pin.at.y)}, {"r", rounded(pin_radius)}, {"class", "map-mark"}}, {}) +
                        element("text", {{"x", rounded(pin.at.x)}, {"y", rounded(pin.at.y + 4.5)}, {"text-anchor", "middle"}, {"class", "map-number"}}, Html::text(n)));
  }
  std::vector<PlanLabel> labels;
  std::vector<std::vector<size_t>> groups;
  for (size_t i = 0; i < map.entries.size(); ++i) {
    const std::string& town = map.entries[i].municipality;
    if (town.empty()) continue;
    const auto known = std::find_if(labels.begin(), labels.end(), [&](const PlanLabel& label) { return label.name == town; });
    if (known != labels.end()) { groups[static_cast<size_t>(known - labels.begin())].push_back(i); continue; }
    // A screen's fonts are not known here: somewhat wider than most are.
    const auto letters = std::count_if(town.begin(), town.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
    labels.push_back({town, static_cast<double>(letters) * town_size * 0.62, town_size * 1.3, {}, true});
    groups.push_back({i});
  }
  place_labels(plan, pins, groups, pin_radius, labels);
  for (const PlanLabel& label : labels)
    if (label.shown)
      names += element("text", {{"x", rounded(label.at.x + label.width / 2)}, {"y", rounded(label.at.y + town_size)}, {"text-anchor", "middle"}, {"class", "map-town"}, {"direction", "ltr"}}, Html::text(label.name));
  // Below the plan: the scale where reading starts, north where it ends.
  const ScaleBar bar = scale_bar(plan, map_width * 0.25);
  const bool rtl = language.direction() == Direction::right_to_left, far = bar.metres >= 1000;
  const double y = plan.height() + 18, from = rtl ? map_width - 12 - bar.length : 12, to = from + bar.length;
  const std::string said = fill(words.get(far ? "{number} km" : "{number} m"), {{"number", format_number(language, far ? bar.metres / 1000 : bar.metres, 1)}});
  const double north = rtl ? 16 : map_width - 16;
  names += element("path", {{"d", "M" + rounded(from) + " " + rounded(y - 4) + "V" + rounded(y) + "H" + rounded(to) + "V" + rounded(y - 4)}, {"class", "map-scale"}}, {}) +
           element("text", {{"x", rounded(rtl ? from - 8 : to + 8)}, {"y", rounded(y + 3)}, {"text-anchor", "start"}, {"class", "map-town"}}, Html::text(said)) +
           element("path", {{"d", "M" + rounded(north) + " " + rounded(y - 14) + "l5 17l-5 -4l-5 4z"}, {"class", "map-north"}}, {}) +
           element("text", {{"x", rounded(rtl ? north + 12 : north - 12)}, {"y", rounded(y + 3)}, {"text-anchor", "end"}, {"class", "map-town"}}, Html::text(words.get("N")));
  const std::string height = rounded(plan.height() + 30);
  return element("svg", {{"viewBox", "0 0 " + rounded(map_width) + " " + height}, {"class", "service-map"}, {"role", "group"}, {"aria-label", map.alt}},
                 element("rect", {{"width", rounded(map_width)}, {"height", rounded(plan.height())}, {"class", "map-ground"}}, {}) + under + names + over);
}

}  // namespace divulga
