#include "markdown/block_reader.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>

#include "locale/format.h"
#include "markdown/cmark_tree.h"
#include "markdown/markdown.h"
#include "markdown/table_row.h"

namespace divulga {
namespace {

bool is_type(cmark_node* node, const char* extension_type) { return std::strcmp(cmark_node_get_type_string(node), extension_type) == 0; }

std::string literal_of(cmark_node* node) {
  const char* text = cmark_node_get_literal(node);
  return text ? text : "";
}

/// Digits, signs, separators and units only, and at least one digit of any script.
bool looks_like_number(const std::string& text) {
  bool digit = false;
  for (const char c : text) {
    if (std::isalpha(static_cast<unsigned char>(c))) return false;
    digit = digit || std::isdigit(static_cast<unsigned char>(c)) || (static_cast<unsigned char>(c) & 0x80);
  }
  return digit;
}

bool is_strong(const TableCell& cell) { return cell.content.size() == 1 && std::holds_alternative<Strong>(cell.content[0].node); }

}  // namespace

BlockReader::BlockReader(const MappedText& text, const FencedText& fenced, const MarkdownOptions& options, DiagnosticSink& sink)
    : text_(text), fenced_(fenced), options_(options), sink_(sink), inlines_(text, options, sink), lines_(line_starts(text.text())) {}

TextRange BlockReader::range_of(cmark_node* node) const {
  const auto line = [&](int number) { return lines_[std::clamp<size_t>(static_cast<size_t>(std::max(number, 1)), 1, lines_.size() - 1) - 1]; };
  const int first = cmark_node_get_start_line(node), last = std::max(cmark_node_get_end_line(node), first);
  const size_t size = text_.text().size();
  const size_t from = std::min(line(first) + static_cast<size_t>(std::max(cmark_node_get_start_column(node) - 1, 0)), size);
  const size_t to = std::min(text_.text().find('\n', line(last)), size);
  return {from, std::max(from, to)};
}

SourceSpan BlockReader::span_of(TextRange range) const {
  const size_t end = std::min(text_.text().find('\n', range.from), range.to);
  return text_.locate(range.from, end > range.from ? end - range.from : 0);
}

void BlockReader::read(cmark_node* root, Document& document) {
  document.blocks = children(root);
  for (cmark_node* node = cmark_node_first_child(root); node; node = cmark_node_next(node)) {
    if (cmark_node_get_type(node) != CMARK_NODE_FOOTNOTE_DEFINITION) continue;
    document.footnotes.push_back({static_cast<int>(document.footnotes.size()) + 1, children(node)});
  }
  check_references();
  check_unused_footnotes();
}

Blocks BlockReader::children(cmark_node* parent) {
  std::vector<Frame> frames(1);
  for (cmark_node* node = cmark_node_first_child(parent); node; node = cmark_node_next(node)) add(node, frames);
  while (frames.size() > 1) {
    const auto& fence = fenced_.fences[static_cast<size_t>(frames.back().fence)];
    if (fence.partner >= 0)
      sink_.error("crossing-container", text_.locate(fence.offset, fence.size),
                  message("container '{0}' is closed outside the list or quotation it starts in", (fence.spec ? fence.spec->name : std::string("?"))),
                  message("give both ::: the same indentation"));
    Frame frame = std::move(frames.back());
    frames.pop_back();
    frames.back().blocks.push_back(closed(fence, std::move(frame.blocks)));
  }
  check_wordings(frames[0].blocks);
  attach_captions(frames[0].blocks);
  return std::move(frames[0].blocks);
}

void BlockReader::add_fence(int number, std::vector<Frame>& frames) {
  const auto& fence = fenced_.fences[static_cast<size_t>(number)];
  if (fence.opens) {
    frames.push_back({number, {}});
  } else if (frames.size() > 1 && frames.back().fence == fence.partner) {
    Frame frame = std::move(frames.back());
    frames.pop_back();
    check_wordings(frame.blocks);
    attach_captions(frame.blocks);
    frames.back().blocks.push_back(closed(fenced_.fences[static_cast<size_t>(frame.fence)], std::move(frame.blocks)));
  }
}

void BlockReader::add(cmark_node* node, std::vector<Frame>& frames) {
  const auto type = cmark_node_get_type(node);
  const TextRange range = range_of(node);
  const SourceSpan span = span_of(range);
  auto& blocks = frames.back().blocks;
  if (type == CMARK_NODE_HTML_BLOCK) {
    const std::string html = literal_of(node);
    const int fence = fence_number(html.c_str());
    if (fence >= 0 && fence < static_cast<int>(fenced_.fences.size())) return add_fence(fence, frames);
    if (html.compare(html.find_first_not_of(' '), 4, "<!--") == 0) return;
    const std::string tag = html.substr(html.find('<'), html.find_first_of(">\n") + 1 - html.find('<'));
    sink_.error("raw-html", inlines_.locate(tag, range), message("HTML '{0}' in the text", tag.substr(0, tag.find('\n'))),
                message("write it as Markdown; a plain '<' is written '\\<'"));
  } else if (type == CMARK_NODE_PARAGRAPH) {
    blocks.push_back(paragraph(node, span));
  } else if (type == CMARK_NODE_HEADING) {
    blocks.push_back(heading(node, span));
  } else if (type == CMARK_NODE_LIST) {
    add_list(node, span, blocks);
  } else if (type == CMARK_NODE_BLOCK_QUOTE) {
    blocks.push_back({Quote{children(node)}, span});
  } else if (type == CMARK_NODE_CODE_BLOCK) {
    const char* info = cmark_node_get_fence_info(node);
    blocks.push_back({CodeBlock{info ? info : "", restore_escapes(literal_of(node), true)}, span});
  } else if (type == CMARK_NODE_THEMATIC_BREAK) {
    blocks.push_back({ThematicBreak{}, span});
  } else if (is_type(node, "table")) {
    blocks.push_back({table(node), span});
  }
}

// ---- containers

Block BlockReader::closed(const Fence& fence, Blocks content) {
  Block block{Container{}, text_.locate(fence.offset, fence.size)};
  auto& container = std::get<Container>(block.node);
  container.attributes = fence.attributes;
  if (!fence.spec) {
    container.content = std::move(content);
    return block;
  }
  check_content(fence, content);
  remember_id(container.attributes.id, block.span);
  using Becomes = ContainerSpec::Becomes;
  switch (fence.spec->becomes) {
    case Becomes::contents: {
      const std::string of = fence.attributes.get("of", "headings");
      block.node = TableOfContents{of == "figures" ? ContentsOf::figures : of == "tables" ? ContentsOf::tables : ContentsOf::headings};
      return block;
    }
    case Becomes::page_break: block.node = PageBreak{}; return block;
    case Becomes::qr: {
      QrCode qr{without_bidi_controls(fence.attributes.get("url")), {}};
      if (!content.empty())
        if (auto* label = std::get_if<Paragraph>(&content[0].node)) qr.label = std::move(label->content);
      if (qr.label.empty())
        sink_.error("missing-label", block.span, message("a QR code without a label"), message("write inside the container what the code opens"));
      block.node = std::move(qr);
      return block;
    }
    case Becomes::data: container.attributes.classes.insert(container.attributes.classes.begin(), fence.spec->name); break;
    case Becomes::container: container.kind = fence.spec->kind; break;
  }
  container.content = std::move(content);
  return block;
}

/// A long text and its short one stand together, and neither holds anything that is numbered or listed elsewhere.
void BlockReader::check_wordings(const Blocks& blocks) {
  const auto kind_of = [](const Block& block) {
    const auto* container = std::get_if<Container>(&block.node);
    return container ? container->kind : ContainerKind::plain;
  };
  for (size_t i = 0; i < blocks.size(); ++i) {
    const ContainerKind kind = kind_of(blocks[i]);
    const bool is_long = kind == ContainerKind::long_text;
    if (!is_long && kind != ContainerKind::short_text) continue;
    if (is_long && (i + 1 == blocks.size() || kind_of(blocks[i + 1]) != ContainerKind::short_text))
      sink_.error("unpaired-wording", blocks[i].span, message("no 'short' follows this 'long'"), message("write the shorter text in `::: short` just after it"));
    if (!is_long && (i == 0 || kind_of(blocks[i - 1]) != ContainerKind::long_text))
      sink_.error("unpaired-wording", blocks[i].span, message("no 'long' stands before this 'short'"), message("write the longer text in `::: long` just before it"));
    for (const Block& inside : std::get<Container>(blocks[i].node).content) {
      const auto* data = std::get_if<Container>(&inside.node);
      std::string name;
      const bool numbered = std::holds_alternative<Heading>(inside.node) || std::holds_alternative<Table>(inside.node) ||
                            std::holds_alternative<Figure>(inside.node) || (data && is_data_container(*data, name) && name != "hours");
      if (numbered)
        sink_.error("wording-content", inside.span, message("a heading, table or figure in '{0}'", is_long ? "long" : "short"),
                    message("leave it outside: both texts have it"));
    }
  }
}

void BlockReader::check_content(const Fence& fence, const Blocks& content) {
  using Content = ContainerSpec::Content;
  const auto complain = [&](const Message& wanted) {
    sink_.error("container-content", text_.locate(fence.offset, fence.size), message("container '{0}' wants {1}", fence.spec->name, wanted),
                message("see docs/workspace.md, containers"));
  };
  if (fence.spec->kind == ContainerKind::columns && fence.attributes.values.count("count")) {
    const bool parted = std::any_of(content.begin(), content.end(), [](const Block& b) {
      const auto* inner = std::get_if<Container>(&b.node);
      return inner && inner->kind == ContainerKind::column;
    });
    if (parted)
      sink_.error("container-content", text_.locate(fence.offset, fence.size), message("columns with a count hold a 'column'"),
                  message("text flows through them by itself: take the ::: column lines out, or the count"));
  }
  const auto list_of = [&](bool ordered) {
    return std::any_of(content.begin(), content.end(), [&](const Block& b) {
      const auto* list = std::get_if<List>(&b.node);
      return list && list->ordered == ordered;
    });
  };
  switch (fence.spec->content) {
    case Content::any: return;
    case Content::nothing:
      if (!content.empty()) complain(message("no text inside"));
      return;
    case Content::text:
      if (content.size() > 1 || (!content.empty() && !std::holds_alternative<Paragraph>(content[0].node))) complain(message("one paragraph"));
      return;
    case Content::ordered_list:
      if (!list_of(true)) complain(message("a numbered list"));
      return;
    case Content::bullet_list:
      if (!list_of(false)) complain(message("a bullet list"));
      return;
    case Content::table:
      if (std::none_of(content.begin(), content.end(), [](const Block& b) { return std::holds_alternative<Table>(b.node); }))
        complain(message("a table"));
      return;
  }
}

// ---- plain blocks

Block BlockReader::heading(cmark_node* node, const SourceSpan& span) {
  const TextRange range = range_of(node);
  Heading heading;
  heading.level = cmark_node_get_heading_level(node);
  heading.content = inlines_.read(node, range);
  if (const auto attributes = inlines_.take_trailing_attributes(heading.content, range)) {
    heading.id = attributes->id;
    remember_id(heading.id, span);
    for (const auto& name : attributes->classes) {
      heading.unnumbered = heading.unnumbered || name == "unnumbered";
      if (name != "unnumbered")
        sink_.error("unknown-key", inlines_.locate("." + name, range), message("unknown name '.{0}' of a heading", name),
                    message("headings know #id and .unnumbered"));
    }
    for (const auto& [key, value] : attributes->values)
      sink_.error("unknown-key", inlines_.locate(key + "=", range), message("unknown key '{0}' of a heading", key),
                  message("headings know #id and .unnumbered"));
  }
  if (heading.content.empty())
    sink_.error("empty-heading", span, message("a heading without text"), message("write its text or remove it"));
  if (heading.level == 1)
    sink_.error("heading-level", span, message("a level 1 heading in the text"), message("the title stands in the front matter: start with ##"));
  else if (heading.level > last_level_ + 1)
    sink_.error("heading-level", span, message("a level {0} heading after level {1}", heading.level, last_level_),
                message("write {0}", std::string(static_cast<size_t>(last_level_ + 1), '#')));
  last_level_ = std::max(heading.level, 1);
  return {std::move(heading), span};
}

Block BlockReader::paragraph(cmark_node* node, const SourceSpan& span) {
  if (auto image = figure(node)) return {std::move(*image), span};
  return {Paragraph{inlines_.read(node, range_of(node))}, span};
}

/// An image alone in its paragraph, with or without attributes behind it.
std::optional<Figure> BlockReader::figure(cmark_node* node) {
  cmark_node* image = cmark_node_first_child(node);
  if (!image || cmark_node_get_type(image) != CMARK_NODE_IMAGE) return std::nullopt;
  Inlines rest;
  for (cmark_node* next = cmark_node_next(image); next; next = cmark_node_next(next)) {
    if (cmark_node_get_type(next) != CMARK_NODE_TEXT) return std::nullopt;
    if (rest.empty()) rest.push_back({Text{}});
    std::get<Text>(rest[0].node).text += literal_of(next);
  }
  const TextRange range = range_of(node);
  std::optional<Attributes> attributes;
  if (!rest.empty()) {
    attributes = inlines_.take_trailing_attributes(rest, range);
    if (!rest.empty()) return std::nullopt;
  }
  Figure figure;
  const std::string source = cmark_node_get_url(image);
  figure.alt = plain_text(inlines_.read(image, range));
  figure.source = inlines_.image_path(source, range);
  inlines_.check_alt(figure.alt, source, range);
  const std::string caption = cmark_node_get_title(image) ? cmark_node_get_title(image) : "";
  if (!caption.empty()) figure.caption = inlines_.read_text(caption, range);
  if (!attributes) return figure;
  figure.id = attributes->id;
  remember_id(figure.id, span_of(range));
  for (const auto& [key, value] : attributes->values) figure_key(figure, key, value, range);
  return figure;
}

void BlockReader::figure_key(Figure& figure, const std::string& key, const std::string& value, TextRange range) {
  const auto refuse = [&](const Message& hint) { sink_.error("bad-value", inlines_.locate(key + "=", range), message("{0} '{1}'", key, value), hint); };
  if (key == "width") {
    const int percent = !value.empty() && value.back() == '%' ? std::atoi(value.c_str()) : 0;
    if (percent < 1 || percent > 100) return refuse(message("write a share of the text's width: width=60%"));
    figure.width = percent / 100.0;
  } else if (key == "crop") {
    if (!read_crop(value, figure.crop)) refuse(message("write what to cut off above, right, below and left: crop=\"10% 0 10% 0\""));
  } else if (key == "ratio") {
    const auto ratio = read_ratio(value);
    if (!ratio) return refuse(message("write width to height: ratio=16:9"));
    figure.crop.ratio = *ratio;
  } else if (key == "focus") {
    if (!read_focus(value, figure.crop)) refuse(message("write what stays in view: focus=center, focus=\"left top\" or focus=\"30% 60%\""));
  } else if (key == "place") {
    if (value == "full") figure.place = Figure::Place::full;
    else if (value == "margin") figure.place = Figure::Place::margin;
    else if (value != "column") refuse(message("it is column, full or margin"));
  } else if (key == "credit") {
    figure.credit = value;
  } else {
    const std::vector<std::string> known{"width", "crop", "ratio", "focus", "place", "credit"};
    const Message near = did_you_mean(key, known);
    sink_.error("unknown-key", inlines_.locate(key + "=", range), message("unknown key '{0}' of an image", key),
                near.empty() ? message("images know #id, width, crop, ratio, focus, place and credit") : near);
  }
}

/// Definitions stand in the tree as list items that start with the colon of the source.
void BlockReader::add_list(cmark_node* node, const SourceSpan& span, Blocks& blocks) {
  const bool tight = cmark_node_get_list_tight(node) != 0;
  List list;
  list.ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
  list.start = list.ordered ? cmark_node_get_list_start(node) : 1;
  list.tight = tight;
  const auto end_list = [&] {
    if (list.items.empty()) return;
    blocks.push_back({list, span});
    list.items.clear();
  };
  for (cmark_node* item = cmark_node_first_child(node); item; item = cmark_node_next(item)) {
    const size_t at = range_of(item).from;
    if (!list.ordered && at < text_.text().size() && text_.text()[at] == ':') {
      end_list();
      define(item, tight, blocks);
      continue;
    }
    ListItem entry;
    if (is_type(item, "tasklist")) entry.checked = cmark_gfm_extensions_get_tasklist_item_checked(item);
    entry.content = children(item);
    list.items.push_back(std::move(entry));
  }
  end_list();
}

/// The paragraph before is the term; further meanings and terms join the list that has begun.
void BlockReader::define(cmark_node* item, bool tight, Blocks& blocks) {
  const SourceSpan span = span_of(range_of(item));
  Blocks meaning = children(item);
  auto* known = blocks.empty() ? nullptr : std::get_if<DefinitionList>(&blocks.back().node);
  auto* term = blocks.empty() ? nullptr : std::get_if<Paragraph>(&blocks.back().node);
  if (!known && !term) {
    sink_.error("definition-without-term", span, message("a definition without a term"), message("write the term alone on the line before it"));
    return;
  }
  if (term) {
    Definition definition{std::move(term->content), {}};
    const SourceSpan place = blocks.back().span;
    blocks.pop_back();
    if (blocks.empty() || !std::holds_alternative<DefinitionList>(blocks.back().node)) blocks.push_back({DefinitionList{}, place});
    known = std::get_if<DefinitionList>(&blocks.back().node);
    known->items.push_back(std::move(definition));
  }
  known->tight = known->tight && tight;
  known->items.back().meanings.push_back(std::move(meaning));
}

Table BlockReader::table(cmark_node* node) {
  Table table;
  const size_t columns = cmark_gfm_extensions_get_table_columns(node);
  const auto* alignments = cmark_gfm_extensions_get_table_alignments(node);
  for (cmark_node* row = cmark_node_first_child(node); row; row = cmark_node_next(row)) {
    check_row(row, columns);
    TableRow cells;
    for (cmark_node* cell = cmark_node_first_child(row); cell; cell = cmark_node_next(cell))
      cells.cells.push_back({inlines_.read(cell, range_of(row)), 1, 1});
    if (cmark_gfm_extensions_get_table_row_is_header(row))
      table.header = std::move(cells);
    else
      table.rows.push_back(std::move(cells));
  }
  for (size_t i = 0; i < columns; ++i) {
    const char sign = alignments ? static_cast<char>(alignments[i]) : 0;
    const bool numbers = std::all_of(table.rows.begin(), table.rows.end(), [&](const TableRow& row) {
      return i >= row.cells.size() || row.cells[i].content.empty() || looks_like_number(plain_text(row.cells[i].content));
    });
    table.alignment.push_back(sign == 'c' ? ColumnAlignment::center
                              : sign == 'r' ? (numbers ? ColumnAlignment::decimal : ColumnAlignment::end)
                                            : ColumnAlignment::start);
  }
  const auto is_empty = [](const TableCell& cell) { return cell.content.empty(); };
  if (std::all_of(table.header.cells.begin(), table.header.cells.end(), is_empty)) table.header.cells.clear();
  if (table.rows.size() > 1 && !table.rows.back().cells.empty()) table.rows.back().total = is_strong(table.rows.back().cells[0]);
  return table;
}

/// cmark drops surplus cells and fills missing ones without a word.
void BlockReader::check_row(cmark_node* row, size_t columns) {
  const TextRange range = range_of(row);
  const size_t found = split_row(std::string_view(text_.text()).substr(range.from, range.to - range.from)).size();
  if (found != columns)
    sink_.error("table-row", span_of(range),
                message("a row of {0} cells in a table of {1} columns", found, columns),
                found > columns ? message("write '\\|' for a '|' inside a cell") : message("leave a cell empty with '| |'"));
}

}  // namespace divulga
