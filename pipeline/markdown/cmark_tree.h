#pragma once
#include <string>

struct cmark_node;

namespace divulga {

/// A text read by cmark-gfm (tables, strikethrough, autolinks, task lists, footnotes). Owns the nodes. Parsing is
/// serialised: cmark-gfm keeps its table of special characters in a global.
class CmarkTree {
 public:
  explicit CmarkTree(const std::string& text);
  ~CmarkTree();
  CmarkTree(const CmarkTree&) = delete;
  CmarkTree& operator=(const CmarkTree&) = delete;

  cmark_node* root() const { return root_; }

 private:
  cmark_node* root_;
};

/// Backslash-escaped brackets, braces and at signs become control characters of the same length, so that our own syntax
/// ([text]{…}, @id) is not seen in them.
std::string protect_escapes(const std::string& text);
/// Back to the plain characters, or with their backslashes (code).
std::string restore_escapes(const std::string& text, bool with_backslash = false);

}  // namespace divulga
