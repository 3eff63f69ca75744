#include "mail/mail_html.h"

#include <algorithm>

#include "document/chart_values.h"
#include "document/table_columns.h"
#include "fs/hash.h"
#include "locale/format.h"
#include "templating/template.h"

namespace divulga {
namespace {

std::string text_of(std::string_view text) { return escaped(text, Escape::html); }

bool is_safe_link(const std::string& url) {
  return url.starts_with("https://") || url.starts_with("http://") || url.starts_with("mailto:") || url.starts_with("tel:");
}

/// The digits of a telephone number as it is dialled.
std::string dialled(const std::string& number) {
  std::string out;
  for (const char c : number) {
    if ((c >= '0' && c <= '9') || (c == '+' && out.empty())) out += c;
  }
  return out;
}

class MailInlines {
 public:
  MailInlines(const Document& document, const MailStyle& style) : document_(document), style_(style) {}

  std::string run(const Inlines& inlines) {
    std::string outer;
    outer.swap(out_);
    add(inlines);
    outer.swap(out_);
    return outer;
  }

  void operator()(const Text& n) { out_ += text_of(n.text); }
  void operator()(const Emphasis& n) { wrap("em", n.content); }
  void operator()(const Strong& n) { wrap("strong", n.content); }
  void operator()(const Strikethrough& n) { wrap("s", n.content); }
  void operator()(const CodeSpan& n) { out_ += "<code dir=\"ltr\">" + text_of(n.text) + "</code>"; }
  void operator()(const Link& n) {
    if (!is_safe_link(n.url)) return add(n.content);   // a place inside the document, which a letter does not have
    const bool left_to_right = n.url.starts_with("tel:") || n.url.starts_with("mailto:");
    out_ += "<a class=\"link\" href=\"" + text_of(n.url) + "\"" + (left_to_right ? " dir=\"ltr\"" : "") + " style=\"color:" + style_.link + "\">";
    add(n.content);
    out_ += "</a>";
  }
  void operator()(const LineBreak&) { out_ += "<br>"; }
  void operator()(const InlineImage& n) { out_ += text_of(n.alt); }
  void operator()(const FootnoteReference& n) { out_ += "<sup>[" + std::to_string(n.number) + "]</sup>"; }
  void operator()(const CrossReference& n) {
    const auto found = document_.labels.find(n.id);
    if (found != document_.labels.end()) out_ += text_of(found->second);
  }
  void operator()(const Span& n) {
    const std::string language = n.attributes.get("lang");
    if (n.attributes.has_class("tel")) {
      out_ += "<a class=\"link\" dir=\"ltr\" href=\"tel:" + dialled(plain_text(n.content)) + "\" style=\"color:" + style_.link + "\">";
      add(n.content);
      out_ += "</a>";
      return;
    }
    out_ += "<span";
    if (!language.empty()) {
      const bool mirrored = LocaleTag(language).direction() == Direction::right_to_left;
      out_ += " lang=\"" + text_of(language) + "\" dir=\"" + (mirrored ? "rtl" : "ltr") + "\"";
    }
    out_ += ">";
    add(n.content);
    out_ += "</span>";
  }

 private:
  void add(const Inlines& inlines) {
    for (const Inline& item : inlines) std::visit(*this, item.node);
  }
  void wrap(const std::string& name, const Inlines& content) {
    out_ += "<" + name + ">";
    add(content);
    out_ += "</" + name + ">";
  }
  const Document& document_;
  const MailStyle& style_;
  std::string out_;
};

class MailBlocks {
 public:
  MailBlocks(const Document& document, const MailStyle& style, const std::string& domain)
      : document_(document), style_(style), domain_(domain), inlines_(document, style) {}

