#include "pdf/structure_tree.h"

#include <algorithm>
#include <limits>
#include <map>

#include "diag/diagnostic.h"
#include "pdf/number_tree.h"
#include "pdf/readable_text.h"
#include "pdf/syntax.h"

namespace divulga::pdf {

namespace {

constexpr std::uint32_t never = std::numeric_limits<std::uint32_t>::max();

std::size_t at(StructId element) { return static_cast<std::size_t>(element); }

/// Letters and digits without a space stand in the same order on the page and in the text, whatever is around them.
bool reads_as_it_stands(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '.' || c == ','; });
}

/// PDF/A-2 (6.1.13) allows strings of 32,767 bytes; UTF-16 behind its mark.
bool is_too_long(std::string_view text) { return text.size() > 16'000; }

}  // namespace

StructureTree::StructureTree(const PagedDocument& document, const std::vector<ObjectId>& pages, ObjectWriter& objects)
    : document_(document), pages_(pages), objects_(objects), root_(objects.reserve()), owners_(document.pages.size()) {
  for (std::size_t i = 0; i < document.structure.size(); ++i) {
    const StructId parent = document.structure[i].parent;
    if (parent != artifact && (parent < 0 || at(parent) >= i))
      throw Error(message("structure element {0} stands before its parent {1}", i, parent));
  }
}

/// Elements of one type are numbered together: they are much alike, and neighbours are packed best.
void StructureTree::number() {
  const std::size_t count = document_.structure.size();
  std::vector<std::size_t> start;
  for (const StructElement& element : document_.structure) {
    const auto tag = static_cast<std::size_t>(element.tag);
    if (start.size() < tag + 2) start.resize(tag + 2);
    ++start[tag + 1];
  }
  for (std::size_t tag = 1; tag < start.size(); ++tag) start[tag] += start[tag - 1];
  const ObjectId first = objects_.reserve_row(count);
  ids_.resize(count);
  order_.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t place = start[static_cast<std::size_t>(document_.structure[i].tag)]++;
    ids_[i] = first + static_cast<ObjectId>(place);
    order_[place] = static_cast<StructId>(i);
  }
}

bool StructureTree::has(StructId element) const { return element >= 0 && at(element) < document_.structure.size(); }

std::string_view StructureTree::name_of(StructId element) const { return divulga::name_of(document_.structure[at(element)].tag); }

int StructureTree::add_content(StructId element, int page) {
  if (!has(element)) throw Error(message("page {0} shows content of structure element {1}, which does not exist", page + 1, element));
  auto& owners = owners_[static_cast<std::size_t>(page)];
  const int mark = static_cast<int>(owners.size());
  owners.push_back(element);
  return mark;
}

int StructureTree::add_annotation(StructId element, int page, ObjectId annotation) {
  annotations_.push_back({element, page, annotation});
  return static_cast<int>(pages_.size() + annotations_.size() - 1);
}

std::vector<StructureTree::Kid> StructureTree::painted() const {
  std::vector<Kid> kids;
  const auto add = [&](StructId element, std::size_t page, int mark, ObjectId annotation) {
    kids.push_back({element, static_cast<int>(page), mark, annotation});
  };
  auto annotation = annotations_.begin();
  for (std::size_t page = 0; page < owners_.size(); ++page) {
    for (std::size_t mark = 0; mark < owners_[page].size(); ++mark) add(owners_[page][mark], page, static_cast<int>(mark), 0);
    for (; annotation != annotations_.end() && static_cast<std::size_t>(annotation->page) == page; ++annotation) add(annotation->owner, page, -1, annotation->object);
  }
  return kids;
}

