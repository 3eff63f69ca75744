#include "markdown/cmark_tree.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

#include <mutex>

namespace divulga {
namespace {

const std::string escapes = "[]{}@";
constexpr char first_stand_in = '\x91';   // U+0091 is C2 91: as long as a backslash and a character

}  // namespace

CmarkTree::CmarkTree(const std::string& text) {
  static std::mutex one_at_a_time;
  std::lock_guard lock(one_at_a_time);
  cmark_gfm_core_extensions_ensure_registered();
  cmark_parser* parser = cmark_parser_new(CMARK_OPT_FOOTNOTES | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE);
  for (const char* name : {"table", "strikethrough", "autolink", "tasklist"})
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
  cmark_parser_feed(parser, text.data(), text.size());
  root_ = cmark_parser_finish(parser);
  cmark_parser_free(parser);
}

CmarkTree::~CmarkTree() { cmark_node_free(root_); }

std::string protect_escapes(const std::string& text) {
  std::string out = text;
  for (size_t i = 0; i + 1 < out.size(); ++i) {
    if (out[i] != '\\') continue;
    const size_t which = escapes.find(out[i + 1]);
    if (which != std::string::npos) {
      out[i] = '\xC2';
      out[i + 1] = static_cast<char>(first_stand_in + static_cast<char>(which));
    }
    ++i;
  }
  return out;
}

std::string restore_escapes(const std::string& text, bool with_backslash) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    const int which = i + 1 < text.size() && text[i] == '\xC2' ? text[i + 1] - first_stand_in : -1;
    if (which < 0 || which >= static_cast<int>(escapes.size())) {
      out += text[i];
      continue;
    }
    if (with_backslash) out += '\\';
    out += escapes[static_cast<size_t>(which)];
    ++i;
  }
  return out;
}

}  // namespace divulga
