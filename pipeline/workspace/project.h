#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "diag/diagnostic.h"
#include "geometry/geometry.h"
#include "locale/format.h"
#include "locale/locale_tag.h"
#include "workspace/brand.h"
#include "workspace/print_condition.h"
#include "workspace/source_string.h"

// project.yaml and the front matter of a material, parsed once into structs. Texts are in the source language.

namespace divulga {

enum class Risk { safety, legal, normal };

/// What of the translations goes out: `translation` in project.yaml.
struct TranslationPolicy {
  enum class Stale { notice, source };       // reworded since: with a notice at the head, or in the source language
  enum class Machine { withheld, notice };   // nobody has read it yet
  Risk risk = Risk::normal;                  // of materials that name none
  double least = 0;                          // percent of an edition's texts; with fewer it is not made
  Stale stale = Stale::notice;
  Machine machine = Machine::withheld;
};

enum class FundProfile { fami_2014_2020, fami_2021_2027 };

struct Partner { SourceString name, role; };
struct Task { std::string id; SourceString title; };
enum class WorkPackageStatus { planned, running, done };
struct WorkPackage {
  std::string id;
  SourceString title;
  WorkPackageStatus status = WorkPackageStatus::planned;
  std::vector<Task> tasks;
};
struct Budget { double total = 0, eu = 0, national = 0; };   // euro
struct Contacts { SourceString name, address; std::string phone, email, site; };
struct SiteChannel { std::string url; SourceString title; std::vector<LocaleTag> languages; };   // url ends with "/"
struct MailChannel {
  SourceString from_name;
  std::string from, reply_to, list_id, public_url;
  SourceString reason;
};

struct Project {
  std::string id;
  std::string directory;            // "content/ponte", below the workspace
  SourceString title, summary;
  std::string acronym;
  FundProfile fund = FundProfile::fami_2021_2027;
  bool demonstration = false;
  std::string prog, cup;
  Date start, end;
  SourceString objective, measure, scope, intervention;
  Budget budget;
  Partner lead;
  std::vector<Partner> partners;
  std::string workpackage_label = "WP";
  std::vector<WorkPackage> workpackages;
  LocaleTag source_language;
  std::vector<LocaleTag> languages; // the source first, then the targets
  Contacts contacts;
  Brand brand;
  PrintCondition print;
  std::optional<SiteChannel> site;
  std::optional<MailChannel> mail;
  std::string release_directory = "release";
  TranslationPolicy translation;
};

/// The folders a material can stand in.
enum class Folder { leaflets, brochures, reports, newsletters, news, press, events, pages, procedures, certificates };
enum class Output { pdf, web, mail, print };
/// Mail merge: a file a record, one for all with a bookmark a record, or both.
enum class RecordFiles { each, bundle, both };

/// `name.ar.md` beside `name.md`: the whole material in another language. Texts left empty are the material's own,
/// translated through the catalog; everything else (design, dates, outputs …) is the material's.
struct WholeTranslation {
  std::string file;
  SourceString title, summary, subject, place;
  std::string body;
  int body_line = 1;
};

struct Material {
  Folder folder = Folder::pages;
  std::string name;                 // "sportello-ponte"
  std::string file;                 // "content/ponte/leaflets/sportello-ponte.md"
  SourceString title, summary, subject, place;
  std::string design;               // "leaflet-trifold"; empty for materials without PDF
  SourceSpan design_span;           // no line where the design is the folder's own
  std::optional<Date> date, verified;
  std::string wp, topic;
  std::vector<LocaleTag> languages; // editions to make, the source first
  std::vector<Output> outputs;
  Risk risk = Risk::normal;
  std::string start, end;           // "2026-12-11T09:30", checked
  std::string records, record_name; // mail merge: path of a CSV below the project, column that names the file
  SourceSpan records_span;
  RecordFiles record_files = RecordFiles::each;
  bool bilingual = false;           // beside its own PDF, one with the source language in the other column
  bool language_tab = false;
  std::map<LocaleTag, WholeTranslation> translations;
  std::string body;                 // source text after the front matter
  int body_line = 1;                // line of `file` at which the body starts

  bool has_output(Output output) const;
};

const char* to_string(Folder folder);
const char* to_string(Output output);
const char* to_string(Risk risk);
/// Every folder, in the order of the enum.
const std::vector<Folder>& all_folders();

/// Topics of procedures and services: documents, home, work, health, school, language, rights, family.
const std::vector<std::string>& topics();

/// Splits "---\n…\n---\n" off; body_line is the 1-based line where the body starts, the YAML starts on line 2. A text that
/// does not start with a closed front matter is all body.
struct FrontMatter { std::string yaml; std::string body; int body_line = 1; };
FrontMatter split_front_matter(const std::string& text);

}  // namespace divulga
