#pragma once
#include <map>
#include <string>
#include <vector>

#include "layout/setting.h"

namespace divulga::layout {

/// The composing layer: fragments put on pages; at the end links, contents, bookmarks and figures learn where things stand.
class PageComposer {
 public:
  size_t add_page(Size size);
  size_t pages() const { return pages_.size(); }
  /// Headings that stand on a page so far.
  const std::vector<OutlineMark>& headings(size_t page) const { return pages_[page].content.outline; }
  bool is_empty(size_t page) const { return pages_[page].content.items.empty(); }
  Size size(size_t page) const { return pages_[page].size; }
  void put(size_t page, Fragment fragment, Pt x, Pt y) { pages_[page].content.put(std::move(fragment), x, y); }
  void draw(size_t page, PageItem item) { pages_[page].content.items.push_back(std::move(item)); }
  /// Under everything that stands on the page.
  void draw_below(size_t page, PageItem item);

  PagedDocument finish(Setting& setting);

 private:
  struct Sheet { Size size; Fragment content; size_t below = 0; };
  std::vector<Sheet> pages_;
};

}  // namespace divulga::layout
