#include <algorithm>
#include <cstdlib>

#include "exchange/docx.h"
#include "exchange/xml_reader.h"
#include "exchange/zip_archive.h"

namespace divulga {
namespace {

LocaleTag language_of(const std::string& tag) { return is_known_language(tag) ? LocaleTag(tag) : LocaleTag(); }

bool is_placeholder(const pugi::xml_node& control) {
  const pugi::xml_node properties = child_named(control, "sdtPr");
  return static_cast<bool>(child_named(properties, "showingPlcHdr"));
}

void append_text(const pugi::xml_node& parent, std::string& out) {
  for (const pugi::xml_node& node : parent.children()) {
    if (node.type() != pugi::node_element) continue;
    const std::string name = local_name(node);
    if (name == "t") out += text_of(node);
    else if (name == "br" || name == "cr") out += '\n';
    else if (name == "tab") out += '\t';
    else if (name == "noBreakHyphen") out += "\u2011";
    else if (name == "softHyphen") out += "\u00AD";
    else if (name == "AlternateContent") append_text(child_named(node, "Choice"), out);
    else if (name == "sdt" && is_placeholder(node)) continue;
    // Deleted, moved away, fields' commands, properties and drawings: no text of the row.
    else if (name != "del" && name != "moveFrom" && name != "pPr" && name != "rPr" && name != "sdtPr" && name != "instrText" && name != "drawing" && name != "pict") append_text(node, out);
  }
}

void collect(const pugi::xml_node& parent, const char* local, std::vector<pugi::xml_node>& out) {
  for (const pugi::xml_node& node : parent.children()) {
    if (is_named(node, local)) out.push_back(node);
    else if (is_named(node, "sdt") || is_named(node, "sdtContent") || is_named(node, "customXml") || is_named(node, "ins")) collect(node, local, out);
  }
}

std::vector<std::string> paragraphs_of(const pugi::xml_node& cell) {
  std::vector<pugi::xml_node> nodes;
  collect(cell, "p", nodes);
  std::vector<std::string> out;
  for (const pugi::xml_node& node : nodes) {
    out.emplace_back();
    append_text(node, out.back());
  }
  return out;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (size_t i = 0; i < lines.size(); ++i) out += (i ? "\n" : "") + lines[i];
  return out;
}

/// The row's bookmark, wherever the program put it.
bool read_bookmark(const pugi::xml_node& row, ReturnedRow& returned) {
  const pugi::xml_node mark = row.find_node([](const pugi::xml_node& node) {
    return is_named(node, "bookmarkStart") && attribute_named(node, "name").compare(0, 2, "r_") == 0;
  });
  std::string key = mark ? attribute_named(mark, "name").substr(2) : "";
  std::replace(key.begin(), key.end(), '_', '-');
  return read_row_key(key, returned);
}

class Reader {
 public:
  Reader(const std::string& file, DiagnosticSink& sink) : file_(file), sink_(sink) {}

  ReturnedTable read(const std::string& document, const std::string& properties) {
    what_it_is(properties);
    pugi::xml_document xml;
    if (!read_xml(xml, document, file_, sink_)) return {};
    pugi::xml_node best;
    size_t most = 0;
    std::vector<pugi::xml_node> tables;
    collect(child_named(xml.document_element(), "body"), "tbl", tables);
    for (const pugi::xml_node& table : tables) {
      const size_t count = rows_of(table);
      if (count > most) best = table, most = count;
    }
    if (!best) {
      sink_.error("no-table", {file_, 0, 0, 0}, message("no table of texts to translate"), message("send back the file that you got, with its table"));
      return {};
    }
    read_table(best);
    return std::move(table_);
  }