  MailHtml run() {
    add(document_.blocks);
    if (!document_.footnotes.empty()) {
      html_.markup += "<hr class=\"rule\" style=\"border:0;border-top:1px solid " + style_.rule + "\">";
      for (const Footnote& note : document_.footnotes) {
        html_.markup += "<div><strong class=\"ink\" style=\"color:" + style_.ink + "\">[" + std::to_string(note.number) + "]</strong>";
        add(note.content);
        html_.markup += "</div>";
      }
    }
    return std::move(html_);
  }

  void operator()(const Paragraph& n) {
    if (in_story_ && n.content.size() == 1) {
      if (const auto* link = std::get_if<Link>(&n.content[0].node); link != nullptr && is_safe_link(link->url)) return button(*link);
    }
    paragraph(inlines_.run(n.content));
  }
  void operator()(const Heading& n) {
    const int level = std::clamp(n.level, 2, 4);
    const std::string& size = level == 2 ? style_.heading2 : style_.heading3;
    html_.markup += "<h" + std::to_string(level) + " class=\"ink\" style=\"margin:22px 0 8px 0;" + size + "color:" + style_.ink + "\">" +
                    (n.number.empty() ? "" : text_of(n.number) + " ") + inlines_.run(n.content) + "</h" + std::to_string(level) + ">\n";
  }
  void operator()(const List& n) {
    const std::string name = n.ordered ? "ol" : "ul";
    html_.markup += "<" + name + (n.ordered && n.start != 1 ? " start=\"" + std::to_string(n.start) + "\"" : "") + " class=\"ink\" style=\"margin:0 0 14px 0;padding-" +
                    style_.start + ":24px;" + style_.text + "color:" + style_.ink + "\">\n";
    for (const ListItem& item : n.items) {
      html_.markup += "<li style=\"margin:0 0 6px 0\">";
      if (item.checked) html_.markup += *item.checked ? "&#9745; " : "&#9744; ";
      item_content(item.content);
      html_.markup += "</li>\n";
    }
    html_.markup += "</" + name + ">\n";
  }
  void operator()(const DefinitionList& n) {
    html_.markup += "<dl class=\"ink\" style=\"margin:0 0 14px 0;" + style_.text + "color:" + style_.ink + "\">\n";
    for (const Definition& item : n.items) {
      html_.markup += "<dt style=\"font-weight:700;margin:8px 0 0 0\">" + inlines_.run(item.term) + "</dt>\n";
      for (const Blocks& meaning : item.meanings) {
        html_.markup += "<dd style=\"margin:0 0 4px 0;margin-" + style_.start + ":20px\">";
        item_content(meaning);
        html_.markup += "</dd>\n";
      }
    }
    html_.markup += "</dl>\n";
  }
  void operator()(const Quote& n) {
    html_.markup += "<blockquote class=\"rule\" style=\"margin:0 0 14px 0;padding:0 16px;border-" + style_.start + ":4px solid " + style_.primary + "\">";
    add(n.content);
    html_.markup += "</blockquote>\n";
  }
  void operator()(const CodeBlock& n) {
    html_.markup += "<pre class=\"ink\" dir=\"ltr\" style=\"white-space:pre-wrap;font-size:14px;color:" + style_.ink + "\">" + text_of(n.text) + "</pre>\n";
  }
  void operator()(const ThematicBreak&) { html_.markup += "<hr class=\"rule\" style=\"border:0;border-top:1px solid " + style_.rule + ";margin:20px 0\">\n"; }
  void operator()(const Table& n) {
    open_table(n.label, inlines_.run(n.caption));
    if (!n.groups.cells.empty()) {
      html_.markup += "<tr>";
      for (const TableCell& cell : n.groups.cells) head_cell(inlines_.run(cell.content), "colgroup", cell);
      html_.markup += "</tr>\n";
    }
    if (!n.header.cells.empty()) {
      html_.markup += "<tr>";
      for (const TableCell& cell : n.header.cells) head_cell(inlines_.run(cell.content), "col");
      html_.markup += "</tr>\n";
    }
    TableColumns columns(column_count(n));
    for (const TableRow& row : n.rows) {
      const std::vector<size_t> at = columns.next(row);
      html_.markup += "<tr>";
      for (size_t i = 0; i < row.cells.size(); ++i) {
        const bool at_end = at[i] < n.alignment.size() && (n.alignment[at[i]] == ColumnAlignment::end || n.alignment[at[i]] == ColumnAlignment::decimal);
        const std::string content = inlines_.run(row.cells[i].content);
        if (at[i] == 0) head_cell(content, "row", row.cells[i]);
        else data_cell(row.total ? "<strong>" + content + "</strong>" : content, at_end, row.cells[i]);
      }
      html_.markup += "</tr>\n";
    }
    close_table(n.source);
  }
  void operator()(const Figure& n) {
    if (!n.source.empty()) {
      const std::string id = "i" + sha256_hex(n.source).substr(0, 16) + "@" + domain_;
      const int width = std::clamp(static_cast<int>(536 * n.width), 60, 536);
      const auto known = std::find_if(html_.images.begin(), html_.images.end(), [&](const MailImage& image) { return image.source == n.source; });
      if (known == html_.images.end()) html_.images.push_back({n.source, id, width});
      else known->width = std::max(known->width, width);
      html_.markup += "<img src=\"cid:" + id + "\" width=\"" + std::to_string(width) + "\" alt=\"" + text_of(n.alt) +
                      "\" style=\"display:block;width:" + std::to_string(width) + "px;max-width:100%;height:auto;border:0;" + style_.small + "\">";
    }
    if (!n.caption.empty()) note(inlines_.run(n.caption));
    if (!n.credit.empty()) note(text_of(n.credit));
  }
  /// A chart is its numbers: a picture of them would say nothing where images are off.
  void operator()(const Chart& n) {
    open_table("", inlines_.run(n.title) + (n.subtitle.empty() ? "" : "<br>" + text_of(n.subtitle)));
    if (n.series.size() > 1) {
      html_.markup += "<tr>";
      head_cell("", "col");
      for (const ChartSeries& series : n.series) head_cell(text_of(series.name), "col");
      html_.markup += "</tr>\n";
    }
    for (size_t i = 0; i < n.categories.size(); ++i) {
      html_.markup += "<tr>";
      head_cell(text_of(n.categories[i]), "row");
      for (const ChartSeries& series : n.series) {
        data_cell(i < series.values.size() && !is_missing(series.values[i]) ? text_of(chart_value(n, document_.language, series.values[i])) : "–", true);
      }
      html_.markup += "</tr>\n";
    }
    close_table(n.missing);
    if (!n.source.empty()) note(text_of(n.source));
  }
  void operator()(const OpeningHours& n) {
    open_table("", "");
    for (const HoursRow& row : n.rows) {
      html_.markup += "<tr>";
      if (row.times.empty()) {
        TableCell both;
        both.column_span = 2;
        head_cell(text_of(row.days), "colgroup", both);
      } else {
        head_cell(text_of(row.days), "row");
        // Figures keep their order; a word such as "closed" goes the language's way.
        const bool figures = row.times.find_first_of("0123456789") != std::string::npos;
        data_cell(figures ? "<span dir=\"ltr\">" + text_of(row.times) + "</span>" : text_of(row.times), false);
      }
      html_.markup += "</tr>\n";
    }
    close_table("");
  }
  void operator()(const QrCode& n) { button(Link{n.url, "", n.label}); }
  void operator()(const Services& n) {
    for (const ServiceEntry& entry : n.entries) {
      std::string markup = "<strong>" + text_of(entry.name) + "</strong>";
      for (const std::string& line : {entry.description, entry.address}) {
        if (!line.empty()) markup += "<br>" + text_of(line);
      }
      for (const std::string& line : {entry.phone, entry.email, entry.site}) {
        if (!line.empty()) markup += "<br><span dir=\"ltr\">" + text_of(line) + "</span>";
      }
      paragraph(markup);
    }
  }
  /// In words: a drawing would say nothing where images are off.
  void operator()(const ServiceMap& n) {
    if (!n.caption.empty()) paragraph("<strong>" + inlines_.run(n.caption) + "</strong>");
    for (const ServiceEntry& entry : n.entries)
      paragraph(std::to_string(entry.number) + ". " + text_of(entry.name) + (entry.municipality.empty() ? "" : ", " + text_of(entry.municipality)));
  }
  void operator()(const ServiceIndex& n) {
    for (const auto& group : n.groups) {
      std::string markup = "<strong>" + text_of(group.name) + "</strong>";
      for (const auto& item : group.items) markup += "<br>" + std::to_string(item.number) + ". " + text_of(item.name);
      paragraph(markup);
    }
  }
  void operator()(const Container& n) {
    switch (n.kind) {
      case ContainerKind::story: return story(n);
      case ContainerKind::callout: return boxed(n.attributes.get("title"), n.content);
      case ContainerKind::key_figures: return key_figures(n.content);
      case ContainerKind::aside: return boxed("", n.content);
      case ContainerKind::agenda: case ContainerKind::contacts: return boxed("", n.content);
      case ContainerKind::pullquote: return (*this)(Quote{n.content});
      case ContainerKind::panel: case ContainerKind::cover: case ContainerKind::columns: case ContainerKind::column:
      case ContainerKind::steps: case ContainerKind::checklist: case ContainerKind::workpackage: case ContainerKind::programme:
      case ContainerKind::signature: case ContainerKind::project_card: case ContainerKind::landscape: case ContainerKind::long_text: case ContainerKind::plain:
        return in_language(n);
      case ContainerKind::short_text: return;
    }
  }
  void operator()(const TableOfContents&) {}
  void operator()(const PageBreak&) {}

