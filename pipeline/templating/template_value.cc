#include "templating/template_value.h"

#include <mutex>

namespace divulga {

struct TemplateValue::Later {
  Deferred make;
  std::once_flag once;
  TemplateValue value;
};

TemplateValue TemplateValue::deferred(Deferred make) {
  TemplateValue out;
  auto later = std::make_shared<Later>();
  later->make = std::move(make);
  out.node_ = std::move(later);
  return out;
}

const TemplateValue& TemplateValue::resolved() const {
  const auto* later = std::get_if<std::shared_ptr<Later>>(&node_);
  if (!later) return *this;
  Later& found = **later;
  std::call_once(found.once, [&] { found.value = found.make(); });
  return found.value.resolved();
}

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
