#include "web/service_schema.h"

#include <cstdio>

#include "diag/json.h"
#include "edition/words.h"
#include "locale/format.h"

namespace divulga {
namespace {

constexpr const char* short_days[] = {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};
constexpr const char* long_days[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

std::string clock(TimeOfDay time) {
  char text[16];
  // schema.org has no 24:00: the last minute of a day stands for its end.
  const int minutes = time.minutes >= 24 * 60 ? 24 * 60 - 1 : time.minutes;
  std::snprintf(text, sizeof text, "%02d:%02d", minutes / 60, minutes % 60);
  return text;
}

/// "Mo,Tu 09:00-13:00"
std::vector<std::string> normal_week(const Hours& hours) {
  std::vector<std::string> out;
  for (const HoursRule& rule : hours) {
    if (!rule.periods.empty() || rule.weekdays.empty()) continue;
    std::string days;
    for (const int day : rule.weekdays) days += std::string(days.empty() ? "" : ",") + short_days[day - 1];
    for (const HoursSpan& span : rule.times) out.push_back(days + " " + clock(span.from) + "-" + clock(span.to));
  }
  return out;
}

std::string days_of(const HoursRule& rule) {
  std::string days;
  const auto add = [&](const std::string& name) { days += (days.empty() ? "" : ",") + json_quote("https://schema.org/" + name); };
  for (const int day : rule.weekdays) add(long_days[day - 1]);
  if (rule.holidays) add("PublicHolidays");
  return days.empty() ? "" : ",\"dayOfWeek\":[" + days + "]";
}

/// One specification a span; closed where opens and closes are the same.
void specify(const HoursRule& rule, const std::string& validity, std::vector<std::string>& out) {
  std::vector<std::pair<std::string, std::string>> spans;
  for (const HoursSpan& span : rule.times) spans.emplace_back(clock(span.from), clock(span.to));
  if (spans.empty()) spans.emplace_back("00:00", "00:00");
  for (const auto& [opens, closes] : spans)
    out.push_back("{\"@type\":\"OpeningHoursSpecification\"" + days_of(rule) + ",\"opens\":" + json_quote(opens) + ",\"closes\":" + json_quote(closes) + validity + "}");
}

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : ",") + part;
  return out;
}

/// Inside <script> no text may close it.
std::string script_safe(std::string json) {
  for (size_t at = json.find('<'); at != std::string::npos; at = json.find('<', at)) json.replace(at, 1, "\\u003c");
  return json;
}

}  // namespace

std::string hours_schema(const Hours& hours, int first, int last) {
  std::vector<std::string> week, special;
  for (const std::string& line : normal_week(hours)) week.push_back(json_quote(line));
  for (const HoursRule& rule : hours) {
    if (rule.periods.empty()) {
      if (!rule.holidays) continue;
      HoursRule holidays = rule;
      holidays.weekdays.clear();
      specify(holidays, "", special);
    }
    for (const HoursPeriod& period : rule.periods) {
      for (int year = period.from.year ? period.from.year : first; year <= (period.from.year ? period.from.year : last); ++year) {
        const bool over = std::pair(period.to.month, period.to.day) < std::pair(period.from.month, period.from.day);
        const int end = period.to.year ? period.to.year : over ? year + 1 : year;
        // A season's 29 February is the 28th of most years.
        const auto day = [](int y, const HoursDay& d) { return parse_date(to_iso({y, d.month, d.day})) ? Date{y, d.month, d.day} : Date{y, d.month, d.day - 1}; };
        specify(rule, ",\"validFrom\":" + json_quote(to_iso(day(year, period.from))) + ",\"validThrough\":" + json_quote(to_iso(day(end, period.to))), special);
      }
    }
  }
  std::string out;
  if (!week.empty()) out += "\"openingHours\":[" + joined(week) + "]";
  if (!special.empty()) out += (out.empty() ? "" : ",") + std::string("\"specialOpeningHoursSpecification\":[") + joined(special) + "]";
  return out;
}

std::string services_schema(const ProjectSources& sources, const LocaleTag& language, const std::string& address) {
  const Project& project = sources.content.project;
  std::vector<std::string> graph;
  for (const ServiceEntry& entry : service_directory(sources, language)) {
    const Service* service = nullptr;
    for (const Service& one : sources.services)
      if (one.id == entry.id) service = &one;
    const auto field = [](const char* name, const std::string& text) {
      return text.empty() ? std::string() : std::string(",") + json_quote(name) + ":" + json_quote(without_bidi_controls(text));
    };
    std::string place = "{\"@type\":\"GovernmentOffice\"" + field("name", entry.name) + field("address", entry.address) + field("telephone", entry.phone) +
                        field("email", entry.email) + field("url", entry.site);
    if (service->latitude != 0) {
      char geo[96];
      std::snprintf(geo, sizeof geo, ",\"geo\":{\"@type\":\"GeoCoordinates\",\"latitude\":%.6f,\"longitude\":%.6f}", service->latitude, service->longitude);
      place += geo;
    }
    if (const std::string hours = hours_schema(service->hours, project.start.year, project.end.year); !hours.empty()) place += "," + hours;
    std::string languages;
    for (const LocaleTag& spoken : service->languages) languages += (languages.empty() ? "" : ",") + json_quote(spoken.str());
    graph.push_back("{\"@type\":\"GovernmentService\"" + (address.empty() ? std::string() : ",\"@id\":" + json_quote(address + language.str() + "/services/#" + entry.id)) +
                    field("name", entry.name) + field("description", entry.description) + field("serviceType", entry.category_name) +
                    (languages.empty() ? "" : ",\"availableLanguage\":[" + languages + "]") +
                    (entry.managing_body.empty() ? "" : ",\"serviceOperator\":{\"@type\":\"Organization\"" + field("name", entry.managing_body) + "}") +
                    ",\"availableChannel\":{\"@type\":\"ServiceChannel\",\"serviceLocation\":" + place + "}}}");
  }
  if (graph.empty()) return "";
  return script_safe("{\"@context\":\"https://schema.org\",\"@graph\":[" + joined(graph) + "]}");
}

}  // namespace divulga
