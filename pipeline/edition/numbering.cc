#include "edition/numbering.h"

#include <algorithm>

#include "edition/words.h"
#include "locale/reader_word.h"

namespace divulga {
namespace {

class Numbering {
 public:
  Numbering(Document& document, bool headings, const ProjectSources& sources)
      : document_(document),
        headings_(headings),
        sources_(sources),
        headings_listed_(lists(document.blocks, ContentsOf::headings)),
        figures_listed_(lists(document.blocks, ContentsOf::figures)),
        tables_listed_(lists(document.blocks, ContentsOf::tables)) {}

  void number(Blocks& blocks) {
    for (auto& block : blocks) std::visit(*this, block.node);
  }

  void operator()(Heading& heading) {
    if (headings_ && !heading.unnumbered && heading.level >= 2 && heading.level <= 5) heading.number = next(heading.level);
    // The contents lead to their headings by id; who writes does not have to name each.
    if (heading.id.empty() && headings_listed_) heading.id = "heading-" + std::to_string(++unnamed_);
    if (heading.id.empty()) return;
    document_.labels[heading.id] =
        heading.number.empty() ? plain_text(heading.content)
                               : phrase(sources_, document_.language, "section {number}", {{"number", heading.number}});
  }
  void operator()(Table& table) {
    if (table.caption.empty()) return;
    table.label = label(reader_word("Table {number}"), ++tables_);
    if (table.id.empty() && tables_listed_) table.id = "table-" + std::to_string(tables_);
    if (!table.id.empty()) document_.labels[table.id] = table.label;
  }
  void operator()(Figure& figure) {
    if (figure.caption.empty()) return;
    figure.label = label(reader_word("Figure {number}"), ++figures_);
    if (figure.id.empty() && figures_listed_) figure.id = "figure-" + std::to_string(figures_);
    if (!figure.id.empty()) document_.labels[figure.id] = figure.label;
  }
  void operator()(Chart& chart) {
    chart.label = label(reader_word("Figure {number}"), ++figures_);
    if (chart.id.empty() && figures_listed_) chart.id = "figure-" + std::to_string(figures_);
    if (!chart.id.empty()) document_.labels[chart.id] = chart.label;
  }
  void operator()(List& list) {
    for (auto& item : list.items) number(item.content);
  }
  void operator()(DefinitionList& list) {
    for (auto& item : list.items)
      for (auto& meaning : item.meanings) number(meaning);
  }
  void operator()(Quote& quote) { number(quote.content); }
  void operator()(Container& container) { number(container.content); }
  void operator()(Paragraph&) {}
  void operator()(CodeBlock&) {}
  void operator()(ThematicBreak&) {}
  void operator()(OpeningHours&) {}
  void operator()(QrCode&) {}
  void operator()(Services&) {}
  void operator()(ServiceMap& map) {
    if (map.caption.empty()) return;
    map.label = label(reader_word("Figure {number}"), ++figures_);
    if (!map.id.empty()) document_.labels[map.id] = map.label;
  }
  void operator()(ServiceIndex&) {}
  void operator()(TableOfContents&) {}
  void operator()(PageBreak&) {}

 private:
  static bool lists(const Blocks& blocks, ContentsOf what) {
    return std::any_of(blocks.begin(), blocks.end(), [&](const Block& block) {
      const auto* container = std::get_if<Container>(&block.node);
      const auto* contents = std::get_if<TableOfContents>(&block.node);
      return (contents && contents->of == what) || (container && lists(container->content, what));
    });
  }

  std::string written(int value) const { return format_number(document_.language, value); }
  std::string label(const char* pattern, int value) const {
    return phrase(sources_, document_.language, pattern, {{"number", written(value)}});
  }

  std::string next(int level) {
    const size_t depth = static_cast<size_t>(level) - 2;
    ++counts_[depth];
    for (size_t i = depth + 1; i < 4; ++i) counts_[i] = 0;
    std::string out;
    for (size_t i = 0; i <= depth; ++i) out += (i ? "." : "") + written(counts_[i]);
    return out;
  }

  Document& document_;
  const bool headings_;
  const ProjectSources& sources_;
  const bool headings_listed_, figures_listed_, tables_listed_;   // the document shows them in its contents
  int tables_ = 0, figures_ = 0, unnamed_ = 0;
  int counts_[4] = {0, 0, 0, 0};
};

}  // namespace

void number_document(Document& document, bool headings, const ProjectSources& sources) {
  Numbering numbering(document, headings, sources);
  numbering.number(document.blocks);
  for (auto& note : document.footnotes) numbering.number(note.content);
}

}  // namespace divulga
