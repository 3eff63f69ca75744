#include "workspace/material_file.h"

#include <algorithm>

#include "fs/file_system.h"
#include "workspace/mapping.h"

namespace divulga {
namespace {

struct FolderDefaults {
  std::vector<Output> outputs;
  const char* design;
};

FolderDefaults defaults_of(Folder folder) {
  switch (folder) {
    case Folder::leaflets: return {{Output::pdf, Output::web, Output::print}, "leaflet-trifold"};
    case Folder::brochures: return {{Output::pdf, Output::web, Output::print}, "brochure-a5"};
    case Folder::reports: return {{Output::pdf, Output::web}, "report-a4"};
    case Folder::newsletters: return {{Output::mail, Output::web}, ""};
    case Folder::news:
    case Folder::pages: return {{Output::web}, ""};
    case Folder::press: return {{Output::pdf, Output::web}, "press-a4"};
    case Folder::events: return {{Output::pdf, Output::web}, "invitation-a5"};
    case Folder::procedures: return {{Output::pdf, Output::web}, "sheet-a4"};
    case Folder::certificates: return {{Output::pdf}, "certificate-a4"};
  }
  return {};
}

bool wants_date(Folder folder) {
  return folder == Folder::news || folder == Folder::press || folder == Folder::events || folder == Folder::newsletters;
}

/// The front matter as a tree; an empty group, reported, where there is none.
YamlNode front_matter_of(const std::string& file, const std::string& text, const FrontMatter& parts, DiagnosticSink& sink) {
  YamlNode empty;
  empty.span = {file, 1, 1, 0};
  if (parts.body_line == 1) {
    const bool opened = text.compare(0, 4, "---\n") == 0;
    sink.error("no-front-matter", empty.span, opened ? message("the front matter is not closed") : message("there is no front matter"),
               opened ? message("put a line '---' after its last key") : message("start the file with ---, the keys of docs/workspace.md, and another ---"));
    empty.span.file.clear();   // its keys are not missed one by one
    return empty;
  }
  return parse_yaml(file, parts.yaml, 2, sink).value_or(YamlNode{});
}

void read_languages(Mapping& mapping, const YamlNode& root, const Project& project, const std::vector<LocaleTag>& further, Material& material,
                    DiagnosticSink& sink) {
  const std::vector<LocaleTag> asked = mapping.languages("languages");
  if (!mapping.has("languages")) {
    material.languages = project.languages;
    return;
  }
  for (const LocaleTag& language : project.languages)
    if (std::find(asked.begin(), asked.end(), language) != asked.end()) material.languages.push_back(language);
  for (const LocaleTag& language : asked) {
    if (std::find(project.languages.begin(), project.languages.end(), language) != project.languages.end()) continue;
    if (std::find(further.begin(), further.end(), language) != further.end()) material.languages.push_back(language);
    else sink.error("unknown-language", root.find("languages")->span, message("'{0}' is not a language of the project", language.str()),
                    message("add it to 'languages' in project.yaml, or begin its catalog: divulga translate {0}", language.str()));
  }
}

void read_outputs(Mapping& mapping, const YamlNode& root, Material& material, DiagnosticSink& sink) {
  static const std::vector<std::string> names{"pdf", "web", "mail", "print"};
  const SourceString design = mapping.text("design");
  material.design = design.text;
  material.design_span = design.span;
  const FolderDefaults defaults = defaults_of(material.folder);
  for (const SourceString& output : mapping.texts("outputs")) {
    const auto found = std::find(names.begin(), names.end(), output.text);
    const auto value = static_cast<Output>(found - names.begin());
    if (found == names.end())
      sink.error("wrong-value", output.span, message("'outputs' holds '{0}'", output.text), one_of_words(names));
    else if (material.has_output(value)) sink.error("duplicate-output", output.span, message("output '{0}' is listed twice", output.text));
    else material.outputs.push_back(value);
  }
  if (!mapping.has("outputs")) material.outputs = defaults.outputs;
  if (root.span.file.empty()) material.outputs.clear();   // nobody knows its design: its pages would only add more mistakes
  std::sort(material.outputs.begin(), material.outputs.end());
  const bool is_set = material.has_output(Output::pdf) || material.has_output(Output::print);
  if (material.design.empty() && is_set) material.design = defaults.design;
  if (material.design.empty() && is_set)
    sink.error("no-design", root.find("outputs")->span, message("a PDF of {0} needs a 'design'", to_string(material.folder)),
               message("add design: sheet-a4, or leave 'pdf' and 'print' out"));
  if (material.folder != Folder::newsletters && material.has_output(Output::mail))
    sink.error("wrong-value", root.find("outputs")->span, message("only newsletters go out by mail"), message("leave 'mail' out, or move the file to newsletters/"));
}

/// "2026-12-11T09:30".
std::string read_moment(Mapping& mapping, const char* key, DiagnosticSink& sink) {
  const SourceString moment = mapping.text(key);
  const std::string& text = moment.text;
  if (moment.empty()) return {};
  if (text.size() == 16 && text[10] == 'T' && parse_date(text.substr(0, 10)) && parse_time(text.substr(11))) return text;
  sink.error("wrong-value", moment.span, message("'{0}' must be a day and a time, not '{1}'", key, text), message("write 2026-12-11T09:30"));
  return {};
}

void read_event(Mapping& mapping, const YamlNode& root, Material& material, DiagnosticSink& sink) {
  material.start = read_moment(mapping, "start", sink);
  material.end = read_moment(mapping, "end", sink);
  if (!material.start.empty() && !material.end.empty() && material.end <= material.start)
    sink.error("period-reversed", root.find("end")->span, message("'end' is not after 'start'"));
}

void read_workpackage(Mapping& mapping, const Project& project, Material& material, DiagnosticSink& sink) {
  const SourceString wp = mapping.text("wp");
  if (wp.empty()) return;
  std::vector<std::string> ids;
  for (const WorkPackage& package : project.workpackages) ids.push_back(package.id);
  if (std::find(ids.begin(), ids.end(), wp.text) != ids.end()) {
    material.wp = wp.text;
    return;
  }
  const Message near = did_you_mean(wp.text, ids);
  sink.error("unknown-workpackage", wp.span, message("there is no work package '{0}' in project.yaml", wp.text),
             near.empty() ? one_of_words(ids) : near);
}

void read_records(Mapping& mapping, const Project& project, Material& material, DiagnosticSink& sink) {
  const SourceString records = mapping.text("records"), name = mapping.text("record_name");
  material.record_name = name.text;
  if (!records.empty()) {
    const std::string path = normal_path(records.text);
    if (path.compare(0, 2, "..") == 0 || path.compare(0, 1, "/") == 0)
      sink.error("outside-workspace", records.span, message("'{0}' leaves the project", records.text), message("name a file below {0}/", project.directory));
    else material.records = path;
    material.records_span = records.span;
  }
  const auto record_files = mapping.one_of("record_files", {"each", "bundle", "both"});
  material.record_files = static_cast<RecordFiles>(record_files.value_or(0));
  if (records.empty() && record_files)
    sink.error("missing-key", mapping.span(), message("'record_files' needs 'records'"), message("the CSV with a row for each file: records: results/participants.csv"));
  if (!records.empty() && name.empty())
    sink.error("missing-key", records.span, message("'records' needs 'record_name'"), message("the column that names each file, for example record_name: number"));
  if (records.empty() && !name.empty())
    sink.error("missing-key", name.span, message("'record_name' needs 'records'"), message("the CSV with a row for each file: records: results/participants.csv"));
}

}  // namespace

std::string default_design(Folder folder) { return defaults_of(folder).design; }

Material read_material(const Project& project, const std::vector<LocaleTag>& further, Folder folder, const std::string& name, const std::string& file, const std::string& text,
                       DiagnosticSink& sink) {
  FrontMatter parts = split_front_matter(text);
  const YamlNode root = front_matter_of(file, text, parts, sink);
  Material material;
  material.folder = folder;
  material.name = name;
  material.file = file;
  Mapping mapping(root, "", sink);
  material.title = mapping.text("title", Presence::required);
  material.summary = mapping.text("summary", folder == Folder::certificates ? Presence::optional : Presence::required);
  read_outputs(mapping, root, material, sink);
  material.date = mapping.date("date", wants_date(folder) ? Presence::required : Presence::optional);
  material.verified = mapping.date("verified");
  read_workpackage(mapping, project, material, sink);
  read_languages(mapping, root, project, further, material, sink);
  material.risk = static_cast<Risk>(mapping.one_of("risk", {"safety", "legal", "normal"}).value_or(static_cast<size_t>(project.translation.risk)));
  material.subject = mapping.text("subject");
  read_event(mapping, root, material, sink);
  material.place = mapping.text("place");
  read_records(mapping, project, material, sink);
  if (const auto topic = mapping.one_of("topic", topics())) material.topic = topics()[*topic];
  material.language_tab = mapping.flag("language_tab");
  material.bilingual = mapping.flag("bilingual");
  if (material.bilingual && !material.has_output(Output::pdf))
    sink.error("wrong-value", root.find("bilingual")->span, message("'bilingual' makes a second PDF, and this material has none"), message("add pdf to 'outputs'"));
  if (material.bilingual && !material.records.empty())
    sink.error("wrong-value", root.find("bilingual")->span, message("a material with 'records' has no bilingual edition"), message("leave 'bilingual' out"));
  mapping.finish();
  material.body = std::move(parts.body);
  material.body_line = parts.body_line;
  return material;
}

WholeTranslation read_whole_translation(const std::string& file, const std::string& text, DiagnosticSink& sink) {
  WholeTranslation translation;
  translation.file = file;
  FrontMatter parts = split_front_matter(text);
  if (text.compare(0, 4, "---\n") == 0) {
    const YamlNode root = front_matter_of(file, text, parts, sink);
    Mapping mapping(root, "", sink);
    translation.title = mapping.text("title");
    translation.summary = mapping.text("summary");
    translation.subject = mapping.text("subject");
    translation.place = mapping.text("place");
    mapping.finish();
  }
  translation.body = std::move(parts.body);
  translation.body_line = parts.body_line;
  return translation;
}

}  // namespace divulga
