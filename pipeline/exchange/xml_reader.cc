#include "exchange/xml_reader.h"

#include <algorithm>
#include <cstring>

#include "locale/format.h"

namespace divulga {
namespace {

constexpr int deepest = 200;

const char* local_part(const char* name) {
  const char* const colon = std::strchr(name, ':');
  return colon ? colon + 1 : name;
}

/// pugixml reads without recursion; whoever walks the tree afterwards may not have that patience.
bool too_deep(const pugi::xml_document& document) {
  struct Walker : pugi::xml_tree_walker {
    bool for_each(pugi::xml_node&) override { return depth() < deepest; }
  } walker;
  return !const_cast<pugi::xml_document&>(document).traverse(walker);
}

}  // namespace

bool read_xml(pugi::xml_document& document, const std::string& bytes, const std::string& file, DiagnosticSink& sink) {
  if (bytes.find("<!DOCTYPE") != std::string::npos || bytes.find("<!ENTITY") != std::string::npos) {
    sink.error("xml-entities", {file, 1, 0, 0}, message("the file declares a document type"), message("no program for translators writes one; save the file anew from yours"));
    return false;
  }
  const auto result = document.load_buffer(bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata, pugi::encoding_auto);
  if (!result) {
    sink.error("xml-syntax", {file, line_at(bytes, result.offset), 0, 0}, message("the XML is broken: {0}", result.description()),
               message("the file was cut off or damaged on its way; ask for it again"));
    return false;
  }
  if (too_deep(document)) {
    sink.error("xml-depth", {file, 1, 0, 0}, message("the XML nests more than {0} levels deep", deepest), message("save the file anew from your program"));
    return false;
  }
  return true;
}

std::string local_name(const pugi::xml_node& node) { return local_part(node.name()); }
bool is_named(const pugi::xml_node& node, const char* local) { return std::strcmp(local_part(node.name()), local) == 0; }

pugi::xml_node child_named(const pugi::xml_node& node, const char* local) {
  for (const pugi::xml_node& child : node.children())
    if (is_named(child, local)) return child;
  return {};
}

std::string attribute_named(const pugi::xml_node& node, const char* local) {
  for (const pugi::xml_attribute& attribute : node.attributes())
    if (std::strcmp(local_part(attribute.name()), local) == 0) return attribute.value();
  return {};
}

std::string text_of(const pugi::xml_node& node) {
  if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) return node.value();
  std::string out;
  for (const pugi::xml_node& child : node.children()) out += text_of(child);
  return out;
}

int line_at(const std::string& bytes, std::ptrdiff_t offset) {
  const size_t end = std::min(static_cast<size_t>(std::max<std::ptrdiff_t>(offset, 0)), bytes.size());
  return 1 + static_cast<int>(std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
}

}  // namespace divulga
