#include "templating/template_value.h"

namespace divulga {

std::string TemplateValue::text() const {
  if (const auto* text = std::get_if<std::string>(&node_)) return *text;
  if (const auto* make = std::get_if<Lazy>(&node_)) return (*make)();
  return {};
}

void TemplateValue::set(const std::string& dotted_name, TemplateValue value) {
  if (!std::holds_alternative<Map>(node_)) node_ = Map{};
  auto& map = std::get<Map>(node_);
  const size_t dot = dotted_name.find('.');
  if (dot == std::string::npos)
    map[dotted_name] = std::move(value);
  else
    map[dotted_name.substr(0, dot)].set(dotted_name.substr(dot + 1), std::move(value));
}

}  // namespace divulga
