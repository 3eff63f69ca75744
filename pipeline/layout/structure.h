#pragma once
#include <string>
#include <vector>

#include "layout/paged_document.h"

namespace divulga::layout {

/// The logical tree, made while blocks are collected in reading order, apart from page boxes: an element across a page
/// break stays one.
class Structure {
 public:
  explicit Structure(const LocaleTag& language);

  /// Adds a child after the children that `parent` has so far.
  StructId add(StructTag tag, StructId parent);
  /// Adds a whole element, whose parent stands here already.
  StructId add(StructElement element);
  StructElement& operator[](StructId id) { return elements_[static_cast<size_t>(id)]; }
  const StructElement& operator[](StructId id) const { return elements_[static_cast<size_t>(id)]; }
  size_t size() const { return elements_.size(); }
  /// Room for that many more and some: a vector that doubles would hold a large table's elements three times.
  void reserve_more(size_t count) { elements_.reserve(elements_.size() + count + count / 16 + 64); }
  std::vector<StructElement> take() { return std::move(elements_); }
  /// All but the document itself.
  std::vector<StructElement> take_below_root();

  static constexpr StructId root = 0;

 private:
  std::vector<StructElement> elements_;
};

/// h1 .. h6.
StructTag heading_tag(int level);

}  // namespace divulga::layout
