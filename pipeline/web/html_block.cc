#include <algorithm>
#include <cmath>

#include "web/chart_svg.h"
#include "document/table_columns.h"
#include "web/html_writer.h"
#include "web/service_cards.h"

namespace divulga {
namespace {

HtmlAttributes with_id(HtmlAttributes attributes, const std::string& id) {
  if (!id.empty()) attributes.insert(attributes.begin(), {"id", id});
  return attributes;
}

bool is_number(ColumnAlignment alignment) { return alignment == ColumnAlignment::end || alignment == ColumnAlignment::decimal; }

const char* alignment_class(ColumnAlignment alignment) {
  switch (alignment) {
    case ColumnAlignment::start: return "";
    case ColumnAlignment::center: return "center";
    case ColumnAlignment::end: return "number";
    case ColumnAlignment::decimal: return "number";
  }
  return "";
}

bool is_empty(const TableRow& row) {
  return std::all_of(row.cells.begin(), row.cells.end(), [](const TableCell& cell) { return cell.content.empty(); });
}

/// Given widths, as percentages; a phone may still scroll the table.
Html table_widths(const Table& table) {
  double all = 0;
  for (const double width : table.widths) all += width;
  Html columns;
  for (const double width : table.widths) columns += void_element("col", {{"style", "width:" + std::to_string(static_cast<int>(width / all * 100 + 0.5)) + "%"}});
  return columns.empty() ? columns : element("colgroup", {}, columns);
}

/// One row of headers, or two where columns have a name in common; a column without one takes both rows.
template <typename Cell>
Html table_head(const Table& table, Cell cell) {
  // An empty heading says nothing: it is a plain cell, not a header.
  const auto header = [&](const TableCell& c, size_t column) {
    const bool said = !c.content.empty();
    return cell(c, column, said ? "th" : "td", said ? "col" : "");
  };
  Html groups, cells;
  std::vector<bool> alone(table.header.cells.size(), false);
  size_t column = 0;
  for (const TableCell& group : table.groups.cells) {
    const size_t span = static_cast<size_t>(std::max(1, group.column_span));
    if (!group.content.empty()) groups += cell(group, table.alignment.size(), "th", "colgroup");
    for (size_t c = column; group.content.empty() && c < column + span && c < alone.size(); ++c) {
      TableCell both = table.header.cells[c];
      both.row_span = 2;
      alone[c] = true;
      groups += header(both, c);
    }
    column += span;
  }
  for (size_t c = 0; c < table.header.cells.size(); ++c)
    if (!alone[c]) cells += header(table.header.cells[c], c);
  return element("thead", {}, (groups.empty() ? groups : element("tr", {{"class", "groups"}}, groups)) + element("tr", {}, cells));
}

}  // namespace

Html HtmlWriter::caption(const std::string& label, const Inlines& text) {
  Html out;
  if (!label.empty()) out += element("span", {{"class", "caption-label"}}, Html::text(label + ".")) + Html::text(text.empty() ? "" : " ");
  return out + inlines(text);
}

Html HtmlWriter::list(const List& list, const HtmlAttributes& given) {
  HtmlAttributes attributes = given;
  if (list.ordered && list.start != 1) attributes.emplace_back("start", std::to_string(list.start));
  // Marks by level as on paper: letters and Roman figures in Latin script only; steps and the like have marks of their own.
  const int outer = list_level_, level = given.empty() ? outer % 4 : 0;
  if (list.ordered && (level == 1 || level == 2) && document_.language.script() == "Latn") attributes.emplace_back("type", level == 1 ? "a" : "i");
  if (!list.ordered && level > 0) attributes.emplace_back("class", level == 2 ? "dots" : "dashes");
  list_level_ = given.empty() ? outer + 1 : 0;
  Html items;
  for (const ListItem& item : list.items) {
    Html content;
    if (item.checked) content += icon(*item.checked ? "check" : "box", "icon-sm list-mark");
    for (const Block& child : item.content) {
      const auto* paragraph = std::get_if<Paragraph>(&child.node);
      content += list.tight && paragraph ? inlines(paragraph->content) : block(child);
    }
    items += element("li", {}, content);
  }
  list_level_ = outer;
  return element(list.ordered ? "ol" : "ul", attributes, items);
}

Html HtmlWriter::table(const Table& table) {
  const std::string name = table.id.empty() ? "" : table.id + "-caption";
  const auto cell = [&](const TableCell& c, size_t column, const char* element_name, const char* scope) {
    HtmlAttributes attributes;
    if (*scope) attributes.emplace_back("scope", scope);
    if (column < table.alignment.size())
      if (const std::string name_of = alignment_class(table.alignment[column]); !name_of.empty()) attributes.emplace_back("class", name_of);
    if (c.column_span > 1) attributes.emplace_back("colspan", std::to_string(c.column_span));
    if (c.row_span > 1) attributes.emplace_back("rowspan", std::to_string(c.row_span));
    return element(element_name, attributes, inlines(c.content));
  };
  Html head, rows;
  if (!is_empty(table.header)) head = table_head(table, cell);
  const bool first_is_number = !table.alignment.empty() && is_number(table.alignment[0]);
  const size_t count = column_count(table);
  TableColumns columns(count);
  for (const TableRow& row : table.rows) {
    const std::vector<size_t> at = columns.next(row);
    Html cells;
    for (size_t i = 0; i < row.cells.size(); ++i) {
      const bool heads_row = at[i] == 0 && count > 1 && !first_is_number && !row.cells[i].content.empty();
      const char* const scope = row.cells[i].row_span > 1 ? "rowgroup" : "row";
      cells += cell(row.cells[i], at[i], heads_row ? "th" : "td", heads_row ? scope : "");
    }
    rows += element("tr", row.total ? HtmlAttributes{{"class", "total"}} : HtmlAttributes{}, cells);
  }
  Html parts;
  HtmlAttributes region{{"class", "table-scroll"}, {"role", "region"}, {"tabindex", "0"}};
  HtmlAttributes grid{{"class", "table"}};
  if (!table.caption.empty() && !name.empty()) {
    parts += element("figcaption", {{"id", name}}, caption(table.label, table.caption));
    region.emplace_back("aria-labelledby", name);
    grid.emplace_back("aria-labelledby", name);
  } else {
    if (!table.caption.empty()) parts += element("figcaption", {}, caption(table.label, table.caption));
    region.emplace_back("aria-label", table.caption.empty() ? word("Table") : plain_text(table.caption, document_.labels));
  }
  parts += element("div", region, element("table", grid, table_widths(table) + head + element("tbody", {}, rows)));
  if (!table.source.empty()) parts += element("p", {{"class", "source"}}, Html::text(table.source));
  return element("figure", with_id({{"class", "table-figure"}}, table.id), parts);
}

namespace {

/// A share as a percentage with at most two decimals, written without a locale.
std::string percent(double share) {
  const long hundredths = std::lround(share * 10000);
  std::string out = std::to_string(hundredths / 100);
  if (const long rest = std::labs(hundredths % 100)) out += (rest < 10 ? ".0" : ".") + std::to_string(rest % 10 == 0 ? rest / 10 : rest);
  return out + "%";
}

}  // namespace

Html HtmlWriter::figure(const Figure& figure) {
  HtmlAttributes attributes{{"src", context_.image(figure.source)}, {"alt", figure.alt}, {"loading", "lazy"}};
  const std::string width = figure.width < 1 ? "width:" + percent(figure.width) : "";
  Html parts;
  if (!figure.crop.none() && figure.natural_width > 0) {
    // A window as wide as the figure; behind it the whole picture, larger by what the window leaves out.
    const Share part = figure.crop.shown(figure.natural_width, figure.natural_height);
    const long w = std::lround(figure.natural_width * part.width), h = std::lround(figure.natural_height * part.height);
    attributes.emplace_back("style", "width:" + percent(1 / part.width) + ";left:" + percent(-part.x / part.width) + ";top:" + percent(-part.y / part.height));
    parts = element("span", {{"class", "crop"}, {"style", "aspect-ratio:" + std::to_string(w) + "/" + std::to_string(h) + (width.empty() ? "" : ";" + width)}}, void_element("img", attributes));
  } else {
    if (!width.empty()) attributes.emplace_back("style", width);
    if (figure.natural_width > 0) {
      attributes.emplace_back("width", std::to_string(std::lround(figure.natural_width)));
      attributes.emplace_back("height", std::to_string(std::lround(figure.natural_height)));
    }
    parts = void_element("img", attributes);
  }
  if (!figure.caption.empty()) parts += element("figcaption", {}, caption(figure.label, figure.caption));
  if (!figure.credit.empty()) parts += element("p", {{"class", "source"}}, Html::text(figure.credit));
  return element("figure", with_id({{"class", "picture"}}, figure.id), parts);
}

Html HtmlWriter::map(const ServiceMap& map) {
  Html parts = service_map(map, document_.language, context_.words);
  if (!map.caption.empty()) parts += element("figcaption", {}, caption(map.label, map.caption));
  if (map.legend) {
    Html items;
    for (const ServiceEntry& entry : map.entries) items += element("li", {{"value", std::to_string(entry.number)}}, Html::text(entry.name));
    parts += element("ol", {{"class", "map-legend"}}, items);
  }
  return element("figure", with_id({{"class", "picture map-figure"}}, map.id), parts);
}

Html HtmlWriter::index(const ServiceIndex& index) {
  Html out;
  for (const ServiceIndex::Group& group : index.groups) {
    Html items;
    for (const ServiceIndex::Item& item : group.items)
      items += element("li", {{"value", std::to_string(item.number)}}, element("a", {{"href", "#" + item.id}}, Html::text(item.name)));
    HtmlAttributes name;
    if (!group.language.empty()) name = {{"lang", group.language.str()}, {"dir", group.language.direction() == Direction::right_to_left ? "rtl" : "ltr"}};
    out += element("p", {{"class", "index-group"}}, element("strong", name, Html::text(group.name))) + element("ol", {{"class", "service-index"}}, items);
  }
  return out;
}

Html HtmlWriter::contents() {
  Html items;
  const auto walk = [&](auto& self, const Blocks& content) -> void {
    for (const Block& child : content) {
      if (const auto* heading = std::get_if<Heading>(&child.node); heading && heading->level <= 3 && !heading->id.empty()) {
        Html text;
        if (!heading->number.empty()) text += element("span", {{"class", "heading-number"}}, Html::text(heading->number)) + Html::text(" ");
        text += Html::text(plain_text(heading->content, document_.labels));
        items += element("li", {{"class", heading->level == 3 ? "deeper" : "top"}}, element("a", {{"href", "#" + heading->id}}, text));
      } else if (const auto* inner = std::get_if<Container>(&child.node)) {
        self(self, inner->content);
      }
    }
  };
  walk(walk, document_.blocks);
  if (items.empty()) return {};
  return element("nav", {{"class", "contents"}, {"aria-labelledby", "contents-title"}},
                 element("h2", {{"id", "contents-title"}}, Html::text(word("Contents"))) + element("ul", {}, items));
}

Html HtmlWriter::captions(ContentsOf of) {
  Html items;
  const auto add = [&](const std::string& id, const std::string& label, const Inlines& text) {
    if (!id.empty() && !label.empty())
      items += element("li", {}, element("a", {{"href", "#" + id}}, Html::text(label + ". " + plain_text(text, document_.labels))));
  };
  const auto walk = [&](auto& self, const Blocks& content) -> void {
    for (const Block& child : content) {
      const auto* table_node = std::get_if<Table>(&child.node);
      const auto* figure_node = std::get_if<Figure>(&child.node);
      const auto* chart_node = std::get_if<Chart>(&child.node);
      if (table_node && of == ContentsOf::tables) add(table_node->id, table_node->label, table_node->caption);
      if (figure_node && of == ContentsOf::figures) add(figure_node->id, figure_node->label, figure_node->caption);
      if (chart_node && of == ContentsOf::figures) add(chart_node->id, chart_node->label, chart_node->title);
      if (const auto* inner = std::get_if<Container>(&child.node)) self(self, inner->content);
    }
  };
  walk(walk, document_.blocks);
  if (items.empty()) return {};
  const std::string name = of == ContentsOf::figures ? "figures-title" : "tables-title";
  return element("nav", {{"class", "contents"}, {"aria-labelledby", name}},
                 element("h2", {{"id", name}}, Html::text(word(of == ContentsOf::figures ? "List of figures" : "List of tables"))) + element("ul", {}, items));
}

Html HtmlWriter::block(const Block& block) {
  struct Writer {
    HtmlWriter& self;
    Html operator()(const Paragraph& n) { return element("p", {}, self.inlines(n.content)); }
    Html operator()(const Heading& n) {
      Html content;
      if (!n.number.empty()) content += element("span", {{"class", "heading-number"}}, Html::text(n.number)) + Html::text(" ");
      return element("h" + std::to_string(std::clamp(n.level, 2, 6)), with_id({}, n.id), content + self.inlines(n.content));
    }
    Html operator()(const List& n) { return self.list(n, {}); }
    Html operator()(const DefinitionList& n) {
      Html items;
      for (const Definition& item : n.items) {
        items += element("dt", {}, self.inlines(item.term));
        for (const Blocks& meaning : item.meanings) {
          const auto* only = meaning.size() == 1 ? std::get_if<Paragraph>(&meaning[0].node) : nullptr;
          items += element("dd", {}, n.tight && only ? self.inlines(only->content) : self.blocks(meaning));
        }
      }
      return element("dl", {{"class", "definitions"}}, items);
    }
    Html operator()(const Quote& n) { return element("blockquote", {}, self.blocks(n.content)); }
    Html operator()(const CodeBlock& n) { return element("pre", {{"dir", "ltr"}, {"tabindex", "0"}}, element("code", n.language.empty() ? HtmlAttributes{} : HtmlAttributes{{"class", "language-" + n.language}}, Html::text(n.text))); }
    Html operator()(const ThematicBreak&) { return void_element("hr", {}); }
    Html operator()(const Table& n) { return self.table(n); }
    Html operator()(const Figure& n) { return self.figure(n); }
    Html operator()(const Chart& n) {
      const Html title = self.caption(n.label, n.title);
      return chart_figure(n, title, self.document_.language, self.context_.words);
    }
    Html operator()(const OpeningHours& n) { return hours_table(n.rows, self.word("Opening hours")); }
    Html operator()(const QrCode& n) {
      // The reader is on the page already: a code to photograph becomes the link it stands for.
      const Html label = n.label.empty() ? Html::text(n.url) : self.inlines(n.label);
      return element("p", {{"class", "go"}}, element("a", {{"href", self.context_.link(n.url)}, {"class", "go-link"}}, label + directional_icon("arrow-right", "icon-sm")));
    }
    Html operator()(const Services& n) { return service_cards(n.entries, 3, self.document_.language, self.context_.words); }
    Html operator()(const ServiceMap& n) { return self.map(n); }
    Html operator()(const ServiceIndex& n) { return self.index(n); }
    Html operator()(const Container& n) { return self.container(n); }
    Html operator()(const TableOfContents& n) { return n.of == ContentsOf::headings ? self.contents() : self.captions(n.of); }
    Html operator()(const PageBreak&) { return {}; }   // a page on paper
  };
  return std::visit(Writer{*this}, block.node);
}

Html HtmlWriter::blocks(const Blocks& content) {
  Html out;
  for (const Block& child : content) {
    const Html markup = block(child);
    if (!markup.empty()) out += markup + Html::raw("\n");
  }
  return out;
}

Html HtmlWriter::notes() {
  if (document_.footnotes.empty()) return {};
  Html items;
  for (const Footnote& note : document_.footnotes) {
    const std::string n = std::to_string(note.number);
    Html back;
    if (references_.count(note.number))
      back = element("a", {{"href", "#fnref-" + n}, {"role", "doc-backlink"}, {"class", "note-back"}, {"aria-label", fill(word("Back to the text, note {number}"), {{"number", n}})}},
                     icon("arrow-up", "icon-xs"));
    items += element("li", {{"id", "fn-" + n}, {"value", n}}, blocks(note.content) + back);
  }
  return element("section", {{"class", "notes"}, {"role", "doc-endnotes"}, {"aria-labelledby", "notes-title"}},
                 element("h2", {{"id", "notes-title"}}, Html::text(word("Notes"))) + element("ol", {}, items)) + Html::raw("\n");
}

Html HtmlWriter::body() {
  const Html content = blocks(document_.blocks);
  return content + notes();
}

Html hours_table(const std::vector<HoursRow>& rows, const std::string& caption) {
  Html groups, body;
  const auto close = [&] {
    if (!body.empty()) groups += element("tbody", {}, body);
    body = Html();
  };
  for (const HoursRow& row : rows) {
    if (row.times.empty()) {          // a season, and the rows below it
      close();
      body += element("tr", {}, element("th", {{"scope", "rowgroup"}, {"colspan", "2"}}, Html::text(row.days)));
    } else {
      body += element("tr", {}, element("th", {{"scope", "row"}}, Html::text(row.days)) + element("td", {}, Html::text(row.times)));
    }
  }
  close();
  return element("table", {{"class", "hours"}}, element("caption", {}, Html::text(caption)) + groups);
}

}  // namespace divulga
