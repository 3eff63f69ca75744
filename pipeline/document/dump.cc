#include "document/dump.h"

#include "document/chart_values.h"

#include <sstream>

namespace divulga {
namespace {

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c == '\n' ? std::string("\\n") : std::string(1, c);
  }
  return out + "\"";
}

std::string number(double value) {
  std::ostringstream out;
  out.imbue(std::locale::classic());
  out << value;
  return out.str();
}

std::string attributes_text(const Attributes& attributes) {
  std::string out;
  if (!attributes.id.empty()) out += " #" + attributes.id;
  for (const auto& name : attributes.classes) out += " ." + name;
  for (const auto& [key, value] : attributes.values) out += " " + key + "=" + quoted(value);
  return out;
}

struct InlineDump {
  std::string operator()(const Text& n) const { return quoted(n.text); }
  std::string operator()(const Emphasis& n) const { return "em(" + dump(n.content) + ")"; }
  std::string operator()(const Strong& n) const { return "strong(" + dump(n.content) + ")"; }
  std::string operator()(const Strikethrough& n) const { return "strike(" + dump(n.content) + ")"; }
  std::string operator()(const CodeSpan& n) const { return "code(" + quoted(n.text) + ")"; }
  std::string operator()(const Link& n) const {
    return "link(" + n.url + (n.title.empty() ? "" : " title=" + quoted(n.title)) + " " + dump(n.content) + ")";
  }
  std::string operator()(const LineBreak&) const { return "break"; }
  std::string operator()(const InlineImage& n) const { return "image(" + n.source + " " + quoted(n.alt) + ")"; }
  std::string operator()(const FootnoteReference& n) const { return "note(" + std::to_string(n.number) + ")"; }
  std::string operator()(const CrossReference& n) const { return "ref(" + n.id + ")"; }
  std::string operator()(const Span& n) const { return "span(" + dump(n.content) + attributes_text(n.attributes) + ")"; }
};

const char* name_of(ContainerKind kind) {
  switch (kind) {
    case ContainerKind::panel: return "panel";
    case ContainerKind::cover: return "cover";
    case ContainerKind::columns: return "columns";
    case ContainerKind::column: return "column";
    case ContainerKind::callout: return "callout";
    case ContainerKind::steps: return "steps";
    case ContainerKind::checklist: return "checklist";
    case ContainerKind::key_figures: return "key-figures";
    case ContainerKind::contacts: return "contacts";
    case ContainerKind::workpackage: return "workpackage";
    case ContainerKind::pullquote: return "pullquote";
    case ContainerKind::aside: return "aside";
    case ContainerKind::story: return "story";
    case ContainerKind::agenda: return "agenda";
    case ContainerKind::programme: return "programme";
    case ContainerKind::signature: return "signature";
    case ContainerKind::project_card: return "project-card";
    case ContainerKind::long_text: return "long";
    case ContainerKind::short_text: return "short";
    case ContainerKind::landscape: return "landscape";
    case ContainerKind::plain: return "plain";
  }
  return "";
}

const char* name_of(ChartType type) {
  switch (type) {
    case ChartType::bar: return "bar";
    case ChartType::grouped: return "grouped";
    case ChartType::stacked: return "stacked";
    case ChartType::line: return "line";
    case ChartType::share: return "share";
    case ChartType::target: return "target";
    case ChartType::multiples: return "multiples";
  }
  return "";
}

char letter_of(ColumnAlignment alignment) {
  switch (alignment) {
    case ColumnAlignment::start: return 's';
    case ColumnAlignment::center: return 'c';
    case ColumnAlignment::end: return 'e';
    case ColumnAlignment::decimal: return 'd';
  }
  return ' ';
}

class BlockDump {
 public:
  std::string text;

  void blocks(const Blocks& content, int depth) {
    for (const auto& block : content) {
      depth_ = depth;
      span_ = block.span;
      std::visit(*this, block.node);
    }
  }

