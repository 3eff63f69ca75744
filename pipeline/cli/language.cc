#include "cli/language.h"

#include <memory>

#include "diag/diagnostic.h"
#include "locale/catalog.h"

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

Vocabulary command_vocabulary(const FileSystem& files, const std::string& share, const std::string& language) {
  if (language == "en") return {};
  const std::string path = join_path(share, "locales/" + language + "/commands.po");
  return [&files, path, catalog = std::make_shared<std::unique_ptr<const Catalog>>()](std::string_view english, std::optional<long long> count) {
    if (!*catalog) {
      // What is wrong with it is for a test to say: a command goes on in English.
      DiagnosticSink unheard;
      *catalog = std::make_unique<const Catalog>(files.exists(path) ? parse_po(path, files.read(path), unheard) : Catalog());
    }
    const std::string* found = count ? (*catalog)->find(english, *count) : (*catalog)->find(english);
    return found ? *found : std::string();
  };
}

}  // namespace divulga
