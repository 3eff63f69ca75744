#include "layout/page_composer.h"

#include <algorithm>

#include "layout/contents.h"

namespace divulga::layout {

size_t PageComposer::add_page(Size size) {
  // What a full page has room for beyond its items would be as much again over all.
  if (!pages_.empty() && pages_.back().content.items.capacity() > pages_.back().content.items.size() + 64) pages_.back().content.items.shrink_to_fit();
  Sheet sheet;
  sheet.size = size;
  pages_.push_back(std::move(sheet));
  return pages_.size() - 1;
}

void PageComposer::draw_below(size_t page, PageItem item) {
  Sheet& sheet = pages_[page];
  sheet.content.items.insert(sheet.content.items.begin() + static_cast<std::ptrdiff_t>(sheet.below++), std::move(item));
}

namespace {

/// Around both.
Rect joined(const Rect& a, const Rect& b) {
  const Pt x = std::min(a.x, b.x), y = std::min(a.y, b.y);
  return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

/// A link that runs over several lines of a page is one link: a reader who goes through links meets it once.
void join_lines(std::vector<LinkArea>& links) {
  std::vector<LinkArea> whole;
  std::map<StructId, size_t> seen;
  for (LinkArea& link : links) {
    const auto known = link.element == artifact ? seen.end() : seen.find(link.element);
    LinkArea* const first = known == seen.end() ? nullptr : &whole[known->second];
    if (first && first->url == link.url && first->page == link.page && first->y == link.y) {
      if (first->parts.empty()) first->parts.push_back(first->box);
      first->parts.push_back(link.box);
      first->box = joined(first->box, link.box);
    } else {
      if (link.element != artifact) seen[link.element] = whole.size();
      whole.push_back(std::move(link));
    }
  }
  links = std::move(whole);
}

}  // namespace

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
    join_lines(page.links);
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
