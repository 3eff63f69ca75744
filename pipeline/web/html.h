#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace divulga {

/// Markup that is safe to send: it is made of elements and of escaped text, never of a plain string by accident.
class Html {
 public:
  Html() = default;
  /// Shows `text` as it is.
  static Html text(std::string_view text);
  /// Takes `markup` as it is: only for markup made by this program.
  static Html raw(std::string markup);

  Html& operator+=(const Html& other);
  friend Html operator+(Html left, const Html& right) { return left += right; }
  const std::string& markup() const { return markup_; }
  bool empty() const { return markup_.empty(); }

 private:
  std::string markup_;
};

/// Name and value, in the order they are written; a value is escaped.
using HtmlAttributes = std::vector<std::pair<std::string, std::string>>;

/// <name attributes>content</name>
Html element(std::string_view name, const HtmlAttributes& attributes, const Html& content);
/// <name attributes> of a void element of HTML.
Html void_element(std::string_view name, const HtmlAttributes& attributes);
/// An icon of the page's sprite ("arrow-right"), hidden from assistive technology; `classes` beside "icon".
Html icon(const std::string& name, const std::string& classes = {});
/// An icon that points somewhere: mirrored where the page runs right to left.
Html directional_icon(const std::string& name, const std::string& classes = {});

}  // namespace divulga
