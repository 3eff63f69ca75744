#include "cli/language.h"

#include <algorithm>
#include <memory>

#include "locale/message_file.h"

namespace divulga {
namespace {

/// "it_IT.UTF-8@euro" -> "it".
std::string language_of(const std::string& locale) { return locale.substr(0, locale.find_first_of("_.@-")); }

bool is_c(const std::string& locale) { return language_of(locale) == "C" || locale == "POSIX"; }

bool is_spoken(const std::string& language) { return language == "it" || language == "en"; }

}  // namespace

std::string spoken_language(const Environment& environment) {
  const auto value = [&](const char* name) {
    const char* found = environment(name);
    return std::string(found ? found : "");
  };
  std::string locale;
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
    if (locale.empty()) locale = value(name);
  if (locale.empty() || is_c(locale)) return "en";
  const std::string wanted = value("LANGUAGE");
  for (size_t at = 0; at < wanted.size();) {
    const size_t end = std::min(wanted.find(':', at), wanted.size());
    if (const std::string language = language_of(wanted.substr(at, end - at)); is_spoken(language)) return language;
    at = end + 1;
  }
  return is_spoken(language_of(locale)) ? language_of(locale) : "en";
}

size_t columns_of(const std::string& text) {
  return static_cast<size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

Vocabulary command_vocabulary(const FileSystem& files, const std::string& share, const std::string& language) {
  if (language == "en") return {};
  const std::string path = join_path(share, "messages/" + language + ".mo");
  return [&files, path, read = std::make_shared<Vocabulary>()](std::string_view english, std::optional<long long> count) {
    // Without it, or where it is damaged, a command goes on in English.
    if (!*read) *read = vocabulary(MessageFile(files.exists(path) ? files.read(path) : std::string()));
    return (*read)(english, count);
  };
}

}  // namespace divulga
