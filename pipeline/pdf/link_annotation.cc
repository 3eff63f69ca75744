#include "pdf/link_annotation.h"

#include <string_view>

#include "diag/diagnostic.h"
#include "pdf/syntax.h"

namespace divulga::pdf {

namespace {

/// A URI is ASCII (RFC 3986): everything else is percent-encoded.
std::string ascii_uri(std::string_view url) {
  std::string out;
  for (const char c : url) {
    if (c > 0x20 && c < 0x7F) {
      out += c;
    } else {
      out += '%';
      append_hex(out, static_cast<unsigned char>(c), 2);
    }
  }
  return out;
}

/// The corners of each line from the upper left, row by row: the order in which all readers take them (the text of ISO 32000-1,
/// 12.5.6.5 names another, which none follows).
void append_quad_points(std::string& out, const std::vector<Rect>& parts, Pt page_height) {
  out += " /QuadPoints [";
  for (const Rect& part : parts)
    for (const Pt y : {part.y, part.bottom()})
      for (const Pt x : {part.x, part.right()}) {
        if (out.back() != '[') out += ' ';
        append_number(out, x.value);
        out += ' ';
        append_number(out, (page_height - y).value);
      }
  out += "]";
}

}  // namespace

std::string destination(const PagedDocument& document, const std::vector<ObjectId>& pages, int page, Pt y) {
  if (page < 0 || static_cast<std::size_t>(page) >= pages.size()) throw Error(message("a link leads to page {0}, which does not exist", page + 1));
  const auto index = static_cast<std::size_t>(page);
  std::string out = "[";
  append_reference(out, pages[index]);
  out += " /XYZ null ";
  append_number(out, (document.pages[index].size.height - y).value);
  return out + " null]";
}

std::string write_links(const PagedDocument& document, int page, const std::vector<ObjectId>& pages, StructureTree* structure, ObjectWriter& objects) {
  const Page& source = document.pages[static_cast<std::size_t>(page)];
  std::string annotations;
  for (const LinkArea& link : source.links) {
    const ObjectId object = objects.reserve();
    std::string out = "/Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /Rect ";
    append_rectangle(out, link.box, source.size.height);
    if (!link.parts.empty()) append_quad_points(out, link.parts, source.size.height);
    out += " /P ";
    append_reference(out, pages[static_cast<std::size_t>(page)]);
    out += " /Contents ";
    append_text_string(out, link.contents.empty() ? link.url : link.contents);
    if (structure && structure->has(link.element)) {
      out += " /StructParent ";
      append_integer(out, structure->add_annotation(link.element, page, object));
    }
    if (!link.url.empty()) {
      out += " /A << /S /URI /URI ";
      append_literal(out, ascii_uri(link.url));
      out += " >>";
    } else {
      out += " /Dest " + destination(document, pages, link.page, link.y);
    }
    objects.define(object, std::move(out));
    annotations += annotations.empty() ? "[" : " ";
    append_reference(annotations, object);
  }
  return annotations.empty() ? annotations : annotations + "]";
}

}  // namespace divulga::pdf
