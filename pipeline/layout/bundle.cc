#include "layout/bundle.h"

#include <iterator>

namespace divulga {
namespace {

void shift(StructId& id, StructId part, StructId by) {
  if (id >= 0) id = id == 0 ? part : id + by;
}

}  // namespace

PagedDocument bundle(std::vector<BundledDocument> documents) {
  PagedDocument whole;
  if (documents.empty()) return whole;
  const PagedDocument& first = documents.front().document;
  whole.title = first.title;
  whole.subject = first.subject;
  whole.author = first.author;
  whole.language = first.language;
  whole.fitting = first.fitting;
  whole.structure.push_back(first.structure.front());
  size_t number = 0;
  for (BundledDocument& one : documents) {
    ++number;
    const int pages = static_cast<int>(whole.pages.size());
    // The document's own root becomes its part.
    const StructId part = static_cast<StructId>(whole.structure.size()), by = part;
    StructElement top = std::move(one.document.structure.front());
    top.tag = StructTag::part;
    top.parent = 0;
    top.title = one.title;
    if (top.language == whole.language) top.language = LocaleTag();
    whole.structure.push_back(std::move(top));
    for (size_t i = 1; i < one.document.structure.size(); ++i) {
      StructElement& element = one.document.structure[i];
      shift(element.parent, part, by);
      if (element.bounding_box) element.bounding_page += pages;
      if (!element.id.empty()) element.id += "-" + std::to_string(number);
      whole.structure.push_back(std::move(element));
    }
    whole.outline.push_back({one.title, 1, pages, Pt(0)});
    for (Page& page : one.document.pages) {
      for (PageItem& item : page.items) std::visit([&](auto& drawn) { shift(drawn.element, part, by); }, item);
      for (LinkArea& link : page.links) {
        shift(link.element, part, by);
        if (link.page >= 0) link.page += pages;
      }
      page.label = std::to_string(whole.pages.size() + 1);
      whole.pages.push_back(std::move(page));
    }
    one.document = {};
  }
  return whole;
}

}  // namespace divulga
