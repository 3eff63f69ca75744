#include "edition/numbering.h"

#include <algorithm>

#include "edition/words.h"

namespace divulga {
namespace {

class Numbering {
 public:
  Numbering(Document& document, bool headings, const ProjectSources& sources)
      : document_(document), headings_(headings), sources_(sources), in_contents_(has_contents(document.blocks)) {}

  void number(Blocks& blocks) {
    for (auto& block : blocks) std::visit(*this, block.node);
  }

  void operator()(Heading& heading) {
    if (headings_ && !heading.unnumbered && heading.level >= 2 && heading.level <= 4) heading.number = next(heading.level);
    // The contents lead to their headings by id; who writes does not have to name each.
    if (heading.id.empty() && in_contents_) heading.id = "heading-" + std::to_string(++unnamed_);
    if (heading.id.empty()) return;
    document_.labels[heading.id] =
        heading.number.empty() ? plain_text(heading.content)
                               : phrase(sources_, document_.language, "section {number}", {{"number", heading.number}});
  }
  void operator()(Table& table) {
    if (table.caption.empty()) return;
    table.label = label("Table {number}", ++tables_);
    if (!table.id.empty()) document_.labels[table.id] = table.label;
  }
  void operator()(Figure& figure) {
    if (figure.caption.empty()) return;
    figure.label = label("Figure {number}", ++figures_);
    if (!figure.id.empty()) document_.labels[figure.id] = figure.label;
  }
  void operator()(Chart& chart) {
    chart.label = label("Figure {number}", ++figures_);
    if (!chart.id.empty()) document_.labels[chart.id] = chart.label;
  }
  void operator()(List& list) {
    for (auto& item : list.items) number(item.content);
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
    map.label = label("Figure {number}", ++figures_);
    if (!map.id.empty()) document_.labels[map.id] = map.label;
  }
  void operator()(ServiceIndex&) {}
  void operator()(TableOfContents&) {}
  void operator()(PageBreak&) {}

 private:
  static bool has_contents(const Blocks& blocks) {
    return std::any_of(blocks.begin(), blocks.end(), [](const Block& block) {
      const auto* container = std::get_if<Container>(&block.node);
      return std::holds_alternative<TableOfContents>(block.node) || (container && has_contents(container->content));
    });
  }

  std::string written(int value) const { return format_number(document_.language, value); }
  std::string label(const char* pattern, int value) const {
    return phrase(sources_, document_.language, pattern, {{"number", written(value)}});
  }

  std::string next(int level) {
    const size_t depth = static_cast<size_t>(level) - 2;
    ++counts_[depth];
    for (size_t i = depth + 1; i < 3; ++i) counts_[i] = 0;
    std::string out;
    for (size_t i = 0; i <= depth; ++i) out += (i ? "." : "") + written(counts_[i]);
    return out;
  }

  Document& document_;
  const bool headings_;
  const ProjectSources& sources_;
  const bool in_contents_;              // the document shows its contents
  int tables_ = 0, figures_ = 0, unnamed_ = 0;
  int counts_[3] = {0, 0, 0};
};

}  // namespace

void number_document(Document& document, bool headings, const ProjectSources& sources) {
  Numbering numbering(document, headings, sources);
  numbering.number(document.blocks);
  for (auto& note : document.footnotes) numbering.number(note.content);
}

}  // namespace divulga
