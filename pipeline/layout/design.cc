#include "layout/design.h"

#include <cmath>
#include <set>

#include "layout/print_edition.h"
#include "workspace/mapping.h"

namespace divulga {
namespace {

const char* const floored_scripts[] = {"Latn", "Cyrl", "Arab", "Aran", "Beng", "Deva", "Guru", "Taml", "Sinh", "Ethi", "Geor", "Hans"};

class DesignReader {
 public:
  DesignReader(Design& design, DiagnosticSink& sink) : d_(design), sink_(sink) {}

  void read(const YamlNode& root) {
    Mapping m(root, "", sink_);
    if (const auto kind = m.one_of("kind", {"pages", "panels", "facing"}, Presence::required)) d_.kind = static_cast<DesignKind>(*kind);
    read_page(m);
    read_columns(m);
    if (d_.kind == DesignKind::panels) read_sheets(m);
    read_type(m);
    d_.description = m.text("description").text;
    choice(m, "cover", {"none", "masthead", "letterhead", "banner", "centred", "poster", "page"}, d_.cover);
    if (const auto percent = m.amount("cover_colour")) d_.cover_colour = *percent;
    choice(m, "occasion", {"none", "block"}, d_.occasion);
    choice(m, "step_marks", {"discs", "rail", "numerals"}, d_.step_marks);
    choice(m, "asides", {"rule", "box"}, d_.asides);
    choice(m, "programme", {"table", "timeline"}, d_.programme);
    choice(m, "headings", {"plain", "ruled"}, d_.headings);
    choice(m, "sections", {"run", "page"}, d_.sections);
    if (const auto place = m.one_of("lockup", {"last-page", "cover", "cover-and-last", "panel"})) d_.lockup = static_cast<LockupPlace>(*place);
    length(m, "emblem", d_.emblem);
    flag(m, "foot", d_.foot);
    count(m, "max_pages", d_.max_pages);
    count(m, "multiple", d_.multiple);
    read_fit(m);
    count(m, "contents_levels", d_.contents_levels);
    flag(m, "centre", d_.centre);
    flag(m, "own_page_for_parts", d_.own_page_for_parts);
    flag(m, "own_card", d_.own_card);
    count(m, "numbered_levels", d_.numbered_levels);
    choice(m, "running_head", {"none", "title", "section", "both"}, d_.head);
    flag(m, "facing", d_.facing);
    flag(m, "note_pages", d_.note_pages);
    if (const auto entries = m.one_of("entries", {"compact", "full"})) d_.full_entries = *entries == 1;
    if (m.has("print")) read_print(m);
    m.finish();
    check(m.span());
  }

 private:
  template <typename E>
  static void choice(Mapping& m, const char* key, const std::vector<std::string>& words, E& into) {
    if (const auto index = m.one_of(key, words)) into = static_cast<E>(*index);
  }
  static void length(Mapping& m, const char* key, Mm& into) {
    if (const auto value = m.amount(key)) into = Mm(*value);
  }
  static void flag(Mapping& m, const char* key, bool& into) {
    const bool given = m.has(key), value = m.flag(key);     // asked for either way: the key is known
    if (given) into = value;
  }
  static void points(Mapping& m, const char* key, Pt& into) {
    if (const auto value = m.amount(key)) into = Pt(*value);
  }
  static void count(Mapping& m, const char* key, int& into) {
    if (const auto value = m.amount(key)) into = static_cast<int>(*value);
  }

  void read_page(Mapping& m) {
    Mapping page(m.group("page", Presence::required), "page", sink_);
    length(page, "width", d_.width);
    length(page, "height", d_.height);
    page.finish();
    Mapping margins(m.group("margins", Presence::required), "margins", sink_);
    length(margins, "top", d_.top);
    length(margins, "bottom", d_.bottom);
    length(margins, "start", d_.start);
    length(margins, "end", d_.end);
    margins.finish();
  }

  void read_columns(Mapping& m) {
    Mapping columns(m.group("columns"), "columns", sink_);
    length(columns, "text", d_.text);
    length(columns, "gutter", d_.gutter);
    length(columns, "margin", d_.margin);
    columns.finish();
  }

