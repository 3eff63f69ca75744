#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "diag/diagnostic.h"
#include "layout/paged_document.h"

// Measured pieces. A fragment's coordinates start at its own upper left corner; putting it somewhere shifts them.

namespace divulga::layout {

struct Anchor { std::string id; Pt y; };
struct OutlineMark { std::string title; int level = 1; Pt y; };
struct FigureMark { StructId element = artifact; Rect box; };
/// A link to an anchor whose page is not known before composing.
struct InternalLink { Rect box; std::string target; StructId element = artifact; std::string contents; };
/// "The number of the page with this anchor stands here", written when all pages are known.
struct PageReference { std::string target; Rect box; StructId element = artifact; };

struct Fragment {
  Pt width, height;
  std::vector<PageItem> items;
  std::vector<LinkArea> links;
  std::vector<InternalLink> references;
  std::vector<Anchor> anchors;
  std::vector<OutlineMark> outline;
  std::vector<FigureMark> figures;
  std::vector<PageReference> page_references;
  std::vector<int> notes;               // footnotes referred to, by number

  /// Takes in another fragment with its upper left corner at (x, y). Does not change width or height.
  void put(Fragment other, Pt x, Pt y);
};

/// A copy whose every item is decoration and which neither links nor anchors: a table header on its second page.
Fragment as_artifact(const Fragment& fragment);

enum class ItemWidth { text, full };

/// A tinted ground with padding and, where asked, a bar on its start edge.
struct BoxStyle {
  Color ground;
  std::optional<Color> bar;
  Pt padding{8};
};

struct ColumnFlow;

/// Rows of a long table that are set when they are put on their page: until then they take hardly any memory.
class LateRows {
 public:
  virtual ~LateRows() = default;
  /// The row, its structure elements numbered from `element` on.
  virtual Fragment set(size_t row, StructId element) = 0;
};
struct LateRow {
  std::shared_ptr<LateRows> rows;       // none: the fragment is set
  size_t row = 0;
  StructId element = artifact;
};

/// What a flow is made of: a line, a table row, a box. Spaces collapse: the larger of after and before counts, none at a
/// region's top.
struct FlowItem {
  Fragment fragment;                    // of a late row: its width and height only
  LateRow late{};
  Pt before, after;
  bool keep_with_next = false;
  bool new_page = false;                // starts a region
  bool opens_item = false;              // the first line of a list's item
  bool floats = false;                  // may move to the next region's top while text goes on
  ItemWidth width = ItemWidth::text;
  std::shared_ptr<const Fragment> header;   // repeated when this item starts a region
  std::shared_ptr<const Fragment> continued;   // drawn over the item below that header: cells that reach down from rows before
  std::vector<Fragment> margin;         // stands beside it in the margin column
  bool after_floats = false;            // comes when no figure and no rest of a note waits any more: what closes a material
  bool landscape = false;               // stands on a page turned by a quarter
  std::shared_ptr<const BoxStyle> box;  // items after one another with the same box share one ground, on every page anew
  std::shared_ptr<ColumnFlow> columns;  // newspaper columns instead of a fragment
  bool together = false;                // columns that are parted only where no region holds all of them
  std::shared_ptr<FlowItem> closer;     // the same set closer, for where the item itself finds no room
  SourceSpan span;
};
using Flow = std::vector<FlowItem>;

/// Text that runs through columns side by side, as even in height as can be, on as many pages as it takes.
struct ColumnFlow {
  Flow flow;
  int count = 2;
  Pt width, gap;                        // of a column, between two
  bool right_to_left = false;           // the first column stands at the right

  Pt x(int column) const { return (width + gap) * static_cast<double>(right_to_left ? count - 1 - column : column); }
};

/// The item's fragment, for putting it somewhere: a late row is set now.
Fragment take_fragment(FlowItem& item);

/// Every fragment of an item that has elements of the structure, wherever the item holds it: all but repeated headers.
void for_each_fragment(FlowItem& item, const std::function<void(Fragment&)>& visit);

/// Everything in one piece, one below another, spaces collapsed, none before the first and after the last.
Fragment stack(Flow flow, Pt width);
void append(Flow& flow, Flow more);

// ---- drawing in a fragment
Path rectangle(const Rect& box, Color fill, StructId element = artifact);
Path rule(Point from, Point to, Pt width, Color color, StructId element = artifact);
Path circle(Point centre, Pt radius, StructId element = artifact);      // neither filled nor stroked yet

}  // namespace divulga::layout
