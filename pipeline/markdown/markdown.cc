#include "markdown/markdown.h"

#include "markdown/block_reader.h"
#include "markdown/cmark_tree.h"
#include "markdown/fences.h"

namespace divulga {

Document parse_markdown(const MappedText& text, const MarkdownOptions& options, DiagnosticSink& sink) {
  const FencedText fenced = find_fences(text, sink);
  const CmarkTree tree(protect_escapes(fenced.text));
  Document document;
  document.language = options.language;
  BlockReader(text, fenced, options, sink).read(tree.root(), document);
  return document;
}

Inlines parse_inlines(const std::string& text, const SourceSpan& place, const MarkdownOptions& options, DiagnosticSink& sink) {
  MappedText mapped;
  mapped.append_made(text, place);
  return InlineReader(mapped, options, sink).read_text(protect_escapes(text), {0, text.size()});
}

bool is_data_container(const Container& container, std::string& name) {
  if (container.kind != ContainerKind::plain || container.attributes.classes.empty()) return false;
  const auto* spec = find_container(container.attributes.classes.front());
  if (!spec || spec->becomes != ContainerSpec::Becomes::data) return false;
  name = spec->name;
  return true;
}

}  // namespace divulga
