#include "edition/words.h"

#include "locale/reader_word.h"

namespace divulga {
namespace {

const char* const category_words[][2] = {{"documents", reader_word("Documents")}, {"home", reader_word("Home")},         {"work", reader_word("Work")},     {"health", reader_word("Health")},
                                         {"school", reader_word("School")},       {"language", reader_word("Language")}, {"rights", reader_word("Rights")}, {"family", reader_word("Family")}};

const char* word_for(Service::Mediation value) {
  switch (value) {
    case Service::Mediation::yes: return reader_word("Yes");
    case Service::Mediation::no: return reader_word("No");
    case Service::Mediation::appointment: return reader_word("By appointment");
  }
  return "";
}

const char* word_for(Service::Accessibility value) {
  switch (value) {
    case Service::Accessibility::yes: return reader_word("Yes");
    case Service::Accessibility::no: return reader_word("No");
    case Service::Accessibility::partial: return reader_word("Partly");
  }
  return "";
}

std::string remote_word(const std::string& channel) { return channel == "chat" ? reader_word("Chat") : channel == "video" ? reader_word("Video call") : reader_word("Phone call"); }

}  // namespace

std::string category_name(const ProjectSources& sources, const LocaleTag& language, const std::string& category) {
  for (const auto& pair : category_words)
    if (category == pair[0]) return word(sources, language, pair[1]);
  return category;
}

std::string topic_icon(const std::string& topic) {
  static constexpr const char* icons[][2] = {{"documents", "card"}, {"home", "key"}, {"work", "tool"}, {"health", "plus-circle"},
                                             {"school", "pencil"}, {"language", "comment"}, {"rights", "hearing"}, {"family", "user"}};
  for (const auto& [name, icon] : icons)
    if (topic == name) return icon;
  return "info-circle";
}

ServiceEntry service_entry(const ProjectSources& sources, const LocaleTag& language, const Service& service) {
  const Catalog& catalog = content_catalog(sources, language);
  const auto text = [&](const SourceString& source) { return catalog.get(source.text); };
  const auto ltr = [&](const std::string& value) { return kept_left_to_right(language, value); };
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
  const std::string* address = catalog.find(service.address.text);
  entry.address = address ? *address : ltr(service.address.text);
  entry.municipality = text(service.municipality);
  entry.phone = ltr(service.phone);
  entry.email = ltr(service.email);
  entry.pec = ltr(service.pec);
  entry.site = ltr(service.site);
  const std::string comma = punctuation_of(language).comma;
  for (const auto& spoken : service.languages) entry.spoken.push_back({spoken, capitalised(spoken, spoken.name_in(spoken))});
  for (const auto& spoken : service.languages) entry.languages += (entry.languages.empty() ? "" : comma) + spoken.name_in(language);
  entry.mediation = word(sources, language, word_for(service.mediation));
  entry.accessibility = word(sources, language, word_for(service.accessibility));
  if (service.verified) entry.verified = format_date(language, *service.verified, DateStyle::long_);
  entry.source = catalog.get(service.source);
  for (const auto& channel : service.remote) entry.remote.push_back(word(sources, language, remote_word(channel)));
  for (const auto& line : format_hours(service.hours, language, hours_words(sources, language))) entry.hours.push_back({line.days, line.times});
  entry.latitude = service.latitude;
  entry.longitude = service.longitude;
  return entry;
}

}  // namespace divulga