StructureTree::Family StructureTree::family() const {
  const std::size_t count = document_.structure.size();
  Family family;
  family.first_child.assign(count, artifact);
  family.next.assign(count, artifact);
  family.painted.assign(count, never);
  family.first_kid.assign(count + 1, 0);
  for (const Kid& kid : kids_) ++family.first_kid[at(kid.element) + 1];
  for (std::size_t i = 0; i < count; ++i) family.first_kid[i + 1] += family.first_kid[i];
  family.kids.resize(kids_.size());
  std::vector<std::uint32_t> place = family.first_kid;
  for (std::uint32_t time = 0; time < kids_.size(); ++time) {
    const std::size_t element = at(kids_[time].element);
    family.kids[place[element]++] = time;
    family.painted[element] = std::min(family.painted[element], time);
  }
  for (std::size_t i = count; i-- > 0;) {
    const StructId parent = document_.structure[i].parent;
    if (parent == artifact) continue;
    family.next[i] = family.first_child[at(parent)];
    family.first_child[at(parent)] = static_cast<StructId>(i);
    family.painted[at(parent)] = std::min(family.painted[at(parent)], family.painted[i]);
  }
  return family;
}

ObjectId StructureTree::write() {
  number();
  kids_ = painted();
  std::string roots;
  for (std::size_t i = 0; i < ids_.size(); ++i) {
    if (document_.structure[i].parent != artifact) continue;
    if (!roots.empty()) roots += ' ';
    append_reference(roots, ids_[i]);
  }
  {
    const Family relations = family();
    for (const StructId element : order_) write_element(element, relations);
  }

  std::string root = "/Type /StructTreeRoot /K [" + roots + "] /ParentTree ";
  append_reference(root, write_parent_tree());
  root += " /ParentTreeNextKey ";
  append_integer(root, static_cast<long long>(pages_.size() + annotations_.size()));
  if (const ObjectId ids = write_id_tree()) {
    root += " /IDTree ";
    append_reference(root, ids);
  }
  objects_.define(root_, std::move(root));
  return root_;
}

void StructureTree::write_element(StructId id, const Family& family) {
  const StructElement& element = document_.structure[at(id)];
  std::string out = "/S /";
  out += divulga::name_of(element.tag);
  out += " /P ";
  append_reference(out, element.parent == artifact ? root_ : ids_[at(element.parent)]);
  const bool has_kids = family.first_kid[at(id)] < family.first_kid[at(id) + 1];
  const int home = has_kids ? kids_[family.kids[family.first_kid[at(id)]]].page : -1;
  if (home >= 0) {
    out += " /Pg ";
    append_reference(out, pages_[static_cast<std::size_t>(home)]);
  }
  const auto text = [&](const char* key, std::string_view value) {
    if (value.empty()) return;
    out += key;
    append_text_string(out, value);
  };
  if (element.parent == artifact || element.language != document_.structure[at(element.parent)].language)
    text(" /Lang ", element.language->str());
  text(" /Alt ", *element.alt);
  std::string buffer;
  const std::string_view actual = readable_text(*element.actual_text, buffer);
  if (!reads_as_it_stands(actual) && !is_too_long(actual)) text(" /ActualText ", actual);
  text(" /T ", *element.title);
  if (!element.id.empty()) {
    out += " /ID ";
    append_literal(out, *element.id);
  }
  append_attributes(out, element);

  write_kids(out, id, family, home);
  objects_.pack(ids_[at(id)], out);
}

