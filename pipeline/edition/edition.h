#pragma once
#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "data/dataset.h"
#include "data/service_directory.h"
#include "document/document.h"
#include "translation/translation_state.h"
#include "workspace/workspace.h"

namespace divulga {

class WorkerPool;

/// Everything a project's editions are made from. Immutable, shared among threads.
struct ProjectSources {
  ProjectContent content;
  Datasets results;
  std::vector<Service> services;
  std::map<std::string, std::vector<MapLine>> map_lines;   // GeoJSON files of images/, by path below the workspace
  std::map<LocaleTag, Catalog> words;       // the software's own words, locales/<language>/divulga.po
  std::map<LocaleTag, std::unordered_map<std::string, TranslationState>> noticed;   // source texts whose translation goes out with a notice
};

/// A material in one language: the typed document and what the outputs want to know of it.
struct Edition {
  const Material* material = nullptr;
  LocaleTag language;
  Document document;
  std::string subject;                      // newsletters
  std::string place;
  std::string name;                         // file name without ending; the record's for mail merge
  std::vector<std::string> sources;         // files it was made from, sorted
  std::shared_ptr<const Edition> facing;    // bilingual editions: the source language's, block for block beside this one
  std::set<std::string> facts;              // names of the facts that it shows: "desk.phone", "services.sportello.phone"
  std::set<std::string> title_facts;        // those of title, summary, subject and place alone: lists and feeds show these
  int segments = 0, missing = 0;            // translation units, and how many fell back to the source language
};

/// Translate, fill in facts and results, parse, resolve data, number headings, tables and figures.
/// `record`: a row of the material's records as column -> text, or nullptr. Mistakes go to `sink` with their place in the
/// file the user wrote; the edition is then not fit to be published.
Edition make_edition(const ProjectSources& sources, const Material& material, const LocaleTag& language,
                     const std::map<std::string, std::string>* record, DiagnosticSink& sink);

/// One edition a record where the material has records, otherwise one. `workers` help with many records; none: the caller alone.
std::vector<Edition> make_editions(const ProjectSources& sources, const FileSystem& files, const std::string& root,
                                   const Material& material, const LocaleTag& language, DiagnosticSink& sink, WorkerPool* workers = nullptr);

/// The software's own word in a language (msgid in English), e.g. "Contents".
std::string word(const ProjectSources& sources, const LocaleTag& language, const std::string& english);

/// A row of the service directory in a language, ready to be shown; numbers and addresses are isolated left to right.
ServiceEntry service_entry(const ProjectSources& sources, const LocaleTag& language, const Service& service);
/// The icon of a topic or category, as the icon set names it.
std::string topic_icon(const std::string& topic);
/// All services in the directory's order, by topic and then as in the file, numbered from 1.
std::vector<ServiceEntry> service_directory(const ProjectSources& sources, const LocaleTag& language);
/// Some of them on a map, its text alternative made from the data.
ServiceMap map_of_services(const ProjectSources& sources, const LocaleTag& language, std::vector<ServiceEntry> entries);
/// "documents" -> "Documenti".
std::string category_name(const ProjectSources& sources, const LocaleTag& language, const std::string& category);

/// Codes, lead, partners, period, budget and contacts of the project, a row each: name and value.
Table project_card(const ProjectSources& sources, const LocaleTag& language);

/// A project's text (title, partner, work package …) in a language.
std::string project_text(const ProjectSources& sources, const LocaleTag& language, const SourceString& text);

}  // namespace divulga
