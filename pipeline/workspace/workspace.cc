#include "workspace/workspace.h"

#include <algorithm>
#include <optional>
#include <thread>

#include "parallel/worker_pool.h"
#include "workspace/brand_file.h"
#include "workspace/facts_file.h"
#include "workspace/mapping.h"
#include "workspace/material_file.h"
#include "workspace/partials.h"
#include "workspace/project_file.h"
#include "workspace/source_file.h"

namespace divulga {
namespace {

bool ends_with(const std::string& text, const std::string& end) {
  return text.size() > end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

bool is_hidden(const std::string& name) { return name.empty() || name[0] == '.' || name.back() == '~'; }

/// Loads one folder below content/.
class ProjectLoader {
 public:
  ProjectLoader(const FileSystem& files, const std::string& root, std::string directory, DiagnosticSink& sink)
      : files_(files), root_(root), directory_(std::move(directory)), sink_(sink) {}

  ProjectContent load() {
    read_project_file();
    read_facts_file();
    check_entries();
    find_further_languages();
    for (const Folder folder : all_folders()) read_folder(folder);
    take_further_languages();
    read_partials();
    read_catalogs();
    return std::move(content_);
  }

 private:
  std::string at(const std::string& name) const { return join_path(directory_, name); }
  bool is_directory(const std::string& path) const { return files_.is_directory(join_path(root_, path)); }
  std::vector<std::string> list(const std::string& path) const { return files_.list(join_path(root_, path)); }

  std::optional<YamlNode> read_yaml(const std::string& path) {
    const auto text = read_source(files_, root_, path, sink_);
    return text ? parse_yaml(path, *text, 1, sink_) : std::nullopt;
  }

  void read_project_file() {
    const auto root = read_yaml(at("project.yaml"));
    if (root) content_.project = read_project(*root, directory_, sink_);
    read_brand_file(root ? root->find("brand") : nullptr);
    readable_ = root.has_value();
    content_.project.id = file_name_of(directory_);
    content_.project.directory = directory_;
  }

  void read_brand_file(const YamlNode* in_project) {
    if (!files_.exists(join_path(root_, at("brand.yaml")))) return;
    if (in_project)
      sink_.error("brand-twice", in_project->span, message("the brand stands in '{0}' and in 'brand' here", at("brand.yaml")), message("keep the one in brand.yaml"));
    const auto brand = read_yaml(at("brand.yaml"));
    if (!brand) return;
    content_.project.brand = read_brand(*brand, directory_, sink_);
    check_brand_files(content_.project.brand, files_, root_, sink_);
  }

  void read_facts_file() {
    if (!files_.exists(join_path(root_, at("facts.yaml")))) return;
    if (const auto root = read_yaml(at("facts.yaml"))) content_.facts = read_facts(*root, content_.project.source_language, sink_);
  }

  /// A misspelt folder would be left out of everything without a word.
  void check_entries() {
    static const std::vector<std::string> known_files{"project.yaml", "brand.yaml", "facts.yaml", "services.csv", "stakeholders.csv"};
    std::vector<std::string> known_folders{"results", "partials", "images", "fonts", "logos"};
    for (const Folder folder : all_folders()) known_folders.push_back(to_string(folder));
    for (const std::string& name : list(directory_)) {
      if (is_hidden(name)) continue;
      const bool folder = is_directory(at(name));
      const std::vector<std::string>& known = folder ? known_folders : known_files;
      if (std::find(known.begin(), known.end(), name) != known.end()) continue;
      const Message near = did_you_mean(name, known);
      if (folder)
        sink_.warning("unknown-folder", {at(name), 0, 0, 0}, message("folder '{0}' is not read", name), near.empty() ? one_of_words(known) : near);
      else if (ends_with(name, ".md") && name != "README.md")
        sink_.warning("unknown-file", {at(name), 0, 0, 0}, message("'{0}' stands in no folder of materials and is not read", name), one_of_words(known_folders));
      else if (!near.empty())
        sink_.warning("unknown-file", {at(name), 0, 0, 0}, message("file '{0}' is not read", name), near);
    }
  }

  /// A language that the project does not name is its own all the same where a material asks for it and there is a catalog.
  void find_further_languages() {
    const std::vector<LocaleTag>& named = content_.project.languages;
    for (const std::string& tag : list("locales"))
      if (is_known_language(tag) && files_.exists(join_path(root_, catalog_of(LocaleTag(tag)))) && std::find(named.begin(), named.end(), LocaleTag(tag)) == named.end())
        further_.push_back(LocaleTag(tag));
  }

  void take_further_languages() {
    std::vector<LocaleTag>& all = content_.project.languages;
    for (const Material& material : content_.materials)
      for (const LocaleTag& language : material.languages)
        if (std::find(all.begin(), all.end(), language) == all.end()) all.push_back(language);
  }

  std::string catalog_of(const LocaleTag& language) const { return "locales/" + language.str() + "/" + content_.project.id + ".po"; }

  void read_folder(Folder folder) {
    const std::string path = at(to_string(folder));
    std::vector<std::string> translations;
    for (const std::string& file : list(path)) {
      if (is_hidden(file)) continue;
      const std::string full = join_path(path, file);
      if (is_directory(full) || !ends_with(file, ".md")) {
        sink_.warning("not-a-material", {full, 0, 0, 0}, message("'{0}' is no Markdown file and is not read", file),
                      message("materials end in .md and stand in the folder itself; images belong into images/"));
        continue;
      }
      const std::string stem = file.substr(0, file.size() - 3);
      if (stem.find('.') != std::string::npos) translations.push_back(stem);
      else read_one(folder, stem, full);
    }
    for (const std::string& stem : translations) read_translation(folder, stem, join_path(path, stem + ".md"));
  }

  void read_one(Folder folder, const std::string& name, const std::string& path) {
    std::string lower = name;
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    const auto [first, fresh] = seen_.emplace(std::pair(folder, lower), name);
    if (!fresh)
      sink_.error("duplicate-material", {path, 0, 0, 0}, message("'{0}' and '{1}' are the same name to many computers", name, first->second), message("rename one of them"));
    else if (!is_file_name(name))
      sink_.error("bad-file-name", {path, 0, 0, 0}, message("'{0}' cannot be part of a web address", name), message("lower-case letters without accents, digits, '-' and '_'"));
    const auto text = read_source(files_, root_, path, sink_);
    if (!text || !readable_) return;
    Material material = read_material(content_.project, further_, folder, name, path, *text, sink_);
    if (!material.records.empty() && !files_.exists(join_path(root_, at(material.records))))
      sink_.error("missing-file", material.records_span, message("there is no file '{0}'", at(material.records)),
                  did_you_mean(file_name_of(material.records), list(directory_of(at(material.records)))));
    content_.materials.push_back(std::move(material));
  }

  void read_translation(Folder folder, const std::string& stem, const std::string& path) {
    const size_t dot = stem.find('.');
    const std::string name = stem.substr(0, dot), tag = stem.substr(dot + 1);
    const SourceSpan file{path, 0, 0, 0};
    if (!is_known_language(tag)) {
      sink_.error("bad-file-name", file, message("'{0}' is not a language tag", tag), message("a translation is called name.ar.md; a name itself holds no dots"));
      return;
    }
    const auto text = read_source(files_, root_, path, sink_);
    if (!text || !readable_) return;
    std::vector<LocaleTag> languages = content_.project.languages;
    languages.insert(languages.end(), further_.begin(), further_.end());
    if (LocaleTag(tag) == content_.project.source_language || std::find(languages.begin(), languages.end(), LocaleTag(tag)) == languages.end()) {
      sink_.error("unknown-language", file, message("'{0}' is not a target language of the project", tag), message("add it to 'languages' in project.yaml"));
      return;
    }
    const auto material = std::find_if(content_.materials.begin(), content_.materials.end(),
                                       [&](const Material& m) { return m.folder == folder && m.name == name; });
    if (material == content_.materials.end()) {
      std::vector<std::string> names;
      for (const Material& m : content_.materials)
        if (m.folder == folder) names.push_back(m.name);
      sink_.error("no-source", file, message("there is no '{0}.md' that this translates", name), did_you_mean(name, names));
      return;
    }
    material->translations[LocaleTag(tag)] = read_whole_translation(path, *text, sink_);
  }

  void read_partials() {
    const std::string path = at("partials");
    for (const std::string& file : list(path)) {
      if (is_hidden(file) || !ends_with(file, ".md")) continue;
      if (auto text = read_source(files_, root_, join_path(path, file), sink_)) content_.partials[file.substr(0, file.size() - 3)] = std::move(*text);
    }
    check_partial_cycles(content_.partials, path, sink_);
  }

  void read_catalogs() {
    struct Reading {
      LocaleTag language;
      std::string path;
      std::optional<Catalog> catalog;
    };
    std::vector<Reading> readings;
    for (const LocaleTag& language : content_.project.languages)
      if (const std::string path = catalog_of(language); language != content_.project.source_language && files_.exists(join_path(root_, path)))
        readings.push_back({language, path, {}});
    // The largest files of a workspace, and as many as it has languages.
    WorkerPool workers(std::min(std::max(1u, std::thread::hardware_concurrency()), static_cast<unsigned>(readings.size()) / 4 + 1));
    workers.run(readings.size(), [&](size_t i) {
      if (const auto text = read_source(files_, root_, readings[i].path, sink_)) readings[i].catalog = parse_po(readings[i].path, *text, sink_);
    });
    for (Reading& reading : readings) {
      if (!reading.catalog) continue;
      content_.catalogs[reading.language] = std::move(*reading.catalog);
      content_.catalog_files[reading.language] = reading.path;
    }
  }

  const FileSystem& files_;
  const std::string& root_;
  std::string directory_;
  DiagnosticSink& sink_;
  ProjectContent content_;
  std::map<std::pair<Folder, std::string>, std::string> seen_;   // names in lower case
  std::vector<LocaleTag> further_;   // languages that have a catalog but are not named by the project
  bool readable_ = false;   // without project.yaml nobody knows languages and work packages
};

void check_locales(const FileSystem& files, const std::string& root, DiagnosticSink& sink) {
  for (const std::string& name : files.list(join_path(root, "locales")))
    if (!is_hidden(name) && files.is_directory(join_path(root, "locales/" + name)) && !is_known_language(name))
      sink.warning("unknown-folder", {"locales/" + name, 0, 0, 0}, message("'{0}' is not a language tag; the folder is not read", name),
                   message("write the code of two or three letters: it, en, ar, zh (BCP 47)"));
}

}  // namespace

std::string find_workspace(const FileSystem& files, const std::string& start) {
  for (std::string path = normal_path(start);;) {
    if (files.is_directory(join_path(path, "content"))) return path;
    const std::string above = directory_of(path);
    if (above.empty() || above == path)
      throw Error(message("there is no workspace at or above '{0}'", start), message("a workspace has a folder 'content'; 'divulga init DIR' makes one"));
    path = above;
  }
}

Workspace load_workspace(const FileSystem& files, const std::string& root, const std::string& only_project, DiagnosticSink& sink) {
  Workspace workspace;
  workspace.root = root;
  std::vector<std::string> names;
  for (const std::string& name : files.list(join_path(root, "content")))
    if (!is_hidden(name) && files.is_directory(join_path(root, "content/" + name))) names.push_back(name);
  if (names.empty()) {
    sink.error("no-project", {"content", 0, 0, 0}, message("there is no project in 'content'"), message("'divulga init DIR' makes one to start from"));
    return workspace;
  }
  if (!only_project.empty() && std::find(names.begin(), names.end(), only_project) == names.end()) {
    const Message near = did_you_mean(only_project, names);
    sink.error("unknown-project", {"content", 0, 0, 0}, message("there is no project '{0}'", only_project), near.empty() ? one_of_words(names) : near);
    return workspace;
  }
  check_locales(files, root, sink);
  for (const std::string& name : names) {
    if (!only_project.empty() && name != only_project) continue;
    const std::string directory = "content/" + name;
    if (!is_file_name(name))
      sink.error("bad-file-name", {directory, 0, 0, 0}, message("'{0}' cannot be part of a web address", name), message("lower-case letters without accents, digits, '-' and '_'"));
    workspace.projects.push_back(ProjectLoader(files, root, directory, sink).load());
  }
  return workspace;
}

}  // namespace divulga
