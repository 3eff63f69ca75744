#include "web/site_model.h"

#include <algorithm>


namespace divulga {

/// Names alone say little: the project's own desk is named in every language.
static bool says_the_same(const ServiceEntry& a, const ServiceEntry& b) {
  return a.description.empty() && b.description.empty() ? a.name == b.name : a.description == b.description;
}

SiteModel::SiteModel(const SiteInput& input) : input_(input) {
  const Project& project = input.sources.content.project;
  languages_ = project.site && !project.site->languages.empty() ? project.site->languages : project.languages;
  address_ = project.site ? project.site->url : project.contacts.site;
  if (!address_.empty() && address_.back() != '/') address_ += '/';
  const std::vector<ServiceEntry> written = service_directory(input.sources, project.source_language);
  for (const LocaleTag& language : languages_) {
    std::vector<ServiceEntry> own = service_directory(input.sources, language);
    // A directory of which nothing is translated would be a page of the source's words under a foreign head.
    const bool readable = language == project.source_language || !std::equal(own.begin(), own.end(), written.begin(), written.end(), says_the_same);
    if (!readable) own.clear();
    services_[language] = std::move(own);
  }
}

std::vector<const Edition*> SiteModel::editions(const LocaleTag& language, Folder folder) const {
  std::vector<const Edition*> found;
  for (const Edition* edition : input_.editions)
    if (edition->language == language && edition->material->folder == folder) found.push_back(edition);
  std::stable_sort(found.begin(), found.end(), [](const Edition* a, const Edition* b) {
    return a->material->date && b->material->date && *b->material->date < *a->material->date;
  });
  return found;
}

const Edition* SiteModel::find(const LocaleTag& language, Folder folder, const std::string& name) const {
  for (const Edition* edition : input_.editions)
    if (edition->language == language && edition->material->folder == folder && edition->name == name) return edition;
  return nullptr;
}

const Download* SiteModel::download(const LocaleTag& language, Folder folder, const std::string& name) const {
  for (const Download& download : input_.downloads)
    if (download.language == language && download.folder == folder && download.name == name) return &download;
  return nullptr;
}

const Edition* SiteModel::page_named(const LocaleTag& language, const std::vector<std::string>& names) const {
  for (const std::string& name : names)
    if (const Edition* page = find(language, Folder::pages, name)) return page;
  return nullptr;
}

std::string SiteModel::word(const LocaleTag& language, const std::string& english) const {
  return divulga::word(input_.sources, language, english);
}

const Catalog& SiteModel::words(const LocaleTag& language) const {
  const auto found = input_.sources.words.find(language);
  return found == input_.sources.words.end() ? no_words_ : found->second;
}

std::string SiteModel::text(const LocaleTag& language, const SourceString& source) const {
  return project_text(input_.sources, language, source);
}

std::string SiteModel::name(const LocaleTag& language) const {
  const Project& p = project();
  if (p.site && !p.site->title.empty()) return text(language, p.site->title);
  return p.acronym.empty() ? text(language, p.title) : p.acronym;
}

std::string home_path(const LocaleTag& language) { return language.str() + "/index.html"; }
std::string section_path(const LocaleTag& language, const std::string& section) { return language.str() + "/" + section + "/index.html"; }
std::string topic_path(const LocaleTag& language, const std::string& topic) { return language.str() + "/topics/" + topic + "/index.html"; }
std::string material_path(const LocaleTag& language, Folder folder, const std::string& name) {
  return language.str() + "/" + to_string(folder) + "/" + name + "/index.html";
}

std::string relative_address(const std::string& from, const std::string& to) {
  size_t common = 0;
  for (size_t i = 0; i < from.size() && i < to.size() && from[i] == to[i]; ++i)
    if (from[i] == '/') common = i + 1;
  std::string up;
  for (size_t i = common; i < from.size(); ++i)
    if (from[i] == '/') up += "../";
  return up + to.substr(common);
}

std::string public_address(const SiteModel& model, const std::string& path) {
  const std::string index = "index.html";
  const bool ends = path.size() >= index.size() && path.compare(path.size() - index.size(), index.size(), index) == 0;
  return model.address() + (ends ? path.substr(0, path.size() - index.size()) : path);
}

std::string percent_encoded(const std::string& text) {
  static const char* digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
    if (plain) out += c;
    else out += std::string{'%', digits[byte >> 4], digits[byte & 15]};
  }
  return out;
}

}  // namespace divulga
