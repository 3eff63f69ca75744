#pragma once
#include <optional>
#include <string>
#include <vector>

#include "diag/message.h"
#include "locale/format.h"
#include "workspace/project.h"
#include "workspace/yaml_node.h"

namespace divulga {

enum class Presence { optional, required };

/// Reads the keys of one group of a YAML file, each once. A value of the wrong type is reported with its place and read as
/// absent; `finish` reports every key that nobody asked for.
class Mapping {
 public:
  /// `name` is how the group is called in messages: "codes", "partner". A node that is no group is reported; a null one is
  /// an empty group.
  Mapping(const YamlNode& node, std::string name, DiagnosticSink& sink);

  bool has(const std::string& key) const;
  const SourceSpan& span() const { return node_->span; }

  SourceString text(const std::string& key, Presence presence = Presence::optional);
  bool flag(const std::string& key);                                    // true or false; absent: false
  std::optional<double> amount(const std::string& key);                 // not negative
  std::optional<Date> date(const std::string& key, Presence presence = Presence::optional);
  /// Index of the word in `words`.
  std::optional<size_t> one_of(const std::string& key, const std::vector<std::string>& words, Presence presence = Presence::optional);
  std::optional<Color> color(const std::string& key);
  SourceString email(const std::string& key);
  SourceString url(const std::string& key);
  std::optional<LocaleTag> language(const std::string& key, Presence presence = Presence::optional);
  std::vector<SourceString> texts(const std::string& key);              // a list of texts
  std::vector<LocaleTag> languages(const std::string& key);             // a list of language tags, none twice

  /// The group or list under a key; an empty node when absent or of the wrong type.
  const YamlNode& group(const std::string& key, Presence presence = Presence::optional);
  const std::vector<YamlNode>& list(const std::string& key);

  /// Keys that a file may have and nothing here reads.
  void pass_over(const std::vector<std::string>& keys);
  void finish();

 private:
  const YamlNode* take(const std::string& key, Presence presence, YamlNode::Kind wanted);
  void wrong(const YamlNode& node, const Message& message, const Message& hint = {});

  const YamlNode* node_;
  std::string name_;
  DiagnosticSink& sink_;
  std::vector<std::string> asked_;
};

/// "one of a, b, c".
Message one_of_words(const std::vector<std::string>& words);
/// local@domain with a dot in the domain, no spaces.
bool is_email(const std::string& text);
/// http:// or https:// and a host, no spaces.
bool is_url(const std::string& text);
/// A name for files and addresses of the web: lower-case letters, digits, "-", "_".
bool is_file_name(const std::string& text);
/// Starts with a lower-case letter; lower-case letters, digits, "_".
bool is_identifier(const std::string& text);

}  // namespace divulga