 private:
  void what_it_is(const std::string& properties) {
    pugi::xml_document xml;
    DiagnosticSink unheard;   // the table itself counts more
    if (properties.empty() || !read_xml(xml, properties, file_, unheard)) return;
    for (const pugi::xml_node& property : xml.document_element().children()) {
      if (attribute_named(property, "name") != "divulga") continue;
      std::vector<std::string> parts{""};
      for (const char c : text_of(property))
        if (c == '|') parts.emplace_back();
        else parts.back() += c;
      parts.resize(5);
      table_.project = parts[0];
      table_.material = parts[1];
      table_.source_language = language_of(parts[2]);
      table_.language = language_of(parts[3]);
      table_.sent = std::clamp(std::atoi(parts[4].c_str()), 0, 9999999);
    }
  }

  /// Rows of four cells or more: the table of texts, whatever else stands in the document.
  static size_t rows_of(const pugi::xml_node& table) {
    std::vector<pugi::xml_node> rows, cells;
    collect(table, "tr", rows);
    size_t count = 0;
    for (const pugi::xml_node& row : rows) {
      cells.clear();
      collect(row, "tc", cells);
      count += cells.size() >= 5;
    }
    return count;
  }

  void read_table(const pugi::xml_node& table) {
    std::vector<pugi::xml_node> rows;
    collect(table, "tr", rows);
    int number = 0;
    for (const pugi::xml_node& node : rows) {
      ++number;
      std::vector<pugi::xml_node> cells;
      collect(node, "tc", cells);
      if (child_named(child_named(node, "trPr"), "tblHeader") || child_named(child_named(node, "trPr"), "del")) continue;
      ReturnedRow row;
      row.span = {file_, 0, 0, 0};
      const bool known = read_bookmark(node, row);
      if (cells.size() < 5) {
        sink_.error("broken-row", {file_, 0, 0, 0}, message("line {0} of the table has lost cells", number), message("leave every row its cells; ask for the file anew"));
        continue;
      }
      row.number = std::clamp(std::atoi(joined(paragraphs_of(cells[0])).c_str()), 0, 9999999);
      const auto source = paragraphs_of(cells[1]);
      row.source = source.empty() ? "" : source[0];
      row.translation = trimmed_end(joined(paragraphs_of(cells[2])));
      if (table_.language.direction() == Direction::right_to_left) row.translation = without_marks_about_chips(row.translation);
      row.comment = trimmed_end(joined(paragraphs_of(cells[cells.size() - 2])));
      row.state = joined(paragraphs_of(cells.back()));
      if (!known && row.number == 0 && row.translation.empty()) continue;   // headings repeated by hand, empty rows
      table_.rows.push_back(std::move(row));
    }
  }

  /// One mark of direction before and one behind every chip, which the writer set there.
  static std::string without_marks_about_chips(const std::string& text) {
    static const std::string mark = "\u200E";
    std::vector<WrittenPiece> pieces = written_pieces(text);
    for (size_t i = 0; i < pieces.size(); ++i) {
      if (pieces[i].number == 0) continue;
      if (i > 0 && pieces[i - 1].number == 0 && ends_with(pieces[i - 1].text, mark)) pieces[i - 1].text.resize(pieces[i - 1].text.size() - mark.size());
      if (i + 1 < pieces.size() && pieces[i + 1].number == 0 && pieces[i + 1].text.compare(0, mark.size(), mark) == 0) pieces[i + 1].text.erase(0, mark.size());
    }
    return written_with_chips(pieces);
  }
  static bool ends_with(const std::string& text, const std::string& end) { return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0; }

  /// A paragraph that was left empty at the end says nothing.
  static std::string trimmed_end(std::string text) {
    while (!text.empty() && text.back() == '\n') text.pop_back();
    return text;
  }

  const std::string& file_;
  DiagnosticSink& sink_;
  ReturnedTable table_;
};

}  // namespace

ReturnedTable read_docx(const std::string& file, const std::string& bytes, DiagnosticSink& sink) {
  const auto parts = read_zip(bytes, {"word/document.xml"}, {"docProps/custom.xml"}, file, sink);
  if (parts.empty()) return {};
  const auto properties = parts.find("docProps/custom.xml");
  return Reader(file, sink).read(parts.at("word/document.xml"), properties == parts.end() ? "" : properties->second);
}

}  // namespace divulga
