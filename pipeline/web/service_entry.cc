#include "web/service_entry.h"

namespace divulga {
namespace {

struct Category { const char* id; const char* name; const char* icon; };
constexpr Category kCategories[] = {{"documents", "Documents", "card"},   {"home", "Housing", "key"},
                                    {"work", "Work", "tool"},             {"health", "Health", "plus-circle"},
                                    {"school", "School", "pencil"},       {"language", "Italian courses", "comment"},
                                    {"rights", "Rights", "hearing"},      {"family", "Family", "user"}};

const Category* find_category(const std::string& id) {
  for (const Category& category : kCategories)
    if (id == category.id) return &category;
  return nullptr;
}

const char* mediation_word(Service::Mediation mediation) {
  switch (mediation) {
    case Service::Mediation::yes: return "Yes";
    case Service::Mediation::no: return "No";
    case Service::Mediation::appointment: return "By appointment";
  }
  return "No";
}

const char* accessibility_word(Service::Accessibility accessibility) {
  switch (accessibility) {
    case Service::Accessibility::yes: return "Yes";
    case Service::Accessibility::no: return "No";
    case Service::Accessibility::partial: return "In part";
  }
  return "No";
}

std::string remote_word(const std::string& channel) {
  return channel == "chat" ? "Chat" : channel == "video" ? "Video call" : channel == "call" ? "Telephone call" : channel;
}

/// A list as the language writes it: with its own comma.
std::string listed(const std::vector<std::string>& parts, const LocaleTag& language) {
  const std::string script = language.script();
  const std::string comma = script == "Arab" ? "، " : script == "Hans" || script == "Hant" ? "、" : ", ";
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : comma) + part;
  return out;
}

ServiceEntry entry_of(const ProjectSources& sources, const LocaleTag& language, const Service& service) {
  const auto text = [&](const SourceString& source) { return project_text(sources, language, source); };
  ServiceEntry entry;
  entry.id = service.id;
  entry.name = text(service.name);
  entry.managing_body = text(service.managing_body);
  entry.category = service.category;
  entry.category_name = category_name(sources, language, service.category);
  entry.audience = text(service.audience);
  entry.description = text(service.description);
  entry.access = text(service.access);
  entry.bring = text(service.bring);
  entry.receive = text(service.receive);
  entry.cost = text(service.cost);
  entry.address = text(service.address);
  entry.municipality = text(service.municipality);
  entry.phone = service.phone;
  entry.email = service.email;
  entry.pec = service.pec;
  entry.site = service.site;
  entry.source = service.source;
  std::vector<std::string> languages;
  for (const LocaleTag& spoken : service.languages) languages.push_back(spoken.name_in(language));
  entry.languages = capitalised(language, listed(languages, language));
  entry.mediation = word(sources, language, mediation_word(service.mediation));
  entry.accessibility = word(sources, language, accessibility_word(service.accessibility));
  if (service.verified) entry.verified = format_date(language, *service.verified, DateStyle::long_);
  for (const std::string& channel : service.remote) entry.remote.push_back(word(sources, language, remote_word(channel)));
  for (const HoursLine& line : format_hours(service.hours, language)) entry.hours.push_back({line.days, line.times});
  entry.latitude = service.latitude;
  entry.longitude = service.longitude;
  return entry;
}

}  // namespace

std::vector<ServiceEntry> service_entries(const ProjectSources& sources, const LocaleTag& language, const std::string& category) {
  std::vector<ServiceEntry> entries;
  for (const Service& service : sources.services)
    if (category.empty() || service.category == category) entries.push_back(entry_of(sources, language, service));
  return entries;
}

const std::vector<std::string>& service_categories() {
  static const std::vector<std::string> ids = [] {
    std::vector<std::string> out;
    for (const Category& category : kCategories) out.emplace_back(category.id);
    return out;
  }();
  return ids;
}

std::string category_name(const ProjectSources& sources, const LocaleTag& language, const std::string& category) {
  const Category* known = find_category(category);
  return known ? word(sources, language, known->name) : category;
}

std::string category_icon(const std::string& category) {
  const Category* known = find_category(category);
  return known ? known->icon : "info-circle";
}

}  // namespace divulga
