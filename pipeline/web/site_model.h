#pragma once
#include <map>
#include <string>
#include <vector>

#include "web/site.h"

namespace divulga {

/// What the site is made from, arranged for lookup. Holds references into the input; thread-safe after construction.
class SiteModel {
 public:
  explicit SiteModel(const SiteInput& input);

  const SiteInput& input() const { return input_; }
  const ProjectSources& sources() const { return input_.sources; }
  const Project& project() const { return input_.sources.content.project; }
  /// The languages of the site, the source first.
  const std::vector<LocaleTag>& languages() const { return languages_; }
  /// Where the site stands on the net, ending with "/"; empty when the project names no address.
  const std::string& address() const { return address_; }

  /// Editions of a folder in a language: newest first where they have a date, otherwise in the order of the project.
  std::vector<const Edition*> editions(const LocaleTag& language, Folder folder) const;
  const Edition* find(const LocaleTag& language, Folder folder, const std::string& name) const;
  const Download* download(const LocaleTag& language, Folder folder, const std::string& name) const;
  /// None in a language into which no service is translated.
  const std::vector<ServiceEntry>& services(const LocaleTag& language) const { return services_.at(language); }
  /// The first page whose name is one of `names`, or nullptr.
  const Edition* page_named(const LocaleTag& language, const std::vector<std::string>& names) const;

  std::string word(const LocaleTag& language, const std::string& english) const;
  const Catalog& words(const LocaleTag& language) const;
  std::string text(const LocaleTag& language, const SourceString& source) const;
  std::string name(const LocaleTag& language) const;   // of the site

 private:
  const SiteInput& input_;
  std::vector<LocaleTag> languages_;
  std::string address_;
  std::map<LocaleTag, std::vector<ServiceEntry>> services_;
  Catalog no_words_;
};

// ---- places of pages below the site's root

std::string home_path(const LocaleTag& language);                                              // "it/index.html"
std::string section_path(const LocaleTag& language, const std::string& section);               // "it/news/index.html"
std::string topic_path(const LocaleTag& language, const std::string& topic);                   // "it/topics/work/index.html"
std::string material_path(const LocaleTag& language, Folder folder, const std::string& name);  // "it/news/x/index.html"
/// From the page at `from` to the file at `to`, both below the root: "../../assets/site.css".
std::string relative_address(const std::string& from, const std::string& to);
/// On the net: "https://ponte.example/it/news/" for "it/news/index.html".
std::string public_address(const SiteModel& model, const std::string& path);
/// Percent-encodes everything but unreserved characters (RFC 3986).
std::string percent_encoded(const std::string& text);

}  // namespace divulga
