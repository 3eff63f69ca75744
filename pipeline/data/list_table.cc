#include "data/list_table.h"

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/ParseHandler.h>
#include <Poco/JSON/Parser.h>

#include <algorithm>
#include <sstream>

#include "workspace/source_file.h"
#include "workspace/yaml_node.h"

namespace divulga {
namespace {

const Message shape_hint = message("a table is a list of maps, each with the same keys: - name: one");

size_t column_for(Dataset& table, const std::string& name, const SourceSpan& span) {
  const auto found = table.column(name);
  if (found) return *found;
  table.columns.push_back(name);
  table.column_spans.push_back(span);
  return table.columns.size() - 1;
}

void add_row(Dataset& table, const YamlNode& node, DiagnosticSink& sink) {
  std::vector<Dataset::Cell> row(table.columns.size(), Dataset::Cell{"", node.span});
  for (const YamlNode::Member& member : node.members) {
    const size_t column = column_for(table, member.key.text, member.key.span);
    if (column >= row.size()) row.resize(column + 1, Dataset::Cell{"", node.span});
    if (member.value.kind == YamlNode::Kind::sequence || member.value.kind == YamlNode::Kind::mapping)
      sink.error("wrong-value", member.value.span, message("'{0}' must be a text or a number, not {1}", member.key.text, kind_name(member.value.kind)), shape_hint);
    else row[column] = {member.value.text, member.value.span};
  }
  table.rows.push_back(std::move(row));
}

/// Rows that came before a later key are as long as the others.
void fill_up(Dataset& table) {
  for (auto& row : table.rows) row.resize(table.columns.size(), Dataset::Cell{"", row.empty() ? CellPlace(table.file, 0) : row.front().span});
}

std::string text_of(const Poco::Dynamic::Var& value) { return value.isEmpty() ? std::string() : value.convert<std::string>(); }

/// JSON with its escapes masked and its tabs as blanks, character by character: what the tree's parser, which does not know
/// all of JSON's escapes, can find the places in.
std::string masked(std::string text) {
  for (size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\t') text[at] = ' ';
    if (text[at] != '\\') continue;
    const size_t length = at + 1 < text.size() && text[at + 1] == 'u' ? 6 : 2;
    for (size_t end = std::min(at + length, text.size()); at < end; ++at) text[at] = 'x';
    --at;
  }
  return text;
}

/// The values are Poco's, the places are the tree's.
void take_values(YamlNode& node, const Poco::Dynamic::Var& value) {
  if (node.kind == YamlNode::Kind::sequence && value.type() == typeid(Poco::JSON::Array::Ptr)) {
    const auto array = value.extract<Poco::JSON::Array::Ptr>();
    for (size_t i = 0; i < node.items.size() && i < array->size(); ++i) take_values(node.items[i], array->get(static_cast<unsigned>(i)));
  } else if (node.kind == YamlNode::Kind::mapping && value.type() == typeid(Poco::JSON::Object::Ptr)) {
    const auto object = value.extract<Poco::JSON::Object::Ptr>();
    const Poco::JSON::Object::NameList names = object->getNames();
    for (size_t i = 0; i < node.members.size() && names.size() == node.members.size(); ++i) node.members[i].key.text = names[i];
    for (YamlNode::Member& member : node.members)
      if (object->has(member.key.text)) take_values(member.value, object->get(member.key.text));
  } else if (node.kind == YamlNode::Kind::scalar && value.isString()) {
    node.text = text_of(value);
  }
}

Dataset table_of(const std::string& file, const YamlNode& root, DiagnosticSink& sink) {
  Dataset table;
  table.file = file;
  if (root.kind != YamlNode::Kind::sequence) {
    sink.error("wrong-value", root.span, message("a table must be a list, not {0}", kind_name(root.kind)), shape_hint);
    return table;
  }
  for (const YamlNode& item : root.items) {
    if (item.kind == YamlNode::Kind::mapping) add_row(table, item, sink);
    else sink.error("wrong-value", item.span, message("a row must be a group of keys, not {0}", kind_name(item.kind)), shape_hint);
  }
  if (root.items.empty()) sink.error("empty-table", root.span, message("the table is empty"), shape_hint);
  fill_up(table);
  return table;
}

}  // namespace

Dataset read_yaml_table(const std::string& file, const std::string& text, DiagnosticSink& sink) {
  const auto root = parse_yaml(file, text, 1, sink);
  if (root) return table_of(file, *root, sink);
  Dataset none;
  none.file = file;
  return none;
}

Dataset read_json_table(const std::string& file, const std::string& text, DiagnosticSink& sink) {
  Dataset none;
  none.file = file;
  Poco::Dynamic::Var value;
  std::istringstream stream(text);
  try {
    value = Poco::JSON::Parser(new Poco::JSON::ParseHandler(true)).parse(stream);
  } catch (const Poco::Exception& error) {
    // The message has no place; the parser has just read past the character that it does not like.
    stream.clear();
    const auto read = static_cast<size_t>(std::max<std::streamoff>(1, stream.tellg()));
    sink.error("json-syntax", place_of(file, text, read - 1), message("not JSON: {0}", error.message()),
               message("texts and keys stand between double quotes; no comma behind the last item"));
    return none;
  }
  DiagnosticSink unused;
  auto root = parse_yaml(file, masked(text), 1, unused);
  if (!root || unused.has_errors()) {
    for (const Diagnostic& diagnostic : unused.sorted()) sink.report(diagnostic);
    return none;
  }
  take_values(*root, value);
  return table_of(file, *root, sink);
}

}  // namespace divulga
