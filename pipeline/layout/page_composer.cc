#include "layout/page_composer.h"

#include <algorithm>

#include "layout/contents.h"

namespace divulga::layout {

size_t PageComposer::add_page(Size size) {
  Sheet sheet;
  sheet.size = size;
  pages_.push_back(std::move(sheet));
  return pages_.size() - 1;
}

void PageComposer::draw_below(size_t page, PageItem item) {
  Sheet& sheet = pages_[page];
  sheet.content.items.insert(sheet.content.items.begin() + static_cast<std::ptrdiff_t>(sheet.below++), std::move(item));
}

PagedDocument PageComposer::finish(Setting& s) {
  struct Place { int page; Pt y; };
  std::map<std::string, Place> places;
  for (size_t p = 0; p < pages_.size(); ++p)
    for (const Anchor& anchor : pages_[p].content.anchors) places.emplace(anchor.id, Place{static_cast<int>(p), anchor.y});

  PagedDocument out;
  out.title = s.edition.document.title;
  out.subject = s.edition.document.summary;
  out.author = s.text(s.project().lead.name);
  out.language = s.language;
  for (size_t p = 0; p < pages_.size(); ++p) {
    Fragment& content = pages_[p].content;
    for (const PageReference& reference : std::vector<PageReference>(content.page_references)) {
      const auto place = places.find(reference.target);
      if (place == places.end()) continue;
      content.put(page_number(s, reference, s.number(place->second.page + 1)), reference.box.x, reference.box.y);
    }
    Page page;
    page.size = pages_[p].size;
    page.label = std::to_string(p + 1);
    page.items = std::move(content.items);
    page.links = std::move(content.links);
    for (const InternalLink& link : content.references) {
      const auto place = places.find(link.target);
      if (place == places.end()) continue;
      page.links.push_back({link.box, {}, place->second.page, place->second.y, link.element, link.contents});
    }
    std::stable_sort(content.outline.begin(), content.outline.end(), [](const OutlineMark& a, const OutlineMark& b) { return a.y < b.y; });
    for (OutlineMark& mark : content.outline) out.outline.push_back({std::move(mark.title), mark.level, static_cast<int>(p), mark.y});
    for (const FigureMark& mark : content.figures) {
      s.structure[mark.element].bounding_box = mark.box;
      s.structure[mark.element].bounding_page = static_cast<int>(p);
    }
    out.pages.push_back(std::move(page));
  }
  out.structure = s.structure.take();
  return out;
}

}  // namespace divulga::layout
