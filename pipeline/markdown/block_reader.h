#pragma once
#include <map>
#include <string>
#include <vector>

#include "markdown/fences.h"
#include "markdown/inline_reader.h"

struct cmark_node;

namespace divulga {

/// Reads the blocks of a text whose fences have been found.
class BlockReader {
 public:
  BlockReader(const MappedText& text, const FencedText& fenced, const MarkdownOptions& options, DiagnosticSink& sink);

  /// The whole document's blocks and footnotes; then ids and references are checked.
  void read(cmark_node* root, Document& document);

 private:
  struct Frame {
    int fence = -1;
    Blocks blocks;
  };

  Blocks children(cmark_node* parent);
  void add(cmark_node* node, std::vector<Frame>& frames);
  void add_fence(int number, std::vector<Frame>& frames);
  Block closed(const Fence& fence, Blocks content);
  void check_wordings(const Blocks& blocks);
  void check_content(const Fence& fence, const Blocks& content);

  Block paragraph(cmark_node* node, const SourceSpan& span);
  std::optional<Figure> figure(cmark_node* node);
  void figure_key(Figure& figure, const std::string& key, const std::string& value, TextRange range);
  Block heading(cmark_node* node, const SourceSpan& span);
  void add_list(cmark_node* node, const SourceSpan& span, Blocks& blocks);
  void define(cmark_node* item, bool tight, Blocks& blocks);
  Table table(cmark_node* node);
  void check_row(cmark_node* row, size_t columns);
  void attach_captions(Blocks& blocks);
  void read_caption(Table& table, Inlines content, const SourceSpan& span);
  void read_widths(Table& table, const std::string& list, const SourceSpan& span);
  void remember_id(const std::string& id, const SourceSpan& span);
  void check_references();
  void check_unused_footnotes();

  TextRange range_of(cmark_node* node) const;
  SourceSpan span_of(TextRange range) const;

  const MappedText& text_;
  const FencedText& fenced_;
  const MarkdownOptions& options_;
  DiagnosticSink& sink_;
  InlineReader inlines_;
  std::vector<size_t> lines_;
  std::map<std::string, SourceSpan> ids_;
  int last_level_ = 1;
};

}  // namespace divulga
