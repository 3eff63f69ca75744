#include "pdf/outline.h"

#include <algorithm>
#include <charconv>

#include "pdf/link_annotation.h"
#include "pdf/syntax.h"

namespace divulga::pdf {

namespace {

struct Bookmark {
  ObjectId object = 0;
  int parent = -1, previous = -1, next = -1, first = -1, last = -1;
  int children = 0;
};

/// A plain decimal number without leading zeros, or 0.
int decimal(const std::string& label) {
  int value = 0;
  const auto [end, status] = std::from_chars(label.data(), label.data() + label.size(), value);
  return status == std::errc() && end == label.data() + label.size() && value > 0 && label.front() != '0' ? value : 0;
}

}  // namespace

ObjectId write_outline(const PagedDocument& document, const std::vector<ObjectId>& pages, ObjectWriter& objects) {
  const auto& entries = document.outline;
  if (entries.empty()) return 0;
  const ObjectId root = objects.reserve();
  std::vector<Bookmark> bookmarks(entries.size());
  Bookmark top;
  const auto at = [&](int index) -> Bookmark& { return index < 0 ? top : bookmarks[static_cast<std::size_t>(index)]; };
  std::vector<int> open;    // the chain of bookmarks that the next one may stand under
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const int self = static_cast<int>(i);
    while (!open.empty() && entries[static_cast<std::size_t>(open.back())].level >= entries[i].level) open.pop_back();
    Bookmark& mark = bookmarks[i];
    mark.object = objects.reserve();
    mark.parent = open.empty() ? -1 : open.back();
    Bookmark& parent = at(mark.parent);
    mark.previous = parent.last;
    if (parent.last >= 0) at(parent.last).next = self;
    else parent.first = self;
    parent.last = self;
    ++parent.children;
    open.push_back(self);
  }
  const auto reference = [&](std::string& out, const char* key, int index) {
    if (index < 0) return;
    out += key;
    append_reference(out, at(index).object);
  };
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const Bookmark& mark = bookmarks[i];
    std::string out = "/Title ";
    append_text_string(out, entries[i].title);
    out += " /Parent ";
    append_reference(out, mark.parent < 0 ? root : at(mark.parent).object);
    reference(out, " /Prev ", mark.previous);
    reference(out, " /Next ", mark.next);
    reference(out, " /First ", mark.first);
    reference(out, " /Last ", mark.last);
    if (mark.children > 0) out += " /Count -" + std::to_string(mark.children);    // negative: closed
    out += " /Dest " + destination(document, pages, entries[i].page, entries[i].y);
    objects.define(mark.object, std::move(out));
  }
  std::string out = "/Type /Outlines";
  reference(out, " /First ", top.first);
  reference(out, " /Last ", top.last);
  objects.define(root, out + " /Count " + std::to_string(top.children));
  return root;
}

std::string page_labels(const std::vector<Page>& pages) {
  if (std::all_of(pages.begin(), pages.end(), [](const Page& page) { return page.label.empty(); })) return {};
  std::string out;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const int number = decimal(pages[i].label);
    if (i > 0 && number > 1 && decimal(pages[i - 1].label) == number - 1) continue;    // the range goes on
    if (!out.empty()) out += ' ';
    append_integer(out, static_cast<long long>(i));
    if (number > 0) {
      out += " << /S /D /St " + std::to_string(number) + " >>";
    } else {
      out += " << /P ";
      append_text_string(out, pages[i].label);
      out += " >>";
    }
  }
  return "/Nums [" + out + "]";
}

}  // namespace divulga::pdf
