#include "web/open_data.h"

#include <cmath>

#include "diag/json.h"
#include "locale/format.h"

namespace divulga {
namespace {

struct Column { const char* name; std::string ServiceEntry::*text; };
constexpr Column kColumns[] = {{"id", &ServiceEntry::id}, {"name", &ServiceEntry::name}, {"managing_body", &ServiceEntry::managing_body},
                               {"category", &ServiceEntry::category}, {"audience", &ServiceEntry::audience}, {"description", &ServiceEntry::description},
                               {"access", &ServiceEntry::access}, {"bring", &ServiceEntry::bring}, {"receive", &ServiceEntry::receive},
                               {"cost", &ServiceEntry::cost}, {"address", &ServiceEntry::address}, {"municipality", &ServiceEntry::municipality},
                               {"phone", &ServiceEntry::phone}, {"email", &ServiceEntry::email}, {"pec", &ServiceEntry::pec}, {"site", &ServiceEntry::site},
                               {"languages", &ServiceEntry::languages}, {"mediation", &ServiceEntry::mediation},
                               {"accessibility", &ServiceEntry::accessibility}, {"verified", &ServiceEntry::verified}, {"source", &ServiceEntry::source}};

/// A coordinate in degrees with five decimals, about a metre.
std::string degrees(double value) {
  const long long scaled = std::llround(std::fabs(value) * 100000);
  std::string fraction = std::to_string(100000 + scaled % 100000).substr(1);
  return (value < 0 && scaled ? "-" : "") + std::to_string(scaled / 100000) + "." + fraction;
}

std::string csv_cell(const std::string& text) {
  std::string clean = without_bidi_controls(text);
  // A spreadsheet would take a cell that starts like this for a formula.
  if (!clean.empty() && (clean[0] == '=' || clean[0] == '@')) clean.insert(clean.begin(), '\'');
  if (clean.find_first_of(",\"\n\r") == std::string::npos) return clean;
  std::string out = "\"";
  for (const char c : clean) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + "\"";
}

std::string hours_text(const ServiceEntry& entry) {
  std::string out;
  for (const HoursRow& row : entry.hours) {
    const bool under_heading = out.ends_with(": ");
    out += (out.empty() || under_heading ? "" : "; ") + row.days + (row.times.empty() ? ": " : " " + row.times);
  }
  return out;
}

std::string properties(const ServiceEntry& entry) {
  std::string out;
  for (const Column& column : kColumns) out += json_quote(column.name) + ":" + json_quote(without_bidi_controls(entry.*column.text)) + ",";
  out += "\"remote\":[";
  for (size_t i = 0; i < entry.remote.size(); ++i) out += (i ? "," : "") + json_quote(entry.remote[i]);
  out += "],\"hours\":[";
  for (size_t i = 0; i < entry.hours.size(); ++i)
    out += std::string(i ? "," : "") + "{\"days\":" + json_quote(entry.hours[i].days) + ",\"times\":" + json_quote(without_bidi_controls(entry.hours[i].times)) + "}";
  return out + "]";
}

}  // namespace

std::string services_csv(const std::vector<ServiceEntry>& entries) {
  std::string out;
  for (const Column& column : kColumns) out += std::string(column.name) + ",";
  out += "lat,lon,hours\r\n";
  for (const ServiceEntry& entry : entries) {
    for (const Column& column : kColumns) out += csv_cell(entry.*column.text) + ",";
    out += degrees(entry.latitude) + "," + degrees(entry.longitude) + "," + csv_cell(hours_text(entry)) + "\r\n";
  }
  return out;
}

std::string services_json(const std::vector<ServiceEntry>& entries) {
  std::string out = "[\n";
  for (size_t i = 0; i < entries.size(); ++i)
    out += "{" + properties(entries[i]) + ",\"lat\":" + degrees(entries[i].latitude) + ",\"lon\":" + degrees(entries[i].longitude) + "}" + (i + 1 < entries.size() ? ",\n" : "\n");
  return out + "]\n";
}

std::string services_geojson(const std::vector<ServiceEntry>& entries) {
  std::string out = "{\"type\":\"FeatureCollection\",\"features\":[\n";
  for (size_t i = 0; i < entries.size(); ++i)
    out += "{\"type\":\"Feature\",\"id\":" + json_quote(entries[i].id) + ",\"geometry\":{\"type\":\"Point\",\"coordinates\":[" + degrees(entries[i].longitude) + "," +
           degrees(entries[i].latitude) + "]},\"properties\":{" + properties(entries[i]) + "}}" + (i + 1 < entries.size() ? ",\n" : "\n");
  return out + "]}\n";
}

}  // namespace divulga
