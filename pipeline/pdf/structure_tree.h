#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "layout/paged_document.h"
#include "pdf/object_writer.h"

namespace divulga::pdf {

/// The logical structure of a document (ISO 32000-1, 14.7 and 14.8): elements and, as pages are written, their content.
class StructureTree {
 public:
  /// Keeps references to all three. Throws Error when a parent does not stand before its child.
  StructureTree(const PagedDocument& document, const std::vector<ObjectId>& pages, ObjectWriter& objects);

  /// "P", "H1": the standard structure type.
  std::string_view name_of(StructId element) const;
  bool has(StructId element) const;

  /// Content of `element` starts on `page`: returns its marked content id. Several pages may be told of at the same time.
  int add_content(StructId element, int page);
  /// A link annotation of `element`: returns its /StructParent key. Pages come in order.
  int add_annotation(StructId element, int page, ObjectId annotation);
  /// True when the page holds marked content, and needs /StructParents (its index).
  bool has_content(int page) const { return !owners_[static_cast<std::size_t>(page)].empty(); }

  /// Writes every element, ParentTree and IDTree; returns the StructTreeRoot.
  ObjectId write();

 private:
  struct Kid {
    StructId element = 0;
    int page = 0;
    int mark = -1;              // marked content id, or
    ObjectId annotation = 0;
  };
  /// What belongs to every element, as numbers in a few long rows: a table may have a million elements.
  struct Family {
    std::vector<StructId> first_child, next;    // of an element; artifact: none
    std::vector<std::uint32_t> first_kid;       // of an element and, behind, of the next one: in `kids`
    std::vector<std::uint32_t> kids;            // positions in kids_, by element, in painting order
    std::vector<std::uint32_t> painted;         // when the element or one below it is first painted: a position in kids_
  };

  Family family() const;
  void number();
  void write_element(StructId element, const Family& family);
  void write_kids(std::string& out, StructId element, const Family& family, int home) const;
  void append_attributes(std::string& out, const StructElement& element) const;
  ObjectId write_parent_tree();
  ObjectId write_id_tree();

  const PagedDocument& document_;
  const std::vector<ObjectId>& pages_;
  ObjectWriter& objects_;
  ObjectId root_;
  struct Annotation {
    StructId owner = 0;
    int page = 0;
    ObjectId object = 0;
  };
  std::vector<Kid> painted() const;               // in painting order

  std::vector<ObjectId> ids_;                     // of the elements, once they are written
  std::vector<StructId> order_;                   // in which they are numbered
  std::vector<Kid> kids_;                         // in painting order, then too
  std::vector<std::vector<StructId>> owners_;     // by page and marked content id
  std::vector<Annotation> annotations_;           // by page
};

}  // namespace divulga::pdf