  void read_sheets(Mapping& m) {
    for (const YamlNode& node : m.list("sheets")) {
      Mapping sheet(node, "sheet", sink_);
      DesignSheet made;
      made.name = sheet.text("name", Presence::required).text;
      for (const YamlNode& item : sheet.list("panels")) {
        Mapping panel(item, "panel", sink_);
        DesignPanel one;
        one.name = panel.text("name", Presence::required).text;
        length(panel, "width", one.width);
        choice(panel, "role", {"text", "cover", "closing"}, one.role);
        choice(panel, "ground", {"paper", "tint"}, one.ground);
        panel.finish();
        made.panels.push_back(std::move(one));
      }
      sheet.finish();
      d_.sheets.push_back(std::move(made));
    }
  }

  void read_fit(Mapping& m) {
    Mapping fit(m.group("fit"), "fit", sink_);
    if (const auto value = fit.amount("tracking")) d_.fit.tracking = *value;
    if (const auto value = fit.amount("leading")) d_.fit.leading = *value;
    points(fit, "step", d_.fit.step);
    fit.finish();
  }

  void read_type(Mapping& m) {
    Mapping type(m.group("type", Presence::required), "type", sink_);
    if (const auto family = type.one_of("family", {"heading", "sans", "serif"})) d_.type.family = static_cast<FontRole>(*family);
    points(type, "body", d_.type.body);
    points(type, "leading", d_.type.leading);
    d_.type.floor = d_.type.body;
    points(type, "floor", d_.type.floor);
    Mapping floors(type.group("floors"), "floors", sink_);
    for (const char* script : floored_scripts)
      if (const auto size = floors.amount(script)) d_.type.floors[script] = Pt(*size);
    floors.finish();
    Mapping bodies(type.group("bodies"), "bodies", sink_);
    for (const char* script : floored_scripts)
      if (const auto size = bodies.amount(script)) d_.type.bodies[script] = Pt(*size);
    bodies.finish();
    if (const auto scale = type.amount("scale")) d_.type.scale = *scale;
    if (const auto alignment = type.one_of("align", {"start", "center", "justify"}))
      d_.type.alignment = *alignment == 0 ? Alignment::start : *alignment == 1 ? Alignment::center : Alignment::justify;
    flag(type, "hyphenate", d_.type.hyphenate);
    count(type, "widows", d_.type.widows);
    count(type, "orphans", d_.type.orphans);
    flag(type, "protrusion", d_.type.protrusion);
    Mapping steps(type.group("steps"), "steps", sink_);
    if (const auto down = steps.amount("caption")) d_.type.caption = -*down;      // steps below the body
    const auto step = [&](const char* key, double& into) { if (const auto value = steps.amount(key)) into = *value; };
    step("heading3", d_.type.heading3);
    step("heading2", d_.type.heading2);
    step("title", d_.type.title);
    step("display", d_.type.display);
    step("figure", d_.type.figure);
    steps.finish();
    type.finish();
  }

  void read_print(Mapping& m) {
    Mapping print(m.group("print"), "print", sink_);
    length(print, "bleed", d_.print.bleed);
    if (const auto imposition = print.one_of("imposition", {"none", "saddle", "n-up"})) d_.print.imposition = static_cast<Imposition>(*imposition);
    count(print, "up", d_.print.up);
    length(print, "creep", d_.print.creep);
    if (print.has("paper")) {
      Mapping paper(print.group("paper"), "paper", sink_);
      length(paper, "width", d_.print.paper_width);
      length(paper, "height", d_.print.paper_height);
      paper.finish();
    }
    const SourceSpan span = print.span();
    print.finish();
    check_print(span);
  }

  void check_print(const SourceSpan& span) {
    if (d_.width.value <= 0 || d_.height.value <= 0) return;      // told by check()
    const Size needed = printed_size(d_);
    const double bleed = 2 * d_.print.bleed.value, width = Mm(needed.width).value + bleed, height = Mm(needed.height).value + bleed;
    const auto is_short = [](Mm paper, double length) { return paper.value > 0 && paper.value < length - 0.01; };
    if (is_short(d_.print.paper_width, width) || is_short(d_.print.paper_height, height))
      sink_.error("bad-geometry", span, message("the paper is smaller than the sheet with its bleed"),
                  message("it needs {0} x {1} mm", static_cast<int>(std::ceil(width)), static_cast<int>(std::ceil(height))));
    if (imposition_of(d_) == Imposition::saddle && d_.kind == DesignKind::panels)
      sink_.error("bad-geometry", span, message("a sheet of panels is folded, not stapled"), message("leave 'imposition' out"));
  }

