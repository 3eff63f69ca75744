#include "document/document.h"

#include <algorithm>

namespace divulga {
namespace {

struct PlainText {
  const std::map<std::string, std::string>& labels;
  std::string out;

  void add(const Inlines& inlines) {
    for (const Inline& item : inlines) std::visit(*this, item.node);
  }
  void operator()(const Text& n) { out += n.text; }
  void operator()(const Emphasis& n) { add(n.content); }
  void operator()(const Strong& n) { add(n.content); }
  void operator()(const Strikethrough& n) { add(n.content); }
  void operator()(const CodeSpan& n) { out += n.text; }
  void operator()(const Link& n) { add(n.content); }
  void operator()(const LineBreak&) { out += " "; }
  void operator()(const InlineImage& n) { out += n.alt; }
  void operator()(const FootnoteReference&) {}
  void operator()(const CrossReference& n) {
    const auto found = labels.find(n.id);
    if (found != labels.end()) out += found->second;
  }
  void operator()(const Span& n) { add(n.content); }
};

}  // namespace

bool Attributes::has_class(std::string_view name) const {
  return std::find(classes.begin(), classes.end(), name) != classes.end();
}

std::string Attributes::get(const std::string& key, std::string otherwise) const {
  const auto found = values.find(key);
  return found == values.end() ? otherwise : found->second;
}

std::string plain_text(const Inlines& inlines, const std::map<std::string, std::string>& labels) {
  PlainText visitor{labels, {}};
  visitor.add(inlines);
  return visitor.out;
}

}  // namespace divulga
