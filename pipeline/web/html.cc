#include "web/html.h"

#include "templating/template.h"

namespace divulga {
namespace {

std::string opening(std::string_view name, const HtmlAttributes& attributes) {
  std::string out = "<" + std::string(name);
  for (const auto& [key, value] : attributes) out += " " + key + "=\"" + escaped(value, Escape::html) + "\"";
  return out + ">";
}

}  // namespace

Html Html::text(std::string_view text) { return raw(escaped(text, Escape::html)); }

Html Html::raw(std::string markup) {
  Html html;
  html.markup_ = std::move(markup);
  return html;
}

Html& Html::operator+=(const Html& other) {
  markup_ += other.markup_;
  return *this;
}

Html element(std::string_view name, const HtmlAttributes& attributes, const Html& content) {
  return Html::raw(opening(name, attributes) + content.markup() + "</" + std::string(name) + ">");
}

Html void_element(std::string_view name, const HtmlAttributes& attributes) { return Html::raw(opening(name, attributes)); }

Html icon(const std::string& name, const std::string& classes) {
  return element("svg", {{"class", classes.empty() ? "icon" : "icon " + classes}, {"aria-hidden", "true"}, {"focusable", "false"}},
                 element("use", {{"href", "#it-" + name}}, {}));
}

Html directional_icon(const std::string& name, const std::string& classes) {
  return icon(name, classes.empty() ? "icon-directional" : classes + " icon-directional");
}

}  // namespace divulga