 private:
  void add(const Blocks& blocks) {
    for (const Block& block : blocks) std::visit(*this, block.node);
  }
  void paragraph(const std::string& markup) {
    html_.markup += "<p class=\"ink\" style=\"margin:0 0 14px 0;" + style_.text + "color:" + style_.ink + "\">" + markup + "</p>\n";
  }
  void note(const std::string& markup) {
    html_.markup += "<p class=\"soft\" style=\"margin:4px 0 14px 0;" + style_.small + "color:" + style_.soft + "\">" + markup + "</p>\n";
  }
  /// A lone paragraph stands in its item without a margin of its own.
  void item_content(const Blocks& content) {
    for (size_t i = 0; i < content.size(); ++i) {
      const auto* text = i == 0 ? std::get_if<Paragraph>(&content[i].node) : nullptr;
      if (text != nullptr) html_.markup += inlines_.run(text->content);
      else std::visit(*this, content[i].node);
    }
  }
  void button(const Link& link) {
    html_.markup += "<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"margin:2px 0 16px 0\"><tr><td style=\"background-color:" +
                    style_.primary + ";border-radius:4px\"><a href=\"" + text_of(link.url) + "\" style=\"display:inline-block;padding:11px 18px;" + style_.text +
                    "font-weight:700;color:" + style_.on_primary + ";text-decoration:none\">" + inlines_.run(link.content) + "</a></td></tr></table>\n";
  }
  void story(const Container& n) {
    html_.markup += "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"><tr><td class=\"rule\" style=\"border-top:1px solid " + style_.rule + "\">\n";
    in_story_ = true;
    add(n.content);
    in_story_ = false;
    html_.markup += "</td></tr></table>\n";
  }
  void boxed(const std::string& title, const Blocks& content) {
    html_.markup += "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"margin:4px 0 16px 0\"><tr><td class=\"tint\" style=\"padding:14px 18px 4px 18px;background-color:" + style_.tint + ";border-" +
                    style_.start + ":4px solid " + style_.primary + "\">\n";
    if (!title.empty()) paragraph("<strong>" + text_of(title) + "</strong>");
    add(content);
    html_.markup += "</td></tr></table>\n";
  }
  /// `**1.240** persone accolte`: the strong beginning large, the rest beside it.
  void key_figures(const Blocks& content) {
    for (const Block& block : content) {
      const auto* list = std::get_if<List>(&block.node);
      if (list == nullptr) {
        std::visit(*this, block.node);
        continue;
      }
      html_.markup += "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"margin:4px 0 16px 0\">\n";
      for (const ListItem& item : list->items) key_figure(item);
      html_.markup += "</table>\n";
    }
  }
  void key_figure(const ListItem& item) {
    const auto* text = item.content.empty() ? nullptr : std::get_if<Paragraph>(&item.content[0].node);
    if (text == nullptr || text->content.empty()) return;
    const auto* figure = std::get_if<Strong>(&text->content[0].node);
    const Inlines rest(text->content.begin() + (figure == nullptr ? 0 : 1), text->content.end());
    html_.markup += "<tr><td valign=\"top\" class=\"figure\" width=\"120\" style=\"width:120px;padding:4px 0;" + style_.figure + "color:" + style_.link + "\">" +
                    (figure == nullptr ? "" : inlines_.run(figure->content)) + "</td><td valign=\"middle\" class=\"ink\" style=\"padding:4px 12px;" + style_.text +
                    "color:" + style_.ink + "\">" + inlines_.run(rest) + "</td></tr>\n";
  }
  void in_language(const Container& n) {
    const std::string language = n.attributes.get("lang");
    if (language.empty()) return add(n.content);
    const bool mirrored = LocaleTag(language).direction() == Direction::right_to_left;
    html_.markup += "<div lang=\"" + text_of(language) + "\" dir=\"" + (mirrored ? "rtl" : "ltr") + "\" style=\"text-align:" + (mirrored ? "right" : "left") + "\">";
    add(n.content);
    html_.markup += "</div>";
  }
  void open_table(const std::string& label, const std::string& caption) {
    html_.markup += "<table width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" class=\"ink\" style=\"margin:4px 0 6px 0;border-collapse:collapse;" + style_.small + "color:" + style_.ink + "\">\n";
    if (!label.empty() || !caption.empty()) {
      html_.markup += "<caption style=\"text-align:" + style_.start + ";padding:0 0 6px 0\"><strong>" + text_of(label) + (label.empty() || caption.empty() ? "" : ". ") + caption + "</strong></caption>\n";
    }
  }
  static std::string spans(const TableCell& cell) {
    return (cell.column_span > 1 ? " colspan=\"" + std::to_string(cell.column_span) + "\"" : std::string()) +
           (cell.row_span > 1 ? " rowspan=\"" + std::to_string(cell.row_span) + "\"" : std::string());
  }
  void head_cell(const std::string& markup, const std::string& scope, const TableCell& cell = {}) {
    html_.markup += "<th scope=\"" + scope + "\"" + spans(cell) + " class=\"rule\" style=\"padding:5px 8px;text-align:" + style_.start + ";border-bottom:1px solid " + style_.rule + "\">" + markup + "</th>";
  }
  void data_cell(const std::string& markup, bool at_end, const TableCell& cell = {}) {
    html_.markup += "<td" + spans(cell) + " class=\"rule\" style=\"padding:5px 8px;text-align:" + (at_end ? style_.end : style_.start) + ";border-bottom:1px solid " + style_.rule + "\">" + markup + "</td>";
  }
  void close_table(const std::string& source) {
    html_.markup += "</table>\n";
    if (!source.empty()) note(text_of(source));
  }

  const Document& document_;
  const MailStyle& style_;
  std::string domain_;
  MailInlines inlines_;
  MailHtml html_;
  bool in_story_ = false;
};

}  // namespace

MailHtml mail_html(const Document& document, const MailStyle& style, const std::string& content_id_domain) {
  return MailBlocks(document, style, content_id_domain).run();
}

}  // namespace divulga
