#include "fuzz/targets.h"

#include <png.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <sstream>

#include "build/project_build.h"
#include "data/dataset.h"
#include "document/dump.h"
#include "fuzz/exchange_targets.h"
#include "locale/catalog.h"
#include "locale/format.h"
#include "markdown/markdown.h"
#include "markdown/segments.h"
#include "pdf/font_program.h"
#include "pdf/image.h"
#include "picture/cmyk_jpeg.h"
#include "picture/raster.h"
#include "picture/svg_reader.h"
#include "places.h"
#include "suite/suite.h"
#include "support/made_pictures.h"
#include "text/font_file.h"
#include "workspace/workspace.h"
#include "workspace/yaml_node.h"

namespace divulga::fuzz {
namespace {

const std::string source_directory = places::source();
const std::string share_directory = places::share();

/// What must hold and did not: no Error, so that it counts as a fault.
void demand(bool holds, const std::string& what) {
  if (!holds) throw std::logic_error(what);
}

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  demand(static_cast<bool>(in), "cannot read " + path.string());
  std::stringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

/// Files below a folder whose names end so, at most `most` bytes of each, in a fixed order.
std::vector<std::string> files_below(const std::string& folder, const std::string& ending, std::size_t most) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder, std::filesystem::directory_options::follow_directory_symlink))
    if (entry.is_regular_file() && entry.path().extension() == ending) paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> result;
  for (const auto& path : paths) result.push_back(bytes_of(path).substr(0, most));
  return result;
}

void demand_places(const DiagnosticSink& sink) {
  for (const Diagnostic& d : sink.sorted()) {
    demand(!d.message.empty() && !d.code.empty(), "a diagnostic that says nothing");
    demand(!d.span.file.empty(), "'" + d.message.text() + "' names no file");
  }
}

// ---- the formats

void read_markdown(const std::string& input) {
  if (invalid_utf8_at(input) != std::string::npos || input.find_first_of(std::string_view("\0\r", 2)) != std::string::npos) return;   // read_source lets none in
  const auto parsed = [&](DiagnosticSink& sink) { return dump(parse_markdown(MappedText(input, "a.md"), {LocaleTag("it"), "content/p"}, sink)); };
  DiagnosticSink first, second;
  demand(parsed(first) == parsed(second), "the same text was read in two ways");
  demand(first.sorted() == second.sorted(), "the same text drew different diagnostics");
  for (const Diagnostic& d : first.sorted()) demand(d.span.line >= 1, "'" + d.message.text() + "' has no line");
  std::size_t before = 0;
  for (const auto& segment : find_segments(input)) {
    demand(segment.from < segment.to && segment.to <= input.size(), "a segment outside its text");
    demand(segment.from >= before, "segments that overlap");
    before = segment.to;
  }
}

void read_table(const std::string& input) {
  if (invalid_utf8_at(input) != std::string::npos) return;
  for (const char* file : {"a.csv", "a.yaml", "a.json"}) {
    DiagnosticSink sink;
    const Dataset data = parse_dataset(file, input, sink);
    for (const auto& row : data.rows) demand(row.size() == data.columns.size(), "a row with too many or too few cells");
    demand_places(sink);
  }
}

void read_yaml(const std::string& input) {
  if (invalid_utf8_at(input) != std::string::npos) return;
  DiagnosticSink sink;
  const auto tree = parse_yaml("a.yaml", input, 1, sink);
  demand(tree || sink.has_errors(), "nothing was read and nothing said");
  demand_places(sink);
}

void read_catalog(const std::string& input) {
  if (invalid_utf8_at(input) != std::string::npos) return;
  DiagnosticSink sink, again;
  const Catalog catalog = parse_po("a.po", input, sink);
  if (sink.has_errors()) return;
  const std::string written = write_po(LocaleTag("fr"), catalog.entries());
  const Catalog back = parse_po("a.po", written, again);
  demand(!again.has_errors(), "what was written cannot be read");
  demand(write_po(LocaleTag("fr"), back.entries()) == written, "reading and writing changes the catalog");
}

void read_picture(const std::string& input) {
  const ImageData image{input, "a"};
  if (const auto header = read_raster_header(input)) demand(header->width > 0 && header->height > 0 && header->orientation >= 1 && header->orientation <= 8, "a head that cannot be");
  raster_fault(input);
  pdf::read_png_stream(image);
  if (input.size() > 2 && input[0] == '\x89') {
    const pdf::Raster raster = pdf::decode_png(image);
    const auto pixels = static_cast<std::size_t>(raster.width) * static_cast<std::size_t>(raster.height);
    demand(raster.samples.size() == pixels * static_cast<std::size_t>(raster.channels), "too many or too few samples");
    demand(raster.alpha.empty() || raster.alpha.size() == pixels, "too much or too little alpha");
  } else {
    const pdf::JpegHeader header = pdf::read_jpeg_header(image);
    demand(header.width > 0 && header.height > 0, "a picture without an area");
    if (header.channels == 4 && header.width < 1000 && header.height < 1000) demand(!for_screens(input).empty(), "nothing for screens");
  }
}

