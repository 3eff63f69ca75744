#include "mail/mail_text.h"

#include <algorithm>
#include <sstream>

#include "document/chart_values.h"
#include "document/table_columns.h"
#include "locale/format.h"

namespace divulga {
namespace {

constexpr size_t kMeasure = 72;

size_t characters(std::string_view text) {
  size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
  return count;
}

std::string written_address(const std::string& url) {
  for (const char* scheme : {"mailto:", "tel:"}) {
    if (url.starts_with(scheme)) return url.substr(std::string_view(scheme).size());
  }
  return url;
}

class PlainInlines {
 public:
  explicit PlainInlines(const Document& document) : document_(document) {}

  std::string run(const Inlines& inlines) {
    out_.clear();
    add(inlines);
    return out_;
  }

  void operator()(const Text& n) { out_ += n.text; }
  void operator()(const Emphasis& n) { add(n.content); }
  void operator()(const Strong& n) { add(n.content); }
  void operator()(const Strikethrough& n) { add(n.content); }
  void operator()(const CodeSpan& n) { out_ += n.text; }
  void operator()(const Link& n) {
    const std::string label = without_bidi_controls(plain_text(n.content, document_.labels)), address = written_address(n.url);
    add(n.content);
    const bool is_phone = n.url.starts_with("tel:");
    if (label != address && !is_phone) out_ += ": " + address;
  }
  void operator()(const LineBreak&) { out_ += "\n"; }
  void operator()(const InlineImage& n) { out_ += n.alt; }
  void operator()(const FootnoteReference& n) { out_ += "[" + std::to_string(n.number) + "]"; }
  void operator()(const CrossReference& n) {
    const auto found = document_.labels.find(n.id);
    if (found != document_.labels.end()) out_ += found->second;
  }
  void operator()(const Span& n) { add(n.content); }

 private:
  void add(const Inlines& inlines) {
    for (const Inline& item : inlines) std::visit(*this, item.node);
  }
  const Document& document_;
  std::string out_;
};

class PlainBlocks {
 public:
  explicit PlainBlocks(const Document& document) : document_(document), inlines_(document) {}

  std::string run() {
    add(document_.blocks);
    for (const Footnote& note : document_.footnotes) {
      gap();
      with_mark("[" + std::to_string(note.number) + "] ", note.content);
    }
    return std::move(out_);
  }

  void operator()(const Paragraph& n) {
    gap();
    lines(inlines_.run(n.content));
  }
  void operator()(const Heading& n) {
    gap();
    if (!out_.empty()) out_ += "\n";
    lines((n.number.empty() ? "" : n.number + " ") + inlines_.run(n.content));
  }
  void operator()(const List& n) {
    gap();
    int number = n.start;
    for (const ListItem& item : n.items) {
      const std::string check = item.checked ? (*item.checked ? "[x] " : "[ ] ") : "";
      with_mark(n.ordered ? std::to_string(number++) + ". " : check.empty() ? "* " : check, item.content);
    }
  }
  void operator()(const DefinitionList& n) {
    gap();
    for (const Definition& item : n.items) {
      lines(inlines_.run(item.term));
      for (const Blocks& meaning : item.meanings) with_mark("    ", meaning);
    }
  }
  void operator()(const Quote& n) {
    gap();
    with_mark("  ", n.content);
  }
  void operator()(const CodeBlock& n) {
    gap();
    out_ += n.text;
    if (!n.text.ends_with('\n')) out_ += "\n";
  }
  void operator()(const ThematicBreak&) {
    gap();
    out_ += "* * *\n";
  }
  void operator()(const Table& n) {
    gap();
    if (!n.caption.empty()) lines(n.label + (n.label.empty() ? "" : ". ") + inlines_.run(n.caption));
    TableColumns columns(column_count(n));
    std::string name;                      // of a first column's cell that holds for the rows below too
    for (const TableRow& row : n.rows) {
      const std::vector<size_t> at = columns.next(row);
      std::string text = at.empty() || at[0] > 0 ? name : "";
      for (size_t i = 0; i < row.cells.size(); ++i) {
        const std::string cell = inlines_.run(row.cells[i].content);
        const std::string head = column_name(n, at[i]);
        if (at[i] == 0) name = cell;
        if (!cell.empty()) text += (text.empty() ? "" : "; ") + (at[i] == 0 || head.empty() ? "" : head + ": ") + cell;
      }
      marked("* ", text);
    }
    if (!n.source.empty()) lines(n.source);
  }
  void operator()(const Figure& n) {
    gap();
    lines(n.alt);
    if (!n.caption.empty()) lines(inlines_.run(n.caption));
    if (!n.credit.empty()) lines(n.credit);
  }
  void operator()(const Chart& n) {
    gap();
    lines(inlines_.run(n.title));
    if (!n.subtitle.empty()) lines(n.subtitle);
    for (size_t i = 0; i < n.categories.size(); ++i) {
      std::string values;
      for (const ChartSeries& series : n.series) {
        if (i >= series.values.size()) continue;
        values += (values.empty() ? "" : ", ") + (n.series.size() > 1 ? series.name + " " : "") +
                  (is_missing(series.values[i]) ? "–" : chart_value(n, document_.language, series.values[i]));
      }
      marked("* ", n.categories[i] + ": " + values);
    }
    if (!n.missing.empty()) lines(n.missing);
    if (!n.source.empty()) lines(n.source);
  }
  void operator()(const OpeningHours& n) {
    gap();
    for (const HoursRow& row : n.rows) {
      if (row.times.empty()) lines(row.days + ":");
      else marked("* ", row.days + ": " + row.times);
    }
  }
  void operator()(const QrCode& n) {
    gap();
    lines(inlines_.run(n.label) + ": " + written_address(n.url));
  }
  void operator()(const Services& n) {
    for (const ServiceEntry& entry : n.entries) {
      gap();
      lines(entry.name);
      for (const std::string& line : {entry.description, entry.address, entry.phone, entry.email, entry.site}) {
        if (!line.empty()) lines(line);
      }
    }
  }
  /// In words: which services stand where.
  void operator()(const ServiceMap& n) {
    gap();
    if (!n.caption.empty()) lines(inlines_.run(n.caption));
    for (const ServiceEntry& entry : n.entries) marked(std::to_string(entry.number) + ". ", entry.name + (entry.municipality.empty() ? "" : ", " + entry.municipality));
  }
  void operator()(const ServiceIndex& n) {
    for (const auto& group : n.groups) {
      gap();
      lines(group.name);
      for (const auto& item : group.items) marked(std::to_string(item.number) + ". ", item.name);
    }
  }
  void operator()(const Container& n) {
    if (n.kind == ContainerKind::short_text) return;
    if (n.kind == ContainerKind::callout && !n.attributes.get("title").empty()) {
      gap();
      lines(n.attributes.get("title"));
    }
    add(n.content);
  }
  void operator()(const TableOfContents&) {}
  void operator()(const PageBreak&) {}

