#include "workspace/yaml_node.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <sstream>

#include "workspace/source_file.h"

namespace divulga {
namespace {

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (size_t at = 0; at <= text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

/// yaml-cpp counts lines and bytes from 0; people count lines of the file and characters from 1.
class Places {
 public:
  Places(std::string file, std::string_view text, int first_line)
      : file_(std::move(file)), text_(text), lines_(lines_of(text)), first_line_(first_line) {}

  SourceSpan at(const YAML::Mark& mark) const {
    if (mark.is_null()) return {file_, 0, 0, 0};
    const size_t line = std::min(static_cast<size_t>(mark.line), lines_.size() - 1);
    const size_t column = std::min(static_cast<size_t>(mark.column), lines_[line].size());
    return {file_, first_line_ + static_cast<int>(line), code_points(lines_[line].substr(0, column)) + 1, 0};
  }
  const std::vector<std::string_view>& lines() const { return lines_; }

  /// False when a quote opens at `mark` that nothing closes: the parser takes in the rest of the file without a word.
  bool quote_is_closed(const YAML::Mark& mark) const {
    const size_t open = static_cast<size_t>(mark.pos);
    if (open >= text_.size() || (text_[open] != '"' && text_[open] != '\'')) return true;
    const char quote = text_[open];
    for (size_t at = open + 1; at < text_.size(); ++at) {
      if (quote == '"' && text_[at] == '\\') ++at;
      else if (text_[at] == quote && quote == '\'' && at + 1 < text_.size() && text_[at + 1] == quote) ++at;
      else if (text_[at] == quote) return true;
    }
    return false;
  }

  /// Where a double quote opens that its own line does not close, when the parser stumbles at `mark` for that reason: it reads on
  /// to the next quote, some lines further down, and fails behind it.
  std::optional<SourceSpan> open_quote_before(const YAML::Mark& mark) const {
    if (mark.is_null()) return std::nullopt;
    std::optional<SourceSpan> open;
    const size_t end = std::min(static_cast<size_t>(mark.line), lines_.size());
    for (size_t line = 0; line < end; ++line) {
      size_t count = 0, last = 0;
      for (size_t at = 0; at < lines_[line].size(); ++at) {
        if (lines_[line][at] == '\\') ++at;
        else if (lines_[line][at] == '"') ++count, last = at;
      }
      if (count % 2 == 0) continue;
      // The second such line closes what the first one opens: a text of several lines.
      if (open) open.reset();
      else open = SourceSpan{file_, first_line_ + static_cast<int>(line), code_points(lines_[line].substr(0, last)) + 1, 0};
    }
    return open;
  }

 private:
  std::string file_;
  std::string_view text_;
  std::vector<std::string_view> lines_;
  int first_line_;
};

/// Builds the tree from the parser's events: yaml-cpp's own tree forgets duplicate keys and the places of keys.
class TreeBuilder final : public YAML::EventHandler {
 public:
  TreeBuilder(const Places& places, DiagnosticSink& sink) : places_(places), sink_(sink) {}

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override { leaf(node(YamlNode::Kind::null, mark)); }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    sink_.error("yaml-reference", places_.at(mark), message("references (*name) are not used here"), message("write the value again"));
    leaf(node(YamlNode::Kind::null, mark));
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t, const std::string& value) override {
    YamlNode scalar = node(YamlNode::Kind::scalar, mark);
    scalar.text = value;
    scalar.quoted = tag == "!";
    if (scalar.quoted && !places_.quote_is_closed(mark))
      sink_.error("yaml-syntax", scalar.span, message("the quote that opens here is never closed"), message("close it at the end of the text"));
    const bool is_null = !scalar.quoted && (value == "~" || value == "null" || value.empty());
    if (is_null) scalar.kind = YamlNode::Kind::null;
    if (value.find('\n') == std::string::npos) scalar.span.length = code_points(value) + (scalar.quoted ? 2 : 0);
    leaf(std::move(scalar));
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {
    open_.push_back({node(YamlNode::Kind::sequence, mark), {}, false});
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {
    open_.push_back({node(YamlNode::Kind::mapping, mark), {}, false});
  }
  void OnMapEnd() override { close(); }

  YamlNode take() { return std::move(root_); }

 private:
  struct Open {
    YamlNode node;
    YamlNode key;
    bool has_key;
  };

  YamlNode node(YamlNode::Kind kind, const YAML::Mark& mark) const {
    YamlNode out;
    out.kind = kind;
    out.span = places_.at(mark);
    return out;
  }

  void close() {
    YamlNode done = std::move(open_.back().node);
    open_.pop_back();
    leaf(std::move(done));
  }

  void leaf(YamlNode value) {
    if (open_.empty()) {
      root_ = std::move(value);
      return;
    }
    Open& parent = open_.back();
    if (parent.node.kind == YamlNode::Kind::sequence) {
      parent.node.items.push_back(std::move(value));
    } else if (!parent.has_key) {
      parent.key = std::move(value);
      parent.has_key = true;
    } else {
      parent.has_key = false;
      add_member(parent.node, std::move(parent.key), std::move(value));
    }
  }

  void add_member(YamlNode& mapping, YamlNode key, YamlNode value) {
    if (key.kind == YamlNode::Kind::sequence || key.kind == YamlNode::Kind::mapping) {
      sink_.error("bad-key", key.span, message("a key must be a text, not {0}", kind_name(key.kind)));
      return;
    }
    for (const YamlNode::Member& earlier : mapping.members) {
      if (earlier.key.text != key.text) continue;
      sink_.error("duplicate-key", key.span, message("'{0}' is given twice", key.text),
                  message("the first one stands in line {0}; keep one of them", earlier.key.span.line));
      return;
    }
    // The parser notices an absent value at the next token, often a line further down.
    if (value.kind == YamlNode::Kind::null) value.span = key.span;
    mapping.members.push_back({std::move(key), std::move(value)});
  }

  const Places& places_;
  DiagnosticSink& sink_;
  YamlNode root_;
  std::vector<Open> open_;
};

/// Tabs first: the parser's own message about them points elsewhere.
bool report_tabs(const std::string& file, const Places& places, int first_line, DiagnosticSink& sink) {
  bool found = false;
  int number = first_line;
  for (const std::string_view line : places.lines()) {
    const size_t tab = std::min(line.find_first_not_of(' '), line.size());
    const size_t content = line.find_first_not_of(" \t");
    if (tab < line.size() && line[tab] == '\t' && content != std::string_view::npos) {
      sink.error("tab-indent", {file, number, static_cast<int>(tab) + 1, 1}, message("a tab in the indent; YAML wants spaces"),
                 message("set your editor to indent with two spaces"));
      found = true;
    }
    ++number;
  }
  return found;
}

/// yaml-cpp's words, as messages where they are those that people meet.
Message said_by_the_library(const std::string& words) {
  for (const Message& known :
       {message("end of map not found"), message("end of map flow not found"), message("end of sequence not found"), message("end of sequence flow not found"),
        message("illegal map value"), message("illegal map key"), message("illegal block entry"), message("illegal flow end"), message("illegal EOF in scalar"),
        message("illegal character in scalar"), message("illegal document indicator in scalar"), message("unknown token"), message("unknown escape character: {0}", words.substr(words.rfind(' ') + 1)),
        message("alias not found after *"), message("anchor not found after &"), message("the referenced anchor is not defined")})
    if (known == words) return known;
  return words;
}

}  // namespace

Message kind_name(YamlNode::Kind kind) {
  switch (kind) {
    case YamlNode::Kind::null: return message("nothing");
    case YamlNode::Kind::scalar: return message("a text");
    case YamlNode::Kind::sequence: return message("a list");
    case YamlNode::Kind::mapping: return message("a group of keys");
  }
  return {};
}

const YamlNode* YamlNode::find(const std::string& key) const {
  for (const Member& member : members)
    if (member.key.text == key) return &member.value;
  return nullptr;
}

std::optional<YamlNode> parse_yaml(const std::string& file, const std::string& text, int first_line, DiagnosticSink& sink) {
  const Places places(file, text, first_line);
  if (report_tabs(file, places, first_line, sink)) return std::nullopt;
  try {
    std::istringstream stream(text);
    YAML::Parser parser(stream);
    TreeBuilder builder(places, sink);
    parser.HandleNextDocument(builder);
    YamlNode root = builder.take();
    if (root.span.file.empty()) root.span = {file, first_line, 1, 0};
    TreeBuilder rest(places, sink);
    if (parser.HandleNextDocument(rest)) {
      sink.error("second-document", rest.take().span, message("a second document starts here"), message("remove the line '---' before it"));
      return std::nullopt;
    }
    return root;
  } catch (const YAML::Exception& error) {
    if (const auto quote = places.open_quote_before(error.mark)) {
      sink.error("yaml-syntax", *quote, message("the quote that opens here is not closed in its line"), message("close it after the last word"));
      return std::nullopt;
    }
    if (error.msg.find("end of ") != std::string::npos) {
      sink.error("yaml-syntax", places.at(error.mark), message("this does not go on where the lines above stopped ({0})", said_by_the_library(error.msg)),
                 message("keys of one group stand in one column, with blanks, not tabs, before them"));
      return std::nullopt;
    }
    sink.error("yaml-syntax", places.at(error.mark), said_by_the_library(error.msg),
               message("a text that holds ': ' or ' #', or that starts with one of [ { * & ! % @ > |, stands between double quotes"));
    return std::nullopt;
  }
}

}  // namespace divulga
