#include "delivery/schedule.h"

#include <unicode/timezone.h>

#include <cstdio>
#include <memory>

namespace divulga {
namespace {

using std::chrono::minutes;
using LocalMinutes = std::chrono::sys_time<minutes>;   // a wall clock's reading, kept as if it were UTC

std::unique_ptr<icu::TimeZone> find_zone(std::string_view name) {
  const icu::UnicodeString id = icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<int>(name.size())));
  std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(id));
  return zone == nullptr || *zone == icu::TimeZone::getUnknown() ? nullptr : std::move(zone);
}

minutes offset_at(const icu::TimeZone& zone, std::chrono::sys_time<minutes> at) {
  int32_t raw = 0, saving = 0;
  UErrorCode status = U_ZERO_ERROR;
  zone.getOffset(static_cast<double>(at.time_since_epoch().count()) * 60000.0, false, raw, saving, status);
  return minutes((raw + saving) / 60000);
}

std::optional<LocalMinutes> parse_local(std::string_view text) {
  if (text.size() != 16 || (text[10] != ' ' && text[10] != 'T')) return std::nullopt;
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, used = 0;
  const std::string copy(text);
  if (std::sscanf(copy.c_str(), "%4d-%2d-%2d%*1[ T]%2d:%2d%n", &year, &month, &day, &hour, &minute, &used) != 5 || used != 16) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)), std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok() || hour < 0 || hour > 23 || minute < 0 || minute > 59) return std::nullopt;
  return std::chrono::sys_days(date) + std::chrono::hours(hour) + minutes(minute);
}

std::string written(LocalMinutes local) {
  const auto day = std::chrono::floor<std::chrono::days>(local);
  const std::chrono::year_month_day date(day);
  const auto time = local - day;
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%04d-%02u-%02u %02d:%02d", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                static_cast<unsigned>(date.day()), static_cast<int>(time.count() / 60), static_cast<int>(time.count() % 60));
  return buffer;
}

}  // namespace

std::optional<Schedule> settle(std::string_view local, std::string_view zone_name, ScheduleProblem& problem) {
  const std::unique_ptr<icu::TimeZone> zone = find_zone(zone_name);
  if (zone == nullptr) {
    problem = {message("unknown time zone '{0}'", zone_name), message("name one of the tz database, such as Europe/Rome")};
    return std::nullopt;
  }
  const std::optional<LocalMinutes> reading = parse_local(local);
  if (!reading) {
    problem = {message("'{0}' is not a time", local), message("write it as 2026-11-27 09:00")};
    return std::nullopt;
  }
  // The offsets in force a day before and a day after are all that can apply; the earlier instant is the greater offset.
  const minutes before = offset_at(*zone, *reading - std::chrono::days(1)), after = offset_at(*zone, *reading + std::chrono::days(1));
  for (const minutes offset : {std::max(before, after), std::min(before, after)}) {
    const auto at = *reading - offset;
    if (offset_at(*zone, at) == offset) return Schedule{written(*reading), std::string(zone_name), at, offset};
  }
  problem = {message("'{0}' does not exist in {1}: the clocks go forward then", written(*reading), zone_name),
             message("take {0}, or a time before the change", written(*reading + (after - before)))};
  return std::nullopt;
}

Schedule schedule_at(Instant at, std::string_view zone_name) {
  std::unique_ptr<icu::TimeZone> zone = find_zone(zone_name);
  const auto minute = std::chrono::floor<minutes>(at);
  const minutes offset = zone == nullptr ? minutes(0) : offset_at(*zone, minute);
  return {written(minute + offset), zone == nullptr ? "UTC" : std::string(zone_name), at, offset};
}

std::string format_local(Instant at, std::string_view zone) { return schedule_at(at, zone).local; }

}  // namespace divulga
