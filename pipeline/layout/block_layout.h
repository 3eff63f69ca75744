#pragma once
#include <map>
#include <string>
#include <vector>

#include "layout/apart.h"
#include "layout/inline_text.h"
#include "layout/paginator.h"
#include "layout/setting.h"

namespace divulga::layout {

/// The widths and looks that blocks are measured in.
struct Measure {
  Pt text;                                // the column
  Pt full;                                // column, gutter and margin column: wide tables and charts
  Pt margin;                              // the margin column; 0: there is none
  Pt page_height;                         // of the region: a row taller than that is split
  TextLook body;
  bool boxed = false;                     // inside a box, a cell, a panel: nothing floats, nothing is justified
  bool compact = false;                   // leaflets: list items and paragraphs stand closer
  bool inset = false;                     // inside a list: nothing runs in columns or turns its page
  int list_level = 0;                     // lists around it
  Size turned{};                          // text on a page turned by a quarter; none: pages do not turn
};

/// Blocks to measured flow items, in reading order, with their structure elements (the collecting layer).
class BlockLayout {
 public:
  BlockLayout(Setting& setting, Pt note_measure) : setting_(setting), note_measure_(note_measure) {}

  Flow blocks(const Blocks& blocks, const Measure& measure, StructId parent);
  Flow block(const Block& block, const Measure& measure, StructId parent);
  Flow list(const List& list, const Measure& measure, StructId parent, const SourceSpan& span);
  Flow definitions(const DefinitionList& list, const Measure& measure, StructId parent, const SourceSpan& span);
  /// `content`, measured `width` wide, on a ground; set in by `indent` there. In one piece, or a long one line by line.
  Flow in_box(Flow content, const BoxStyle& style, Pt indent, Pt width, const Measure& measure, Pt around, const SourceSpan& span);

  /// Footnotes by number, measured, as lines; those that the flow refers to.
  const NoteFlows& notes() const { return notes_; }
  Setting& setting() { return setting_; }

  /// A heading shown as the document's title stands above: later level 2 headings are H2. Where the first heading is the
  /// title itself (a leaflet's cover) it becomes H1.
  void first_heading_is_title() { title_pending_ = true; }
  void title_stands() { title_pending_ = false; }

 private:
  friend struct BlockVisitor;
  friend struct ContainerLayout;
  /// What is measured at once: a block, two side by side, or a note for the margin column.
  struct Piece {
    const Block* block = nullptr;
    const Block* beside = nullptr;
    const Container* aside = nullptr;
    const Figure* figure = nullptr;          // placed in the margin column
    Flow flow;
    Fragment note;
  };
  static std::vector<Piece> pieces_of(const Blocks& blocks, const Measure& measure);
  void measure_piece(Piece& piece, const Measure& measure, StructId parent);
  void measure_pieces(std::vector<Piece>& pieces, const Measure& measure, StructId parent);
  /// Takes over the footnotes that `part` has measured. False, and nothing done, when one of them is here already.
  bool take_notes(BlockLayout& part, const StructShift& shift);
  /// A QR code and the contacts after it share a line where there is room for both.
  static bool beside(const Block& first, const Block& second, const Measure& measure);
  FlowItem side_by_side(const Block& first, const Block& second, const Measure& measure, StructId parent);
  void gather_notes(const Flow& flow, StructId parent);

  Setting& setting_;
  Pt note_measure_;
  NoteFlows notes_;
  bool title_pending_ = false;
};

/// The ground of a box that is `size` large, and its bar.
Fragment box_ground(const Setting& setting, Size size, const BoxStyle& style);
/// Content in a box, in one piece.
Fragment boxed(const Setting& setting, Fragment content, Pt width, const BoxStyle& style);
/// One thing as a flow item of its own.
FlowItem single(Fragment fragment, Pt before, Pt after, const SourceSpan& span);

}  // namespace divulga::layout
