// Prints what the editions of a project say, before anybody has laid them out: edition_words WORKSPACE PROJECT SHARE.
// A JSON array with an object an edition: where its PDF stands, its language, the texts of its document in reading order,
// and the "frame": texts that the design adds (codes, contents' title, project card), which may stand in the PDF as well.
#include <iostream>

#include "build/project_build.h"
#include "diag/json.h"
#include "edition/edition.h"
#include "locale/format.h"

namespace divulga {
namespace {

/// The texts of a document, a line a heading, paragraph, cell or caption. Pictures and charts are left out: their words are
/// an alternative text, looked at by other tests.
class DocumentTexts {
 public:
  DocumentTexts(const ProjectSources& sources, const Edition& edition) : sources_(sources), edition_(edition) {}

  std::vector<std::string> read() {
    add(edition_.document.blocks);
    for (const Footnote& note : edition_.document.footnotes) add(note.content);
    return std::move(lines_);
  }

  void operator()(const Paragraph& n) { add(n.content); }
  void operator()(const Heading& n) { add(n.number + " " + plain(n.content)); }
  void operator()(const List& n) {
    for (const ListItem& item : n.items) add(item.content);
  }
  void operator()(const DefinitionList& n) {
    for (const Definition& item : n.items) {
      add(item.term);
      for (const Blocks& meaning : item.meanings) add(meaning);
    }
  }
  void operator()(const Quote& n) { add(n.content); }
  void operator()(const CodeBlock& n) { add(n.text); }
  void operator()(const ThematicBreak&) {}
  void operator()(const Table& n) {
    add(n.label + " " + plain(n.caption));
    for (const TableCell& cell : n.header.cells) add(cell.content);
    for (const TableRow& row : n.rows)
      for (const TableCell& cell : row.cells) add(cell.content);
    add_source(n.source);
  }
  void operator()(const Figure& n) { add(n.label + " " + plain(n.caption)); }
  void operator()(const Chart& n) {
    add(n.label + " " + plain(n.title));
    add(n.subtitle);
    add_source(n.source);
  }
  void operator()(const OpeningHours& n) {
    for (const HoursRow& row : n.rows) add(row.days), add(row.times);
  }
  void operator()(const QrCode& n) { add(n.label), add(n.url.substr(n.url.find("//") + 2)); }
  void operator()(const Services& n) {
    for (const ServiceEntry& entry : n.entries) add(entry.name), add(entry.managing_body), add(entry.description);
  }
  void operator()(const Container& n) {
    if (const auto title = n.attributes.values.find("title"); title != n.attributes.values.end()) add(title->second);
    add(n.content);
    for (const char* key : {"name", "role"})
      if (n.kind == ContainerKind::signature) add(n.attributes.get(key));
  }
  void operator()(const TableOfContents&) {}
  void operator()(const PageBreak&) {}

 private:
  std::string plain(const Inlines& inlines) const { return plain_text(inlines, edition_.document.labels); }
  void add(std::string text) {
    if (!text.empty() && text != " ") lines_.push_back(std::move(text));
  }
  void add(const Inlines& inlines) { add(plain(inlines)); }
  void add(const Blocks& blocks) {
    for (const Block& block : blocks) std::visit(*this, block.node);
  }
  void add_source(const std::string& source) {
    if (!source.empty()) add(fill(word(sources_, edition_.language, "Source: {source}"), {{"source", source}}));
  }

  const ProjectSources& sources_;
  const Edition& edition_;
  std::vector<std::string> lines_;
};

std::vector<std::string> frame(const ProjectSources& sources, const Edition& edition) {
  const Project& project = sources.content.project;
  const LocaleTag& language = edition.language;
  const auto say = [&](const std::string& english) { return word(sources, language, english); };
  const auto text = [&](const SourceString& source) { return project_text(sources, language, source); };
  const auto day = [&](const Date& date) { return format_date(language, date, DateStyle::long_); };
  std::string partners;
  for (const Partner& partner : project.partners) partners += text(partner.name) + ", ";
  const std::string codes = "PROG " + project.prog + " · CUP " + project.cup;
  std::vector<std::string> lines = {
      say("demonstration material"), say("Contents"), say("Project"), say("Code"), say("Lead"), say("Partners"), say("Period"), text(project.title),
      text(project.lead.name), project.acronym + " · " + text(project.lead.name), partners, codes, project.acronym + " · " + codes,
      day(project.start) + " – " + day(project.end), language.own_name(), language.str(), edition.document.title, edition.document.summary,
      language.name_in(LocaleTag("it")) + " · " + language.str(), edition.material->title.text};
  for (const WorkPackage& wp : project.workpackages) lines.push_back(wp.id);
  for (const char* state : {"Done", "Running", "Planned"}) lines.push_back(say(state));
  if (edition.material->verified) {
    const std::string checked = fill(say("Last checked: {date}"), {{"date", day(*edition.material->verified)}});
    lines.push_back(checked);
    lines.push_back(say("demonstration material") + " · " + checked);
  }
  return lines;
}

void print(const std::vector<std::string>& lines) {
  std::cout << "[";
  for (size_t i = 0; i < lines.size(); ++i) std::cout << (i ? ", " : "") << json_quote(lines[i]);
  std::cout << "]";
}

bool print_editions(const std::string& root, const std::string& project, const std::string& share) {
  const DiskFileSystem files;
  DiagnosticSink sink;
  Workspace workspace = load_workspace(files, root, project, sink);
  if (workspace.projects.size() != 1 || sink.has_errors()) return false;
  const ProjectSources sources = load_sources(files, root, share, std::move(workspace.projects[0]), sink);
  bool first = true;
  std::cout << "[";
  for (const Material& material : sources.content.materials) {
    if (!material.has_output(Output::pdf)) continue;
    for (const LocaleTag& language : material.languages) {
      for (const Edition& edition : make_editions(sources, files, root, material, language, sink)) {
        const std::string folder = std::string(to_string(material.folder)) + (material.records.empty() ? "" : "/" + material.name);
        std::cout << (first ? "" : ",") << "\n{\"path\": " << json_quote(language.str() + "/" + folder + "/" + edition.name + ".pdf")
                  << ", \"language\": " << json_quote(language.str()) << ", \"texts\": ";
        print(DocumentTexts(sources, edition).read());
        std::cout << ", \"frame\": ";
        print(frame(sources, edition));
        std::cout << "}";
        first = false;
      }
    }
  }
  std::cout << "]\n";
  return !sink.has_errors();
}

}  // namespace
}  // namespace divulga

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "edition_words WORKSPACE PROJECT SHARE\n";
    return 2;
  }
  return divulga::print_editions(argv[1], argv[2], argv[3]) ? 0 : 1;
}