void read_drawing(const std::string& input) {
  std::vector<SvgFault> faults;
  const auto drawing = read_svg(input, faults);
  demand(drawing || !faults.empty(), "nothing was read and nothing said");
  for (const SvgFault& fault : faults) demand(!fault.message.empty() && fault.line >= 0, "a fault that says nothing");
  if (!drawing) return;
  demand(drawing->width > 0 && drawing->height > 0, "a drawing without an area");
  const auto finite = [](Point p) { return std::isfinite(p.x.value) && std::isfinite(p.y.value); };
  for (const auto& item : drawing->items) {
    const auto* shape = std::get_if<DrawnShape>(&item);
    if (!shape) continue;
    for (const PathCommand& command : shape->outline) demand(finite(command.p1) && finite(command.p2) && finite(command.p3), "a point nowhere");
  }
}

void read_font(const std::string& input) {
  const LoadedFont font("a.ttf", std::make_shared<const std::string>(input), "", "a package");
  demand(font.face.units_per_em > 0, "a font without a grid");
  std::vector<std::uint32_t> glyphs;
  for (std::uint32_t glyph = 0; glyph < 40; ++glyph) glyphs.push_back(glyph);
  if (font.face.cff) pdf::subset_cff(font.face, glyphs);
  else pdf::subset_truetype(font.face, glyphs, {{{{3, 10, 20}, {4, 0, 0}}, 500}});
}

// ---- a whole project, one file of it damaged

/// A workspace in memory around the starter project, with the installation's designs and words beside it.
class SmallWorkspace {
 public:
  SmallWorkspace() : fonts_(share_directory + "/fonts") {
    take_in(source_directory + "/templates/init", "w", 0);
    take_in(source_directory + "/templates", share_directory + "/templates", 1);
    take_in(source_directory + "/locales", share_directory + "/locales", 1);
    const std::string sprite = "/bootstrap-italia/dist/svg/sprites.svg";
    files_.write(share_directory + sprite, bytes_of(share_directory + sprite));
    sound_["content/progetto/reports/relazione.md"] =
        "---\ntitle: Relazione\nsummary: Una prova.\ndate: 2026-11-20\n---\n\n::: cover\nDue anni\n:::\n\n::: toc\n:::\n\n## Uno {#sec-uno}\n\n"
        "Testo con una nota[^n] e {{facts.desk.phone}}, come dice la @tbl-uno.\n\n[^n]: La nota.\n\n| A | B |\n|---|---:|\n| uno | 1,5 |\n\nTable: Una tabella {#tbl-uno}\n\n"
        "::: {.chart #fig-uno data=indicators type=bar label=code value=achieved target=target}\nSi vede\n:::\n\n"
        "::: {.data-table data=indicators columns=\"code:Codice, achieved:Fatto\" total=sum}\nTutto\n:::\n\n::: callout\nBada.\n:::\n\n1. uno\n   - due\n      - tre\n";
    sound_["content/progetto/certificates/attestato.md"] =
        "---\ntitle: Attestato\nrecords: results/persone.csv\nrecord_name: numero\n---\n\n## {{record.nome}}\n\n::: {.signature role=\"Chi firma\"}\n:::\n";
    sound_["content/progetto/results/persone.csv"] = "numero,nome\n1,Prima\n2,Seconda\n";
    for (const auto& [path, text] : sound_) files_.write("w/" + path, text);
  }

  /// Inputs are "path\ncontent".
  std::vector<std::string> inputs() const {
    std::vector<std::string> result;
    for (const auto& [path, text] : sound_) result.push_back(path + "\n" + text);
    return result;
  }

  void build(const std::string& input) {
    const std::size_t end = std::min(input.find('\n'), input.size());
    std::string path = input.substr(0, end);
    if (!sound_.count(path)) path = "content/progetto/leaflets/sportello.md";
    files_.write("w/" + path, std::string_view(input).substr(std::min(end + 1, input.size())));
    try {
      look();
    } catch (...) {
      restore(path);
      throw;
    }
    restore(path);
  }