  void check(const SourceSpan& span) {
    const auto refuse = [&](const Message& message, const Message& hint) { sink_.error("bad-geometry", span, message, hint); };
    if (d_.width.value <= 0 || d_.height.value <= 0) refuse(message("the page has no area"), message("give width and height in millimetres"));
    if (d_.emblem.value < 10) refuse(message("the emblem is lower than 10 mm"), message("the visibility rules want 10 mm at least"));
    const double inside = d_.width.value - d_.start.value - d_.end.value;
    if (d_.kind != DesignKind::panels && inside <= 20) refuse(message("less than 20 mm are left between the margins"), message("make the margins smaller"));
    if (d_.text.value > 0 && d_.text.value + d_.gutter.value + d_.margin.value > inside + 0.01)
      refuse(message("the columns are wider than the space between the margins"), message("text + gutter + margin may be {0} mm", static_cast<int>(inside)));
    if (d_.fit.step.value <= 0) refuse(message("sizes step by nothing"), message("'step' of 'fit' is a length in points, 0.25 for example"));
    if (d_.fit.leading > 100) refuse(message("copy-fitting would open the lines"), message("'leading' of 'fit' is a percentage up to 100"));
    if (d_.cover_colour > 100) refuse(message("more than the whole cover is on colour"), message("'cover_colour' is a percentage"));
    if (d_.kind != DesignKind::panels) return;
    if (d_.sheets.empty()) refuse(message("a design of panels names no sheets"), message("list them under 'sheets'"));
    for (const DesignSheet& sheet : d_.sheets) {
      double sum = 0;
      for (const DesignPanel& panel : sheet.panels) sum += panel.width.value;
      if (std::abs(sum - d_.width.value) > 0.05)
        refuse(message("the panels of '{0}' are {1} mm wide together, the page is {2}", sheet.name, static_cast<int>(sum), static_cast<int>(d_.width.value)), message("make them add up"));
    }
  }

  Design& d_;
  DiagnosticSink& sink_;
};

}  // namespace

bool is_sloping(const LocaleTag& language) { return language.str().compare(0, 2, "ur") == 0; }

static Pt size_of(const std::map<std::string, Pt>& sizes, const LocaleTag& language, Pt otherwise) {
  if (const auto nastaliq = sizes.find("Aran"); nastaliq != sizes.end() && is_sloping(language)) return nastaliq->second;
  const auto own = sizes.find(language.script());
  return own == sizes.end() ? otherwise : own->second;
}

Pt DesignType::floor_of(const LocaleTag& language) const { return size_of(floors, language, floor); }
Pt DesignType::body_of(const LocaleTag& language) const { return size_of(bodies, language, body); }

std::vector<std::string> design_names(const FileSystem& files, const std::string& share, const std::string& root) {
  std::set<std::string> names;
  for (const std::string& base : {join_path(root, "templates"), join_path(share, "templates")})
    for (const std::string& entry : files.list(base))
      if (files.exists(join_path(base, entry + "/design.yaml"))) names.insert(entry);
  return {names.begin(), names.end()};
}

Design load_design(const FileSystem& files, const std::string& share, const std::string& root, const std::string& name,
                   DiagnosticSink& sink) {
  Design design;
  design.name = name;
  design.file = "templates/" + name + "/design.yaml";
  const std::string own = join_path(root, design.file), built_in = join_path(share, design.file);
  const std::string path = files.exists(own) ? own : built_in;
  if (!files.exists(path)) {
    sink.error("unknown-design", {}, message("no design '{0}'", name), did_you_mean(name, design_names(files, share, root)));
    return design;
  }
  const std::optional<YamlNode> tree = parse_yaml(design.file, files.read(path), 1, sink);
  if (tree) DesignReader(design, sink).read(*tree);
  return design;
}

}  // namespace divulga
