#pragma once
#include <optional>
#include <string>
#include <vector>

#include "diag/mapped_text.h"
#include "document/document.h"
#include "markdown/attributes.h"

struct cmark_node;

namespace divulga {

/// What a Markdown text is read with.
struct MarkdownOptions {
  LocaleTag language;
  std::string directory;     // of the project, below the workspace: image paths start there
};

/// Where a block stands in the text, in bytes.
struct TextRange { size_t from = 0, to = 0; };

/// Reads the inlines of a block: spans, cross-references, links, images, fixed blanks.
class InlineReader {
 public:
  InlineReader(const MappedText& text, const MarkdownOptions& options, DiagnosticSink& sink);

  Inlines read(cmark_node* parent, TextRange range);
  /// Inlines of a text that does not stand in the tree itself (an image's caption).
  Inlines read_text(const std::string& markdown, TextRange range);

  /// Takes `{…}` off the end of inlines when it looks like attributes; problems in it are reported.
  std::optional<Attributes> take_trailing_attributes(Inlines& content, TextRange range);
  /// Path below the workspace; a path that leaves the project or goes to the net is reported.
  std::string image_path(const std::string& source, TextRange range);
  void check_alt(const std::string& alt, const std::string& source, TextRange range);

  struct Reference { std::string id; SourceSpan place; };
  const std::vector<Reference>& references() const { return references_; }
  /// The place of `needle` in a block, or of the block's first line.
  SourceSpan locate(const std::string& needle, TextRange range) const;

 private:
  Inlines raw(cmark_node* parent);
  void add_node(cmark_node* node, Inlines& out);
  void add_link(cmark_node* node, Inlines& out);
  Inlines finished(Inlines inlines);
  Inlines with_spans(Inlines inlines);
  void check_span(const Attributes& attributes, const std::string& written);
  void add_text(const std::string& text, Inlines& out);
  void check_footnote_marks(const std::string& text);

  const MappedText& text_;
  const std::string protected_;
  const MarkdownOptions& options_;
  DiagnosticSink& sink_;
  TextRange range_;
  std::vector<Reference> references_;
};

}  // namespace divulga
