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

struct Mark { double x, y, place_x, place_y; };
constexpr double kMapWidth = 520, kMapMargin = 40, kRadius = 13;

/// Marks on an equirectangular plan, north up, the longitude shortened by the cosine of the middle latitude.
std::vector<Mark> placed(const std::vector<ServiceEntry>& entries, double& height) {
  double south = 90, north = -90, west = 180, east = -180;
  for (const ServiceEntry& entry : entries) {
    south = std::min(south, entry.latitude), north = std::max(north, entry.latitude);
    west = std::min(west, entry.longitude), east = std::max(east, entry.longitude);
  }
  const double shortened = std::cos((south + north) / 2 * 3.14159265358979 / 180);
  const double width = std::max(1e-6, (east - west) * shortened);
  const double scale = (kMapWidth - 2 * kMapMargin) / width;
  height = std::max(160.0, (north - south) * scale + 2 * kMapMargin);
  std::vector<Mark> marks;
  for (const ServiceEntry& entry : entries) {
    const double x = kMapMargin + (entry.longitude - west) * shortened * scale, y = kMapMargin + (north - entry.latitude) * scale;
    marks.push_back({x, y, x, y});
  }
  return marks;
}

/// Moves marks that cover one another apart, a little at a time; the same input always ends in the same places.
void spread(std::vector<Mark>& marks, double height) {
  for (int round = 0; round < 400; ++round) {
    bool moved = false;
    for (size_t a = 0; a < marks.size(); ++a)
      for (size_t b = a + 1; b < marks.size(); ++b) {
        double dx = marks[b].x - marks[a].x, dy = marks[b].y - marks[a].y, distance = std::hypot(dx, dy);
        if (distance >= 2 * kRadius + 2) continue;
        if (distance < 0.01) dx = std::cos(static_cast<double>(b)), dy = std::sin(static_cast<double>(b)), distance = 1;
        const double push = (2 * kRadius + 2.5 - distance) / 2 / distance;
        marks[a].x -= dx * push, marks[a].y -= dy * push, marks[b].x += dx * push, marks[b].y += dy * push;
        moved = true;
      }
    for (Mark& mark : marks) {
      mark.x = std::clamp(mark.x, kRadius + 2, kMapWidth - kRadius - 2);
      mark.y = std::clamp(mark.y, kRadius + 2, height - kRadius - 2);
    }
    if (!moved) return;
  }
}

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

Html service_map(const std::vector<ServiceEntry>& entries, const LocaleTag&, const Catalog& words) {
  if (entries.empty()) return {};
  double height = 0;
  std::vector<Mark> marks = placed(entries, height);
  spread(marks, height);
  // Under the marks: where each service really stands, and the names of the places.
  Html under, over, names;
  std::vector<std::string> named;
  for (size_t i = 0; i < entries.size(); ++i) {
    const Mark& mark = marks[i];
    if (std::hypot(mark.x - mark.place_x, mark.y - mark.place_y) > kRadius / 2)
      under += element("line", {{"x1", rounded(mark.place_x)}, {"y1", rounded(mark.place_y)}, {"x2", rounded(mark.x)}, {"y2", rounded(mark.y)}, {"class", "map-leader"}}, {});
    under += element("circle", {{"cx", rounded(mark.place_x)}, {"cy", rounded(mark.place_y)}, {"r", "2.5"}, {"class", "map-place"}}, {});
    const std::string n = std::to_string(i + 1);
    over += element("a", {{"href", "#" + entries[i].id}, {"aria-label", n + ". " + entries[i].name}},
                    element("circle", {{"cx", rounded(mark.x)}, {"cy", rounded(mark.y)}, {"r", rounded(kRadius)}, {"class", "map-mark"}}, {}) +
                        element("text", {{"x", rounded(mark.x)}, {"y", rounded(mark.y + 4.5)}, {"text-anchor", "middle"}, {"class", "map-number"}}, Html::text(n)));
  }
  for (size_t i = 0; i < entries.size(); ++i) {
    const std::string& town = entries[i].municipality;
    if (town.empty() || std::find(named.begin(), named.end(), town) != named.end()) continue;
    named.push_back(town);
    double lowest = 0, sum = 0;
    int count = 0;
    for (size_t k = 0; k < entries.size(); ++k)
      if (entries[k].municipality == town) lowest = std::max(lowest, marks[k].y), sum += marks[k].x, ++count;
    const double x = std::clamp(sum / count, 46.0, kMapWidth - 46);
    names += element("text", {{"x", rounded(x)}, {"y", rounded(lowest + kRadius + 17)}, {"text-anchor", "middle"}, {"class", "map-town"}, {"direction", "ltr"}}, Html::text(town));
  }
  return element("svg", {{"viewBox", "0 0 " + rounded(kMapWidth) + " " + rounded(height + 24)}, {"class", "service-map"}, {"role", "group"}, {"aria-label", words.get("Map of the services")}},
                 element("rect", {{"width", rounded(kMapWidth)}, {"height", rounded(height + 24)}, {"class", "map-ground"}}, {}) + under + names + over);
}

}  // namespace divulga