void StructureTree::write_kids(std::string& out, StructId id, const Family& family, int home) const {
  const auto begin = family.kids.begin() + family.first_kid[at(id)], end = family.kids.begin() + family.first_kid[at(id) + 1];
  const StructId only_child = family.first_child[at(id)];
  if (begin == end && only_child == artifact) return;
  // No array around one thing alone: there are many such elements.
  const bool only_one = begin == end ? family.next[at(only_child)] == artifact : end - begin == 1 && only_child == artifact;
  out += only_one ? " /K " : " /K [";
  const std::size_t opened = out.size();
  const auto separate = [&] { if (out.size() > opened) out += ' '; };
  auto time = begin;
  const auto write_kid = [&] {
    separate();
    const Kid& kid = kids_[*time++];
    const bool elsewhere = kid.page != home;
    if (kid.annotation == 0 && !elsewhere) return append_integer(out, kid.mark);
    out += kid.annotation != 0 ? "<< /Type /OBJR" : "<< /Type /MCR";
    if (elsewhere) {
      out += " /Pg ";
      append_reference(out, pages_[static_cast<std::size_t>(kid.page)]);
    }
    out += kid.annotation != 0 ? " /Obj " : " /MCID ";
    if (kid.annotation != 0) append_reference(out, kid.annotation);
    else append_integer(out, kid.mark);
    out += " >>";
  };
  // Children keep their order; the element's own content goes where it is painted among them.
  for (StructId child = only_child; child != artifact; child = family.next[at(child)]) {
    const std::uint32_t painted = family.painted[at(child)];
    while (painted != never && time != end && *time < painted) write_kid();
    separate();
    append_reference(out, ids_[at(child)]);
  }
  while (time != end) write_kid();
  if (!only_one) out += ']';
}

void StructureTree::append_attributes(std::string& out, const StructElement& element) const {
  std::string attributes;
  if (element.tag == StructTag::list) attributes += std::string("<< /O /List /ListNumbering ") + (element.ordered_list ? "/Decimal >>" : "/Disc >>");
  if (element.tag == StructTag::header_cell || element.tag == StructTag::data_cell) {
    std::string table;
    if (element.scope != StructElement::Scope::none) table += element.scope == StructElement::Scope::row ? " /Scope /Row" : " /Scope /Column";
    if (element.column_span > 1) table += " /ColSpan " + std::to_string(element.column_span);
    if (element.row_span > 1) table += " /RowSpan " + std::to_string(element.row_span);
    if (!table.empty()) attributes += "<< /O /Table" + table + " >>";
  }
  if (element.bounding_box) {
    const auto page = static_cast<std::size_t>(element.bounding_page);
    if (page >= document_.pages.size()) throw Error(message("a figure stands on page {0}, which does not exist", page + 1));
    attributes += "<< /O /Layout /Placement /Block /BBox ";
    append_rectangle(attributes, *element.bounding_box, document_.pages[page].size.height);
    attributes += " >>";
  }
  if (!attributes.empty()) out += " /A [" + attributes + "]";
}

ObjectId StructureTree::write_parent_tree() {
  std::vector<std::pair<std::string, std::string>> entries;
  for (std::size_t page = 0; page < owners_.size(); ++page) {
    if (owners_[page].empty()) continue;
    std::string owners = "[";
    for (const StructId owner : owners_[page]) {
      if (owners.size() > 1) owners += ' ';
      append_reference(owners, ids_[at(owner)]);
    }
    entries.emplace_back(std::to_string(page), owners + "]");
  }
  for (std::size_t i = 0; i < annotations_.size(); ++i) {
    std::string owner;
    append_reference(owner, ids_[at(annotations_[i].owner)]);
    entries.emplace_back(std::to_string(pages_.size() + i), owner);
  }
  return write_tree(objects_, "Nums", entries);
}

ObjectId StructureTree::write_id_tree() {
  std::map<std::string, std::string> sorted;
  for (std::size_t i = 0; i < ids_.size(); ++i) {
    const std::string& id = *document_.structure[i].id;
    if (id.empty()) continue;
    std::string reference;
    append_reference(reference, ids_[i]);
    if (!sorted.emplace(id, reference).second) throw Error(message("two structure elements have the id '{0}'", id));
  }
  if (sorted.empty()) return 0;
  std::vector<std::pair<std::string, std::string>> entries;
  for (const auto& [id, reference] : sorted) {
    std::string key;
    append_literal(key, id);
    entries.emplace_back(key, reference);
  }
  return write_tree(objects_, "Names", entries);
}

}  // namespace divulga::pdf