 private:
  void take_in(const std::string& from, const std::string& to, int keep_init) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(from)) {
      if (!entry.is_regular_file()) continue;
      const std::string below = std::filesystem::relative(entry.path(), from).generic_string();
      if (keep_init && below.rfind("init/", 0) == 0) continue;
      files_.write(to + "/" + below, bytes_of(entry.path()));
      if (!keep_init) sound_[below] = bytes_of(entry.path());
    }
  }
  void restore(const std::string& path) {
    files_.write("w/" + path, sound_.at(path));
    files_.remove("out");
  }

  void look() {
    DiagnosticSink sink;
    Workspace workspace = load_workspace(files_, "w", "", sink);
    for (ProjectContent& content : workspace.projects) {
      // Broken-off projects are told, not built: as the commands do.
      if (sink.has_errors()) break;
      const ProjectSources sources = load_sources(files_, "w", share_directory, std::move(content), sink);
      if (sink.has_errors()) break;
      BuildOptions options;
      options.only = "*/*";               // everything but the site
      const BuildReport report = build_project(sources, files_, fonts_, "w", share_directory, "out", options, nullptr, sink);
      demand(report.failed == sink.has_errors(), "a failed build without an error, or the other way round");
      for (const Artifact& artifact : report.manifest.artifacts) {
        const std::string bytes = files_.read("out/" + report.project + "/" + artifact.path);
        const bool is_pdf = artifact.path.size() > 4 && artifact.path.compare(artifact.path.size() - 4, 4, ".pdf") == 0;
        demand(!is_pdf || (bytes.rfind("%PDF-1.7", 0) == 0 && bytes.find("%%EOF", bytes.size() - 16) != std::string::npos), artifact.path + " is not whole");
      }
    }
    demand_places(sink);
  }

  MemoryFileSystem files_;
  FontBook fonts_;
  std::map<std::string, std::string> sound_;
};

// ---- sound pictures and fonts

std::string png(unsigned width, unsigned height, int color, int depth, bool interlaced) { return test::made_png(width, height, depth, color, {}, interlaced); }

std::string jpeg() {
  // Start of image, one quantisation table, a baseline frame of 8 x 6, one component, end of image.
  std::string out("\xFF\xD8\xFF\xDB\x00\x43\x00", 7);
  out += std::string(64, '\x10');
  out += std::string("\xFF\xC0\x00\x0B\x08\x00\x06\x00\x08\x01\x01\x11\x00\xFF\xD9", 15);
  return out;
}

std::vector<std::string> suite_inputs(const std::string& name) {
  std::vector<std::string> result;
  for (const auto& one : suite::read_cases(source_directory + "/tests/suite/" + name)) result.push_back(one.input);
  return result;
}

Target markdown_target() {
  Target target{"markdown", suite_inputs("markdown.txt"), {}, read_markdown, 4000};
  for (std::string& text : files_below(source_directory + "/content/ponte", ".md", 6000)) target.corpus.push_back(std::move(text));
  target.words = {"::: ", "\n:::\n", ":::: {.panel name=cover}\n", "{#id .class key=\"v\"}", "[^n]", "\n[^n]: x\n", "@tbl-x", "![", "](", "]{lang=ar}", "{{", "}}", "|---|\n",
                  "| a | b |\n", "\nTable: x {#tbl-x}\n", "**", "`", "~~~\n", "<!--", "-->", "\\", "\n\n", "\t", "    ", "1. ", "- ", "## ", "\n: ", "\u200f", "\u2068", "\xe2\x80\xa8"};
  return target;
}

Target project_target() {
  const auto workspace = std::make_shared<SmallWorkspace>();
  Target target{"project", workspace->inputs(), {}, [workspace](const std::string& input) { workspace->build(input); }, 250};
  target.words = {"{{facts.desk.phone}}", "{{facts.", "{{#results.indicators.rows}}", "{{/results.indicators.rows}}", "{{> contatti}}", "::: {.panel name=", "\n:::\n", "date: 2026-02-30\n", "languages: [ar]\n",
                  "design: poster-a3\n", "design: report-a4\n", "outputs: [pdf, web, mail]\n", "title: \"\"\n", "\n## x\n", "::: page-break\n:::\n", "![a](images/no.png)", "\n| a | b |\n|---|---|\n| c | d |\n", "\u0627\u0644", "\xe0\xa6\x95",
                  "[^1]", "\n[^1]: x\n", ",", ";", "\"", "\n- ", "{.short}", "{.long}"};
  return target;
}

}  // namespace

std::vector<std::string> target_names() {
  std::vector<std::string> names{"markdown", "table", "yaml", "catalog", "picture", "drawing", "font", "project"};
  for (const std::string& name : exchange_target_names()) names.push_back(name);
  return names;
}

