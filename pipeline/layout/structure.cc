#include "layout/structure.h"

#include <algorithm>

namespace divulga::layout {

Structure::Structure(const LocaleTag& language) {
  StructElement document;
  document.tag = StructTag::document;
  document.language = language;
  elements_.push_back(std::move(document));
}

StructId Structure::add(StructTag tag, StructId parent) {
  StructElement element;
  element.tag = tag;
  element.parent = parent;
  return add(std::move(element));
}

StructId Structure::add(StructElement element) {
  elements_.push_back(std::move(element));
  return static_cast<StructId>(elements_.size() - 1);
}

std::vector<StructElement> Structure::take_below_root() {
  std::vector<StructElement> below = std::move(elements_);
  below.erase(below.begin());
  return below;
}

StructTag heading_tag(int level) {
  static constexpr StructTag tags[] = {StructTag::h1, StructTag::h2, StructTag::h3, StructTag::h4, StructTag::h5, StructTag::h6};
  return tags[std::clamp(level, 1, 6) - 1];
}

}  // namespace divulga::layout
