#pragma once
#include <optional>
#include <string>
#include <vector>

#include "diag/diagnostic.h"

namespace divulga {

/// A YAML value as it was written, with its place: scalars are texts, what they mean is the reader's question.
struct YamlNode {
  enum class Kind { null, scalar, sequence, mapping };
  struct Member;

  Kind kind = Kind::null;
  std::string text;               // scalar
  bool quoted = false;            // "12" is a text, 12 a number
  SourceSpan span;
  std::vector<YamlNode> items;    // sequence
  std::vector<Member> members;    // mapping, in the order written, each key once

  const YamlNode* find(const std::string& key) const;
};
struct YamlNode::Member {
  YamlNode key, value;
};

/// Parses one YAML document whose first line is line `first_line` of `file`. Syntax errors, duplicate keys, tabs in an indent
/// and references (`&`, `*`) are reported; nothing is returned when the text is no YAML. An empty text is a null node.
std::optional<YamlNode> parse_yaml(const std::string& file, const std::string& text, int first_line, DiagnosticSink& sink);

/// "a text", "a list": for messages.
Message kind_name(YamlNode::Kind kind);

}  // namespace divulga