Target make_target(const std::string& name) {
  if (name == "markdown") return markdown_target();
  if (name == "table") {
    Target target{name, files_below(source_directory + "/content/ponte", ".csv", 4000), {",", ";", "\"", "\"\"", "\n", "\r\n", "\xEF\xBB\xBF", "[", "{", "- a: 1\n", "\"a\": ", "\\u0000"}, read_table, 4000};
    target.corpus.push_back("- { a: 1, b: x }\n- { a: 2, b: y }\n");
    target.corpus.push_back("[{\"a\": 1, \"b\": \"x\"}, {\"a\": 2.5, \"b\": null}]");
    return target;
  }
  if (name == "yaml") {
    Target target{name, files_below(source_directory + "/content/ponte", ".yaml", 6000), {": ", "- ", "&a ", "*a", "!!binary ", "? ", "|\n", ">\n", "{", "}", "[", "]", "---\n", "...\n", "\t", "#", "\"", "'", "%YAML 9.9\n", "<<: "}, read_yaml, 4000};
    for (std::string& text : files_below(source_directory + "/templates", ".yaml", 6000)) target.corpus.push_back(std::move(text));
    return target;
  }
  if (name == "catalog") {
    return {name, files_below(source_directory + "/locales", ".po", 5000), {"msgid \"", "msgstr \"\"\n", "msgctxt \"a\"\n", "msgid_plural \"b\"\n", "msgstr[0] \"x\"\n", "#, fuzzy\n", "#~ ", "#| msgid \"\"\n", "\\n", "\\", "\"\n", "charset=UTF-8"}, read_catalog, 2000};
  }
  if (name == "picture") {
    return {name, {png(9, 7, PNG_COLOR_TYPE_RGB, 8, false), png(9, 7, PNG_COLOR_TYPE_RGB_ALPHA, 16, true), png(9, 7, PNG_COLOR_TYPE_PALETTE, 1, false), png(300, 200, PNG_COLOR_TYPE_GRAY, 8, false), jpeg(), test::made_jpeg({.sample = {10, 20, 30, 40}, .profile = std::string(140, 'p')})},
            {"IHDR", "IDAT", "PLTE", "tRNS", "IEND", "iCCP", "zTXt", std::string("\xFF\xC2", 2), std::string("\xFF\xFF", 2), std::string("\x00\x00\x00\x00", 4), std::string("\x7F\xFF\xFF\xFF", 4)}, read_picture, 4000};
  }
  if (name == "drawing") {
    return {name,
            {"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 50' width='80mm'><style>.a{fill:#06c;stroke:red;stroke-dasharray:2 1}</style><defs><linearGradient id='g'><stop offset='0' "
             "stop-color='#fff'/><stop offset='100%' stop-color='#000'/></linearGradient><symbol id='s' viewBox='0 0 4 4'><circle cx='2' cy='2' r='2'/></symbol></defs>\n<g class='a' "
             "transform='rotate(10) scale(2)'><path d='M0 0h10v10H0zM5 5a2 2 0 0 1 4 1q1 1 2 2t3 3z' fill-rule='evenodd'/><rect x='1' width='3' height='4' rx='1'/></g>\n<use href='#s' x='3' "
             "width='8' height='8'/><polygon points='1,2 3,4 5,6' fill='url(#g)'/><text x='5' y='9' text-anchor='middle' font-size='4'>Uno <tspan font-weight='bold'>due</tspan></text></svg>",
             "<?xml version='1.0'?><!-- x --><svg xmlns='http://www.w3.org/2000/svg' width='24' height='24'><clipPath id='c'><rect width='12' height='12'/></clipPath><g clip-path='url(#c)' "
             "opacity='.5'><line x1='1' y1='1' x2='20' y2='20' stroke='currentColor'/><ellipse cx='9' cy='9' rx='3' ry='5' style='fill:rgb(1,2,3)'/></g></svg>"},
            {"<g>", "</g>", "<use href='#s'/>", "<use href='#u' id='u'/>", "<script/>", "<image href='x.png'/>", "transform='scale(0)'", "transform='matrix(1e300 0 0 1e300 0 0)'", "viewBox='0 0 0 0'",
             "d='M1e39 0A1 0 0 0 0 1 1'", "&amp;", "<![CDATA[", "]]>", "<!DOCTYPE svg [<!ENTITY a 'b'>]>", "&a;", "fill='url(#g)'", "stroke-width='-1'", "stroke-dasharray='0'", "font-size='1e9'", "%", "e", "."},
            read_drawing, 4000};
  }
  if (name == "font") {
    Target target{name, {}, {"glyf", "loca", "cmap", "head", "hhea", "GSUB", "GPOS", "CFF ", std::string("\x00\x00", 2), std::string("\xFF\xFF", 2)}, read_font, 400};
    target.corpus.push_back(bytes_of("/usr/share/fonts/truetype/noto/NotoSansEthiopic-Regular.ttf"));
    target.corpus.push_back(bytes_of("/usr/share/fonts/truetype/noto/NotoSansGeorgian-Regular.ttf"));
    return target;
  }
  if (name == "project") return project_target();
  for (const std::string& known : exchange_target_names())
    if (name == known) return make_exchange_target(name);
  throw Error("there is no target '" + name + "'", did_you_mean(name, target_names()));
}

}  // namespace divulga::fuzz