 private:
  void add(const Blocks& blocks) {
    for (const Block& block : blocks) std::visit(*this, block.node);
  }
  /// What a column is called: "2025, Uomini" where columns have a name in common.
  std::string column_name(const Table& table, size_t column) {
    std::string name = column < table.header.cells.size() ? inlines_.run(table.header.cells[column].content) : "";
    size_t at = 0;
    for (const TableCell& group : table.groups.cells) {
      const size_t end = at + static_cast<size_t>(std::max(1, group.column_span));
      if (column >= at && column < end && !group.content.empty()) name = inlines_.run(group.content) + (name.empty() ? "" : ", ") + name;
      at = end;
    }
    return name;
  }
  void gap() {
    if (!out_.empty() && !tight_) out_ += "\n";
    tight_ = false;
  }
  void marked(const std::string& mark, const std::string& text) {
    const std::string before = indent_;
    out_ += before + mark;
    column_ = characters(before) + characters(mark);
    indent_ += std::string(characters(mark), ' ');
    wrapped(text);
    indent_ = before;
  }
  void with_mark(const std::string& mark, const Blocks& content) {
    bool first = true;
    for (const Block& block : content) {
      const auto* paragraph = std::get_if<Paragraph>(&block.node);
      if (first && paragraph != nullptr) {
        marked(mark, inlines_.run(paragraph->content));
      } else {
        const std::string before = indent_;
        indent_ += std::string(characters(mark), ' ');
        tight_ = true;
        std::visit(*this, block.node);
        indent_ = before;
      }
      first = false;
    }
    tight_ = false;
  }
  void lines(const std::string& text) {
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) {
      out_ += indent_;
      column_ = characters(indent_);
      wrapped(line);
    }
  }
  /// Words on the line that has begun, and on more lines below it.
  void wrapped(const std::string& text) {
    std::istringstream words(text);
    bool first = true;
    for (std::string word; words >> word; first = false) {
      const size_t length = characters(word);
      if (!first && column_ + 1 + length > kMeasure) {
        out_ += "\n" + indent_;
        column_ = characters(indent_);
      } else if (!first) {
        out_ += ' ';
        ++column_;
      }
      out_ += word;
      column_ += length;
    }
    out_ += "\n";
  }

  const Document& document_;
  PlainInlines inlines_;
  std::string out_, indent_;
  size_t column_ = 0;
  bool tight_ = false;
};

}  // namespace

std::string mail_text(const Document& document) { return PlainBlocks(document).run(); }

}  // namespace divulga
