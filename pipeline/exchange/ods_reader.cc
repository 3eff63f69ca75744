#include <algorithm>
#include <cstdlib>

#include "exchange/ods.h"
#include "exchange/xml_reader.h"
#include "exchange/zip_archive.h"

namespace divulga {
namespace {

int times(const pugi::xml_node& node, const char* attribute, int most) {
  const std::string count = attribute_named(node, attribute);
  return count.empty() ? 1 : std::clamp(std::atoi(count.c_str()), 1, most);
}

void append_text(const pugi::xml_node& parent, std::string& out) {
  for (const pugi::xml_node& node : parent.children()) {
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) out += node.value();
    else if (is_named(node, "s")) out.append(static_cast<size_t>(times(node, "c", 10000)), ' ');
    else if (is_named(node, "tab")) out += '\t';
    else if (is_named(node, "line-break")) out += '\n';
    else if (!is_named(node, "annotation") && !is_named(node, "note")) append_text(node, out);
  }
}

std::string cell_text(const pugi::xml_node& cell) {
  std::string out;
  bool first = true;
  for (const pugi::xml_node& paragraph : cell.children()) {
    if (!is_named(paragraph, "p")) continue;
    if (!first) out += '\n';
    first = false;
    append_text(paragraph, out);
  }
  return out;
}

class Rows {
 public:
  std::vector<PlainRow> read(const pugi::xml_node& table) {
    rows(table);
    return std::move(rows_);
  }

 private:
  void rows(const pugi::xml_node& parent) {
    for (const pugi::xml_node& node : parent.children()) {
      if (is_named(node, "table-row")) row(node);
      else if (is_named(node, "table-header-rows") || is_named(node, "table-rows") || is_named(node, "table-row-group")) rows(node);
    }
  }

  void row(const pugi::xml_node& node) {
    PlainRow row{{}, ++line_};
    for (const pugi::xml_node& cell : node.children()) {
      if (!is_named(cell, "table-cell") && !is_named(cell, "covered-table-cell")) continue;
      const std::string text = cell_text(cell);
      for (int i = times(cell, "number-columns-repeated", static_cast<int>(plain_columns)); i > 0 && row.cells.size() < plain_columns; --i)
        row.cells.push_back(text);
    }
    line_ += times(node, "number-rows-repeated", 2000000) - 1;   // empty lines below the table
    rows_.push_back(std::move(row));
  }

  int line_ = 0;
  std::vector<PlainRow> rows_;
};

}  // namespace

ReturnedTable read_ods(const std::string& file, const std::string& bytes, DiagnosticSink& sink) {
  const auto parts = read_zip(bytes, {"content.xml"}, {}, file, sink);
  if (parts.empty()) return {};
  pugi::xml_document document;
  if (!read_xml(document, parts.at("content.xml"), file, sink)) return {};
  const pugi::xml_node sheet = child_named(child_named(child_named(document.document_element(), "body"), "spreadsheet"), "table");
  return returned_rows(Rows().read(sheet), file, sink);
}

}  // namespace divulga
