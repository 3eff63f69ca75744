#include "edition/words.h"

#include "locale/format.h"

namespace divulga {

const Catalog& content_catalog(const ProjectSources& sources, const LocaleTag& language) {
  static const Catalog none;
  if (language == sources.content.project.source_language) return none;
  const auto found = sources.content.catalogs.find(language);
  return found == sources.content.catalogs.end() ? none : found->second;
}

std::string word(const ProjectSources& sources, const LocaleTag& language, const std::string& english) {
  for (const auto& tag : {language, LocaleTag(language.language())}) {
    const auto words = sources.words.find(tag);
    if (words == sources.words.end()) continue;
    if (const std::string* found = words->second.find(english)) return *found;
  }
  return english;
}

std::string phrase(const ProjectSources& sources, const LocaleTag& language, const std::string& english,
                   const std::vector<std::pair<std::string, std::string>>& values) {
  return fill(word(sources, language, english), values);
}

std::string counted_phrase(const ProjectSources& sources, const LocaleTag& language, const std::string& singular, const std::string& plural,
                           size_t count, std::vector<std::pair<std::string, std::string>> values) {
  values.emplace_back("count", format_number(language, static_cast<double>(count)));
  for (const auto& tag : {language, LocaleTag(language.language())}) {
    const auto words = sources.words.find(tag);
    if (words == sources.words.end()) continue;
    if (const std::string* found = words->second.find(singular, static_cast<long long>(count))) return fill(*found, values);
  }
  return fill(count == 1 ? singular : plural, values);
}

std::string project_text(const ProjectSources& sources, const LocaleTag& language, const SourceString& text) {
  return content_catalog(sources, language).get(text.text);
}

HoursWords hours_words(const ProjectSources& sources, const LocaleTag& language) {
  return {word(sources, language, "closed"), word(sources, language, "public holidays"), word(sources, language, "open 24 hours")};
}

std::string kept_left_to_right(const LocaleTag& language, const std::string& text) {
  return text.empty() || language.direction() == Direction::left_to_right ? text : isolate_ltr(text);
}

}  // namespace divulga
