// divulga_po: catalogs from and for the texts of a project. Built for those who look after the content, not installed.
//   divulga_po extract WORKSPACE PROJECT              the project's texts as a PO template, on standard output
//   divulga_po align WORKSPACE PROJECT LANG DIR       DIR holds translated copies (leaflets/x.md …) and perhaps strings.po:
//                                                     locales/LANG/PROJECT.po is made from them, or added to
//   divulga_po missing WORKSPACE PROJECT LANG         the texts without a translation
#include <yaml-cpp/yaml.h>

#include <iostream>
#include <map>
#include <set>

#include "fs/file_system.h"
#include "translation/extract.h"
#include "translation/translate.h"

namespace divulga {
namespace {

class PoTool {
 public:
  explicit PoTool(std::string root) : root_(std::move(root)) {}

  bool load(const std::string& project) {
    auto workspace = load_workspace(files_, root_, project, sink_);
    if (workspace.projects.empty()) {
      std::cerr << "no project '" << project << "'\n";
      return false;
    }
    content_ = std::move(workspace.projects.front());
    const auto results = load_results(files_, root_, content_.project, sink_);
    const auto services = load_services(files_, root_, content_.project, sink_);
    texts_ = extract_segments(content_, results, services);
    return true;
  }

  int extract() {
    std::cout << write_po(content_.project.source_language, texts_);
    return finish();
  }

  int missing(const LocaleTag& language) {
    const auto found = content_.catalogs.find(language);
    int count = 0;
    for (const auto& text : texts_) {
      if (found != content_.catalogs.end() && found->second.find(text.source)) continue;
      ++count;
      std::cout << (text.references.empty() ? "" : text.references.front()) << ": " << text.source << "\n";
    }
    std::cerr << count << " of " << texts_.size() << " texts have no translation into " << language.str() << "\n";
    return finish();
  }

  int align_with(const LocaleTag& language, const std::string& directory) {
    const std::string file = "locales/" + language.str() + "/" + content_.project.id + ".po";
    const auto existing = content_.catalogs.find(language);
    if (existing != content_.catalogs.end())
      for (const auto& entry : existing->second.entries())
        if (!entry.translation.empty() && !entry.fuzzy) old_[entry.source] = entry.translation;
    for (const auto& material : content_.materials) {
      const std::string path = join_path(directory, std::string(to_string(material.folder)) + "/" + material.name + ".md");
      if (files_.exists(path)) material_pairs(material, path);
    }
    for (const auto& [name, text] : content_.partials) {
      const std::string path = join_path(directory, "partials/" + name + ".md");
      if (files_.exists(path)) pairs(text, files_.read(path), path, 1);
    }
    const std::string strings = join_path(directory, "strings.po");
    const Catalog more = files_.exists(strings) ? parse_po(strings, files_.read(strings), sink_) : Catalog();
    for (const auto& entry : more.entries()) keep(entry.source, entry.translation, strings);
    write(language, file);
    return finish();
  }

 private:
  void material_pairs(const Material& material, const std::string& path) {
    const auto parts = split_front_matter(files_.read(path));
    pairs(material.body, parts.body, path, parts.body_line);
    const YAML::Node front = YAML::Load(parts.yaml);
    const auto pair_key = [&](const char* key, const SourceString& source) {
      if (!source.empty() && front[key]) keep(source.text, front[key].as<std::string>(), path);
    };
    pair_key("title", material.title);
    pair_key("summary", material.summary);
    pair_key("subject", material.subject);
    pair_key("place", material.place);
  }

  void pairs(const std::string& source, const std::string& translated, const std::string& path, int first_line) {
    for (const auto& pair : align(source, translated, path, first_line, sink_)) keep(pair.source, pair.translation, path);
  }

  void keep(const std::string& source, const std::string& translation, const std::string& path) {
    if (translation.empty()) return;
    const Message difference = difference_of_marks(source, translation);
    if (!difference.empty()) sink_.error("translation-marks", {path}, message("the translation of '{0}' {1}", source.substr(0, 60), difference));
    const auto [known, fresh] = new_.emplace(source, translation);
    if (!fresh && known->second != translation)
      std::cerr << path << ": another translation of '" << source.substr(0, 60) << "' is kept: '" << known->second.substr(0, 60) << "'\n";
  }

  void write(const LocaleTag& language, const std::string& file) {
    std::vector<CatalogEntry> entries;
    std::set<std::string> used;
    size_t done = 0;
    for (auto entry : texts_) {
      const auto fresh = new_.find(entry.source), old = old_.find(entry.source);
      if (fresh != new_.end()) entry.translation = fresh->second;
      else if (old != old_.end()) entry.translation = old->second;
      done += entry.translation.empty() ? 0 : 1;
      used.insert(entry.source);
      entries.push_back(std::move(entry));
    }
    // Translations of texts that the source no longer holds are kept: the text may come back.
    for (const auto* some : {&old_, &new_})
      for (const auto& [source, translation] : *some)
        if (used.insert(source).second) entries.push_back({{}, source, translation, {}, {"not in the source now"}, false, {}});
    files_.write(join_path(root_, file), write_po(language, entries));
    std::cerr << file << ": " << done << " of " << texts_.size() << " texts translated\n";
  }

  int finish() const {
    const auto no_line = [](const std::string&, int) { return std::string(); };
    for (const auto& diagnostic : sink_.sorted()) std::cerr << render_text(diagnostic, no_line);
    return sink_.has_errors() ? 1 : 0;
  }

  DiskFileSystem files_;
  std::string root_;
  DiagnosticSink sink_;
  ProjectContent content_;
  std::vector<CatalogEntry> texts_;
  std::map<std::string, std::string> old_, new_;
};

int run(const std::vector<std::string>& arguments) {
  const std::string command = arguments.empty() ? "" : arguments[0];
  const std::map<std::string, size_t> counts{{"extract", 3}, {"missing", 4}, {"align", 5}};
  const auto count = counts.find(command);
  if (count == counts.end() || arguments.size() != count->second) {
    std::cerr << "usage: divulga_po extract WORKSPACE PROJECT | align WORKSPACE PROJECT LANG DIR | missing WORKSPACE PROJECT LANG\n";
    return 2;
  }
  PoTool tool(arguments[1]);
  if (!tool.load(arguments[2])) return 1;
  if (command == "extract") return tool.extract();
  if (command == "missing") return tool.missing(LocaleTag(arguments[3]));
  return tool.align_with(LocaleTag(arguments[3]), arguments[4]);
}

}  // namespace
}  // namespace divulga

int main(int count, char** values) {
  try {
    return divulga::run({values + 1, values + count});
  } catch (const std::exception& error) {
    std::cerr << "error: " << error.what() << "\n";
    return 3;
  }
}