  void operator()(const Paragraph& n) { line("paragraph " + dump(n.content)); }
  void operator()(const Heading& n) {
    line("heading " + std::to_string(n.level) + (n.id.empty() ? "" : " #" + n.id) + (n.number.empty() ? "" : " " + n.number) +
         (n.unnumbered ? " unnumbered" : "") + " " + dump(n.content));
  }
  void operator()(const List& n) {
    line((n.ordered ? "ordered list from " + std::to_string(n.start) : std::string("list")) + (n.tight ? "" : " loose"));
    const int depth = depth_;
    for (const auto& item : n.items) {
      plain("item" + std::string(!item.checked ? "" : *item.checked ? " [x]" : " [ ]"), depth + 1);
      blocks(item.content, depth + 2);
    }
  }
  void operator()(const DefinitionList& n) {
    line(std::string("definition list") + (n.tight ? "" : " loose"));
    const int depth = depth_;
    for (const auto& item : n.items) {
      plain("term " + dump(item.term), depth + 1);
      for (const auto& meaning : item.meanings) {
        plain("meaning", depth + 2);
        blocks(meaning, depth + 3);
      }
    }
  }
  void operator()(const Quote& n) { nested("quote", n.content); }
  void operator()(const CodeBlock& n) { line("code " + n.language + " " + quoted(n.text)); }
  void operator()(const ThematicBreak&) { line("rule"); }
  void operator()(const Table& n) {
    std::string columns;
    for (const auto alignment : n.alignment) columns += letter_of(alignment);
    line("table " + columns + described(n.id, n.label) + (n.caption.empty() ? "" : " " + dump(n.caption)) +
         (n.source.empty() ? "" : " source=" + quoted(n.source)) + (n.widths.empty() ? "" : " widths" + numbers(n.widths)) +
         (n.splits_rows ? " splits rows" : ""));
    const int depth = depth_;
    if (!n.groups.cells.empty()) row("groups", n.groups, depth + 1);
    if (!n.header.cells.empty()) row("head", n.header, depth + 1);
    for (const auto& cells : n.rows) row(cells.total ? "total" : "row", cells, depth + 1);
  }
  void operator()(const Figure& n) {
    line("figure" + described(n.id, n.label) + " " + n.source + " alt=" + quoted(n.alt) + " width=" + number(n.width) + crop(n.crop) +
         (n.place == Figure::Place::column ? "" : n.place == Figure::Place::full ? " full" : " margin") + (n.credit.empty() ? "" : " credit=" + quoted(n.credit)) +
         (n.caption.empty() ? "" : " " + dump(n.caption)));
  }
  void operator()(const Chart& n) {
    line(std::string("chart ") + name_of(n.type) + described(n.id, n.label) + " " + dump(n.title) + " subtitle=" + quoted(n.subtitle) +
         " source=" + quoted(n.source) + (n.unit.empty() ? "" : " unit=" + quoted(n.unit)));
    const int depth = depth_ + 1;
    std::string categories;
    for (const auto& name : n.categories) categories += " " + quoted(name);
    plain("categories" + categories, depth);
    for (const auto& series : n.series) plain("series " + quoted(series.name) + numbers(series.values), depth);
    if (!n.targets.empty()) plain("targets" + numbers(n.targets), depth);
    plain("alt " + quoted(n.alt), depth);
    if (!n.missing.empty()) plain("missing " + quoted(n.missing), depth);
  }
  void operator()(const OpeningHours& n) {
    line("hours");
    for (const auto& row : n.rows) plain(quoted(row.days) + (row.times.empty() ? "" : " " + quoted(row.times)), depth_ + 1);
  }
  void operator()(const QrCode& n) { line("qr " + n.url + " " + dump(n.label)); }
  void operator()(const Services& n) {
    line("services");
    for (const auto& entry : n.entries) plain(entry.id + " " + entry.category + " " + quoted(entry.name), depth_ + 1);
  }
  void operator()(const ServiceMap& n) {
    line("map" + described(n.id, n.label) + (n.legend ? "" : " no legend") + (n.caption.empty() ? "" : " " + dump(n.caption)));
    const int depth = depth_ + 1;
    for (const auto& entry : n.entries) plain(std::to_string(entry.number) + " " + entry.id, depth);
    if (!n.lines.empty()) plain(std::to_string(n.lines.size()) + " lines", depth);
    plain("alt " + quoted(n.alt), depth);
  }
  void operator()(const ServiceIndex& n) {
    line("index");
    for (const auto& group : n.groups) {
      std::string numbers;
      for (const auto& item : group.items) numbers += " " + std::to_string(item.number);
      plain(quoted(group.name) + numbers, depth_ + 1);
    }
  }
  void operator()(const Container& n) { nested(std::string("container ") + name_of(n.kind) + attributes_text(n.attributes), n.content); }
  void operator()(const TableOfContents& n) {
    line(n.of == ContentsOf::figures ? "contents of figures" : n.of == ContentsOf::tables ? "contents of tables" : "contents");
  }
  void operator()(const PageBreak&) { line("page break"); }

  void plain(const std::string& content, int depth) { text += std::string(static_cast<size_t>(depth) * 2, ' ') + content + "\n"; }

 private:
  void line(const std::string& content) { plain(content + (span_.line ? " @" + std::to_string(span_.line) : ""), depth_); }
  void nested(const std::string& content, const Blocks& inside) {
    line(content);
    blocks(inside, depth_ + 1);
  }
  void row(const std::string& name, const TableRow& cells, int depth) {
    std::string out = name;
    for (const auto& cell : cells.cells) {
      out += " | ";
      if (cell.column_span > 1) out += std::to_string(cell.column_span) + " columns ";
      if (cell.row_span > 1) out += std::to_string(cell.row_span) + " rows ";
      out += dump(cell.content);
    }
    plain(out, depth);
  }
  static std::string described(const std::string& id, const std::string& label) {
    return (id.empty() ? "" : " #" + id) + (label.empty() ? "" : " label=" + quoted(label));
  }
  static std::string crop(const PictureCrop& c) {
    std::string out;
    if (c.top + c.right + c.bottom + c.left > 0) out += " crop=" + number(c.top) + "," + number(c.right) + "," + number(c.bottom) + "," + number(c.left);
    if (c.ratio > 0) out += " ratio=" + number(c.ratio) + " focus=" + number(c.focus_x) + "," + number(c.focus_y);
    return out;
  }
  static std::string numbers(const std::vector<double>& values) {
    std::string out;
    for (const double value : values) out += " " + (is_missing(value) ? "-" : number(value));
    return out;
  }

  int depth_ = 0;
  SourceSpan span_;
};

}  // namespace

std::string dump(const Inlines& inlines) {
  std::string out;
  for (const auto& item : inlines) out += (out.empty() ? "" : " ") + std::visit(InlineDump{}, item.node);
  return out;
}

std::string dump(const Document& document) {
  BlockDump out;
  if (!document.title.empty()) out.plain("title " + quoted(document.title), 0);
  out.blocks(document.blocks, 0);
  for (const auto& note : document.footnotes) {
    out.plain("footnote " + std::to_string(note.number), 0);
    out.blocks(note.content, 1);
  }
  for (const auto& [id, label] : document.labels) out.plain("label #" + id + " " + quoted(label), 0);
  return out.text;
}

}  // namespace divulga
