#include "layout/print_edition.h"

#include <algorithm>
#include <cmath>

#include "layout/bleed.h"

namespace divulga {
namespace {

const Pt mark_length = Mm(5), mark_margin = Mm(1), least_distance = Mm(2);
const Size a4{Mm(210), Mm(297)};
const Pt rounding = Mm(1);                // two A5 side by side are 296 mm wide, or 297

struct Grid {
  int columns = 1, rows = 1;
  int count() const { return columns * rows; }
};

/// As many pieces as fit on a sheet of A4, upright or not.
Grid most_on_a4(Size page) {
  const auto fit = [&](Pt width, Pt height) {
    return Grid{static_cast<int>((width + rounding) / page.width), static_cast<int>((height + rounding) / page.height)};
  };
  const Grid upright = fit(a4.width, a4.height), across = fit(a4.height, a4.width);
  const Grid best = across.count() >= upright.count() ? across : upright;
  return best.count() > 0 ? best : Grid{};
}

Grid grid_of(const Design& design) {
  const Size page{design.width, design.height};
  if (imposition_of(design) != Imposition::n_up) return {};
  const int up = design.print.up;
  if (up <= 0) return most_on_a4(page);
  // The most nearly square arrangement of so many pieces.
  Grid best{up, 1};
  const auto unevenness = [&](Grid grid) { return std::abs(std::log((page.width * grid.columns) / (page.height * grid.rows))); };
  for (int rows = 2; rows <= up; ++rows)
    if (up % rows == 0 && unevenness({up / rows, rows}) < unevenness(best)) best = {up / rows, rows};
  return best;
}

/// Lays sheets out one after the other; all have the same size.
class Imposer {
 public:
  Imposer(PrintEdition& edition, const Design& design)
      : edition_(edition), design_(design), page_{design.width, design.height}, bleed_(design.print.bleed),
        right_to_left_(edition.document.language.direction() == Direction::right_to_left) {
    const Size trim = printed_size(design);
    const Pt around = bleed_ + mark_length + mark_margin;
    paper_ = {design.print.paper_width.value > 0 ? Pt(design.print.paper_width) : trim.width + around * 2,
              design.print.paper_height.value > 0 ? Pt(design.print.paper_height) : trim.height + around * 2};
    trim_ = {(paper_.width - trim.width) / 2, (paper_.height - trim.height) / 2, trim.width, trim.height};
  }

  void one_by_one() {
    for (int page = 0; page < pages(); ++page) {
      PrintSheet& sheet = add_sheet();
      place(sheet, page, {trim_.x, trim_.y});
      crop_marks(sheet, {trim_.x, trim_.right()}, {trim_.y, trim_.bottom()});
      panel_folds(sheet, static_cast<std::size_t>(page));
    }
  }

  void n_up() {
    const Grid grid = grid_of(design_);
    for (int page = 0; page < pages(); ++page) {
      PrintSheet& sheet = add_sheet();
      std::vector<Pt> cuts_x, cuts_y;
      for (int row = 0; row < grid.rows; ++row) {
        for (int column = 0; column < grid.columns; ++column) {
          const Point at{trim_.x + (page_.width + bleed_ * 2) * column, trim_.y + (page_.height + bleed_ * 2) * row};
          place(sheet, page, at);
          if (row == 0) cuts_x.insert(cuts_x.end(), {at.x, at.x + page_.width});
          if (column == 0) cuts_y.insert(cuts_y.end(), {at.y, at.y + page_.height});
        }
      }
      crop_marks(sheet, cuts_x, cuts_y);
    }
  }

  void saddle() {
    const int count = (pages() + 3) / 4 * 4;
    const auto page_at = [&](int position) {      // blanks before the last page: the back cover stays outside
      if (position == count - 1) return pages() - 1;
      return position < pages() - 1 ? position : -1;
    };
    for (int sheet = 0; sheet < count / 4; ++sheet) {
      // The middle of each side is the spine; whatever is read first stands on the side where the book opens.
      spread(page_at(count - 1 - 2 * sheet), page_at(2 * sheet), sheet);
      spread(page_at(2 * sheet + 1), page_at(count - 2 - 2 * sheet), sheet);
    }
  }

 private:
  int pages() const { return static_cast<int>(edition_.document.pages.size()); }

  PrintSheet& add_sheet() {
    const Rect bleed{trim_.x - bleed_, trim_.y - bleed_, trim_.width + bleed_ * 2, trim_.height + bleed_ * 2};
    edition_.sheets.push_back({paper_, trim_, bleed, {}, {}});
    return edition_.sheets.back();
  }

  void place(PrintSheet& sheet, int page, Point at) {
    sheet.pages.push_back({page, at, {at.x - bleed_, at.y - bleed_, page_.width + bleed_ * 2, page_.height + bleed_ * 2}});
  }

