#include "markdown/inline_reader.h"

#include <cmark-gfm.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <cstring>

#include "fs/file_system.h"
#include "locale/format.h"
#include "markdown/cmark_tree.h"
#include "markdown/typography.h"

namespace divulga {
namespace {

std::string string_of(const char* text) { return text ? text : ""; }

Text* last_text(Inlines& out) { return out.empty() ? nullptr : std::get_if<Text>(&out.back().node); }

void append_text(const std::string& text, Inlines& out) {
  if (text.empty()) return;
  if (Text* last = last_text(out))
    last->text += text;
  else
    out.push_back({Text{text}});
}

/// Trailing U+2069 that an autolink took with it: given back to the text behind.
std::string take_isolate_end(std::string& text) {
  const std::string end = "\xE2\x81\xA9";
  std::string taken;
  while (text.size() >= 3 && text.compare(text.size() - 3, 3, end) == 0) {
    text.resize(text.size() - 3);
    taken += end;
  }
  return taken;
}

bool is_reference_character(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_'; }

/// The end of "@tbl-x" that starts at `at`, or `at`.
size_t reference_end(const std::string& text, size_t at) {
  const std::string prefix = text.substr(at + 1, 4);
  if (prefix != "tbl-" && prefix != "fig-" && prefix != "sec-") return at;
  if (at > 0 && is_reference_character(text[at - 1])) return at;
  size_t end = at + 5;
  while (end < text.size() && is_reference_character(text[end])) ++end;
  return end == at + 5 ? at : end;
}

}  // namespace

InlineReader::InlineReader(const MappedText& text, const MarkdownOptions& options, DiagnosticSink& sink)
    : text_(text), protected_(protect_escapes(text.text())), options_(options), sink_(sink) {}

SourceSpan InlineReader::locate(const std::string& needle, TextRange range) const {
  const size_t at = needle.empty() ? std::string::npos : protected_.find(needle, range.from);
  if (at != std::string::npos && at < range.to) return text_.locate(at, needle.size());
  const size_t end = std::min(protected_.find('\n', range.from), range.to);
  return text_.locate(range.from, end > range.from ? end - range.from : 0);
}

Inlines InlineReader::read(cmark_node* parent, TextRange range) {
  range_ = range;
  return finished(raw(parent));
}

Inlines InlineReader::read_text(const std::string& markdown, TextRange range) {
  range_ = range;
  const CmarkTree tree(markdown);
  cmark_node* block = cmark_node_first_child(tree.root());
  if (!block || cmark_node_get_type(block) != CMARK_NODE_PARAGRAPH) return {{Text{restore_escapes(markdown)}}};
  return finished(raw(block));
}

Inlines InlineReader::raw(cmark_node* parent) {
  Inlines out;
  for (cmark_node* node = cmark_node_first_child(parent); node; node = cmark_node_next(node)) add_node(node, out);
  return out;
}

void InlineReader::add_node(cmark_node* node, Inlines& out) {
  const auto type = cmark_node_get_type(node);
  if (type == CMARK_NODE_TEXT) return append_text(string_of(cmark_node_get_literal(node)), out);
  if (type == CMARK_NODE_SOFTBREAK) return append_text("\x1E", out);
  if (type == CMARK_NODE_LINEBREAK) return out.push_back({LineBreak{}});
  if (type == CMARK_NODE_CODE) return out.push_back({CodeSpan{restore_escapes(string_of(cmark_node_get_literal(node)), true)}});
  if (type == CMARK_NODE_EMPH) return out.push_back({Emphasis{finished(raw(node))}});
  if (type == CMARK_NODE_STRONG) return out.push_back({Strong{finished(raw(node))}});
  if (type == CMARK_NODE_LINK) return add_link(node, out);
  if (type == CMARK_NODE_FOOTNOTE_REFERENCE)
    return out.push_back({FootnoteReference{std::atoi(string_of(cmark_node_get_literal(node)).c_str())}});
  if (type == CMARK_NODE_IMAGE) {
    const std::string source = string_of(cmark_node_get_url(node)), alt = plain_text(finished(raw(node)));
    check_alt(alt, source, range_);
    return out.push_back({InlineImage{image_path(source, range_), alt}});
  }
  if (type == CMARK_NODE_HTML_INLINE) {
    const std::string html = string_of(cmark_node_get_literal(node));
    if (html.compare(0, 4, "<!--") == 0) return;
    sink_.error("raw-html", locate(html, range_), message("HTML '{0}' in the text", html),
                html.compare(0, 3, "<br") == 0 ? message("end the line with a backslash to break it") : message("write it as Markdown; a plain '<' is written '\\<'"));
    return;
  }
  if (std::strcmp(cmark_node_get_type_string(node), "strikethrough") == 0)
    return out.push_back({Strikethrough{finished(raw(node))}});
  for (auto& item : raw(node)) out.push_back(std::move(item));
}

void InlineReader::add_link(cmark_node* node, Inlines& out) {
  std::string url = without_bidi_controls(restore_escapes(string_of(cmark_node_get_url(node))));
  Inlines content = finished(raw(node));
  std::string behind;
  if (content.size() == 1)
    if (Text* text = std::get_if<Text>(&content[0].node)) behind = take_isolate_end(text->text);
  const size_t colon = url.find_first_of(":/?#");
  const std::string scheme = colon != std::string::npos && url[colon] == ':' ? url.substr(0, colon) : "";
  static const std::vector<std::string> schemes{"", "http", "https", "mailto", "tel"};
  if (url.empty())
    sink_.error("empty-link", locate("](", range_), message("the link '{0}' leads nowhere", plain_text(content)), message("write its address between ( and )"));
  else if (std::find(schemes.begin(), schemes.end(), scheme) == schemes.end())
    sink_.error("bad-link", locate(url, range_), message("a link of kind '{0}:'", scheme), message("links start with https:, http:, mailto: or tel:"));
  out.push_back({Link{url, restore_escapes(string_of(cmark_node_get_title(node))), std::move(content)}});
  append_text(behind, out);
}

void InlineReader::check_alt(const std::string& alt, const std::string& source, TextRange range) {
  if (alt.find_first_not_of(' ') == std::string::npos)
    sink_.error("missing-alt", locate("![", range), message("image '{0}' has no alternative text", source),
                message("say what it shows: ![what it shows]({0})", source));
}

std::string InlineReader::image_path(const std::string& source, TextRange range) {
  if (source.find("://") != std::string::npos) {
    sink_.error("remote-image", locate(source, range), message("image '{0}' stands on another server", source), message("put the file into the project's images/"));
    return source;
  }
  const std::string path = normal_path(source);
  if (path.empty() || path == "." || path[0] == '/' || path.compare(0, 2, "..") == 0) {
    sink_.error("path-leaves-project", locate(source, range), message("path '{0}' leaves the project's folder", source),
                message("paths start in the project's folder: images/name.png"));
    return path;
  }
  return join_path(options_.directory, path);
}

Inlines InlineReader::finished(Inlines inlines) {
  Inlines out;
  for (auto& item : with_spans(std::move(inlines))) {
    if (const Text* text = std::get_if<Text>(&item.node))
      add_text(text->text, out);
    else
      out.push_back(std::move(item));
  }
  return out;
}

void InlineReader::add_text(const std::string& text, Inlines& out) {
  check_footnote_marks(text);
  const auto plain = [&](const std::string& piece) {
    append_text(with_fixed_blanks(restore_escapes(with_joined_lines(piece)), options_.language), out);
  };
  size_t from = 0;
  for (size_t at = text.find('@'); at != std::string::npos; at = text.find('@', at + 1)) {
    const size_t end = reference_end(text, at);
    if (end == at) continue;
    std::string id = text.substr(at + 1, end - at - 1);
    plain(text.substr(from, at - from));
    references_.push_back({id, locate("@" + id, range_)});
    out.push_back({CrossReference{std::move(id)}});
    from = end;
  }
  plain(text.substr(from));
}

void InlineReader::check_footnote_marks(const std::string& text) {
  const size_t at = text.find("[^");
  const size_t end = at == std::string::npos ? at : text.find(']', at);
  if (end == std::string::npos) return;
  const std::string mark = text.substr(at, end - at + 1);
  sink_.error("unknown-footnote", locate(mark, range_), message("unknown footnote '{0}'", mark), message("write its text on a line of its own: {0}: …", mark));
}

/// `[…]{…}`: the first "]{" and the nearest unmatched "[" before it make a span, then again; so inner ones come first.
Inlines InlineReader::with_spans(Inlines in) {
  for (size_t i = 0; i < in.size(); ++i) {
    auto* closing = std::get_if<Text>(&in[i].node);
    size_t at = 0;
    while (closing && (at = closing->text.find("]{", at)) != std::string::npos) {
      const auto rest = std::string_view(closing->text).substr(at + 1);
      if (!starts_attributes(rest)) {
        ++at;
        continue;
      }
      int depth = 1;
      size_t open_item = i, open_at = at;
      for (size_t j = i + 1; j-- > 0 && depth > 0;) {
        const auto* text = std::get_if<Text>(&in[j].node);
        for (size_t k = text ? (j == i ? at : text->text.size()) : 0; k-- > 0 && depth > 0;) {
          depth += text->text[k] == ']' ? 1 : text->text[k] == '[' ? -1 : 0;
          open_item = j;
          open_at = k;
        }
      }
      if (depth > 0) {
        ++at;
        continue;
      }
      const auto parsed = parse_attributes(rest);
      const std::string written(rest.substr(0, parsed.size));
      for (const auto& problem : parsed.problems) sink_.error("bad-attributes", locate(written, range_), problem.message, problem.hint);
      check_span(parsed.attributes, written);
      const std::string before = std::get<Text>(in[open_item].node).text.substr(0, open_at);
      const std::string after = closing->text.substr(at + 1 + parsed.size);
      Inlines inside;
      const std::string first = std::get<Text>(in[open_item].node).text;
      if (open_item == i) {
        append_text(first.substr(open_at + 1, at - open_at - 1), inside);
      } else {
        append_text(first.substr(open_at + 1), inside);
        for (size_t j = open_item + 1; j < i; ++j) inside.push_back(in[j]);
        append_text(closing->text.substr(0, at), inside);
      }
      Inlines out(in.begin(), in.begin() + static_cast<std::ptrdiff_t>(open_item));
      append_text(before, out);
      out.push_back({Span{parsed.attributes, finished(std::move(inside))}});
      const size_t next = out.size();
      append_text(after, out);
      out.insert(out.end(), in.begin() + static_cast<std::ptrdiff_t>(i) + 1, in.end());
      in = std::move(out);
      i = next;
      closing = i < in.size() ? std::get_if<Text>(&in[i].node) : nullptr;
      at = 0;
    }
  }
  return in;
}

void InlineReader::check_span(const Attributes& attributes, const std::string& written) {
  for (const auto& [key, value] : attributes.values) {
    if (key != "lang")
      sink_.error("unknown-key", locate(written, range_), message("unknown key '{0}' of a span", key), message("spans are [text]{lang=fr} and [text]{.tel}"));
    else if (!is_known_language(value))
      sink_.error("unknown-language", locate(written, range_), message("unknown language '{0}'", value), message("write a language code: it, en, ar"));
  }
  for (const auto& name : attributes.classes)
    if (name != "tel" && name != "ltr")
      sink_.error("unknown-key", locate(written, range_), message("unknown name '.{0}' of a span", name), message("spans are [text]{lang=fr} and [text]{.tel}"));
}

std::optional<Attributes> InlineReader::take_trailing_attributes(Inlines& content, TextRange range) {
  Text* last = last_text(content);
  if (!last) return std::nullopt;
  const size_t at = trailing_attributes(last->text);
  if (at == std::string::npos) return std::nullopt;
  const std::string written = last->text.substr(at);
  const auto parsed = parse_attributes(written);
  for (const auto& problem : parsed.problems) sink_.error("bad-attributes", locate(written, range), problem.message, problem.hint);
  last->text.resize(at);
  last->text.resize(last->text.find_last_not_of(' ') + 1);
  if (last->text.empty()) content.pop_back();
  return parsed.attributes;
}

}  // namespace divulga
