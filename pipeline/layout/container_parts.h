#pragma once
#include "layout/block_layout.h"

namespace divulga::layout {

/// One `:::` container on its way to paper: what its kinds share, and a function for each. Lives as long as the call.
struct ContainerLayout {
  BlockLayout& layout;
  const Container& container;
  const Measure& measure;
  StructId parent;
  const SourceSpan& span;
  Setting& s = layout.setting_;

  Flow run() const;

  /// The measure of what stands in a box of this width.
  Measure inside(Pt width) const;
  Flow plain() const;
  Flow programme() const;
  Flow signature() const;

  // ---- columns
  /// Its blocks on pages turned by a quarter, as wide as these are high.
  Flow landscape() const;
  /// Text that flows through `count` columns, fewer where they would be too narrow.
  Flow newspaper(int count) const;
  Flow columns() const;

  // ---- boxes and quotes
  Flow callout() const;
  Flow pullquote() const;
  Flow aside() const;

  // ---- lists with marks of their own
  /// Steps with their number in a disc, or a check list with boxes to tick.
  Flow marked(bool numbered) const;
  Flow marked_list(const List& list, bool numbered) const;

  // ---- key figures
  /// `**1.240** people received`: the bold start large, the rest below it, two or three side by side.
  Flow key_figures() const;
  /// As many as have 32 mm each, in full rows where that can be.
  static size_t columns_of_figures(size_t count, Pt total);
  Fragment key_figure(const ListItem& source, Pt width, StructId list) const;

  // ---- contacts
  struct Contact { Inlines label, value; bool telephone = false; };
  /// Telephone numbers large and bold beside their labels; other ways of contact below them in the same two columns.
  Flow contacts() const;
  /// Width of the labels' column: of all of them, or of the telephones' alone where numbers would find no room beside.
  Pt contact_labels(const std::vector<Contact>& entries) const;
  Flow contact_list(const List& list) const;
  static bool is_telephone(const std::string& text);
  /// "Label: value", with the colon of any script.
  Contact contact(const ListItem& source) const;

  // ---- work packages
  /// Number of the work package in the margin, a rule over its head, the aim as a lead paragraph.
  Flow workpackage() const;
};

}  // namespace divulga::layout