  /// Two pages of a booklet, the first on the left where one reads to the right.
  void spread(int first, int second, int depth) {
    PrintSheet& sheet = add_sheet();
    const int left = right_to_left_ ? second : first, right = right_to_left_ ? first : second;
    const Pt spine = trim_.x + page_.width, creep = Pt(design_.print.creep) * depth;
    const Rect bleed = sheet.bleed;
    // The sheets outside push this one out, and the knife cuts them all alike: its pages move to the spine.
    if (left >= 0) sheet.pages.push_back({left, {trim_.x + creep, trim_.y}, {bleed.x, bleed.y, spine - bleed.x, bleed.height}});
    if (right >= 0) sheet.pages.push_back({right, {spine - creep, trim_.y}, {spine, bleed.y, bleed.right() - spine, bleed.height}});
    crop_marks(sheet, {trim_.x, trim_.right()}, {trim_.y, trim_.bottom()});
    fold_mark(sheet, spine);
  }

  void line(PrintSheet& sheet, PrintMark::Kind kind, Point from, Point to) { sheet.marks.push_back({kind, from, to}); }

  void above_and_below(PrintSheet& sheet, PrintMark::Kind kind, Pt x) {
    const Pt distance = std::max(bleed_, least_distance);
    line(sheet, kind, {x, trim_.y - distance - mark_length}, {x, trim_.y - distance});
    line(sheet, kind, {x, trim_.bottom() + distance}, {x, trim_.bottom() + distance + mark_length});
  }

  void crop_marks(PrintSheet& sheet, const std::vector<Pt>& xs, const std::vector<Pt>& ys) {
    const Pt distance = std::max(bleed_, least_distance);
    for (const Pt x : xs) above_and_below(sheet, PrintMark::Kind::crop, x);
    for (const Pt y : ys) {
      line(sheet, PrintMark::Kind::crop, {trim_.x - distance - mark_length, y}, {trim_.x - distance, y});
      line(sheet, PrintMark::Kind::crop, {trim_.right() + distance, y}, {trim_.right() + distance + mark_length, y});
    }
  }

  void fold_mark(PrintSheet& sheet, Pt x) { above_and_below(sheet, PrintMark::Kind::fold, x); }

  void panel_folds(PrintSheet& sheet, std::size_t side) {
    if (side >= design_.sheets.size()) return;
    const std::vector<DesignPanel>& panels = design_.sheets[side].panels;
    Pt offset;
    for (std::size_t i = 0; i + 1 < panels.size(); ++i) {
      offset += panels[i].width;
      fold_mark(sheet, right_to_left_ ? trim_.right() - offset : trim_.x + offset);
    }
  }

  PrintEdition& edition_;
  const Design& design_;
  const Size page_;
  const Pt bleed_;
  const bool right_to_left_;
  Size paper_;
  Rect trim_;
};

}  // namespace

Imposition imposition_of(const Design& design) {
  if (design.print.imposition) return *design.print.imposition;
  if (design.kind == DesignKind::panels) return Imposition::none;
  if (design.multiple == 4) return Imposition::saddle;
  const bool one_leaf = design.max_pages == 1 || design.max_pages == 2;
  return one_leaf && most_on_a4({design.width, design.height}).count() > 1 ? Imposition::n_up : Imposition::none;
}

Size printed_size(const Design& design) {
  const Pt width = design.width, height = design.height, strip = Pt(design.print.bleed) * 2;
  switch (imposition_of(design)) {
    case Imposition::none: return {width, height};
    case Imposition::saddle: return {width * 2, height};
    case Imposition::n_up: {
      const Grid grid = grid_of(design);
      return {width * grid.columns + strip * (grid.columns - 1), height * grid.rows + strip * (grid.rows - 1)};
    }
  }
  return {width, height};
}

PrintEdition make_print_edition(PagedDocument document, const Design& design) {
  PrintEdition edition;
  edition.document = std::move(document);
  edition.document.structure.clear();
  edition.document.outline.clear();
  const Imposition imposition = imposition_of(design);
  const double sheets_inside = imposition == Imposition::saddle ? static_cast<double>((edition.document.pages.size() + 3) / 4) - 1 : 0;
  edition.overhang = Pt(design.print.bleed) + Pt(design.print.creep) * std::max(0.0, sheets_inside);
  for (Page& page : edition.document.pages) extend_into_bleed(page, edition.overhang);
  Imposer imposer(edition, design);
  switch (imposition) {
    case Imposition::none: imposer.one_by_one(); break;
    case Imposition::saddle: imposer.saddle(); break;
    case Imposition::n_up: imposer.n_up(); break;
  }
  return edition;
}

}  // namespace divulga
