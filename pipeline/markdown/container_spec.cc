#include "markdown/container_spec.h"

#include <algorithm>

namespace divulga {

const std::vector<ContainerSpec>& container_specs() {
  using B = ContainerSpec::Becomes;
  using C = ContainerSpec::Content;
  using K = ContainerKind;
  static const std::vector<std::string> categories{"documents", "home", "work", "health", "school", "language", "rights", "family"};
  static const std::vector<ContainerSpec> specs{
      {"panel", B::container, K::panel, C::any,
       {{"name", true}, {"icon"}}},
      {"cover", B::container, K::cover, C::any, {{"icon"}}},
      {"columns", B::container, K::columns, C::any, {{"count", false, false, {"2", "3"}}}},
      {"column", B::container, K::column, C::any, {}},
      {"callout", B::container, K::callout, C::any, {{"kind", false, false, {"note", "tip", "warning"}}, {"title", false, true}}},
      {"steps", B::container, K::steps, C::ordered_list, {}},
      {"checklist", B::container, K::checklist, C::bullet_list, {}},
      {"key-figures", B::container, K::key_figures, C::bullet_list, {}},
      {"contacts", B::container, K::contacts, C::bullet_list, {}},
      {"workpackage", B::container, K::workpackage, C::any, {{"wp", true}}},
      {"pullquote", B::container, K::pullquote, C::any, {}},
      {"aside", B::container, K::aside, C::any, {}},
      {"story", B::container, K::story, C::any, {{"wp"}}},
      {"agenda", B::container, K::agenda, C::bullet_list, {}},
      {"programme", B::container, K::programme, C::table, {}},
      {"signature", B::container, K::signature, C::any, {{"name", false, true}, {"role", false, true}}},
      {"project-card", B::container, K::project_card, C::nothing, {}},
      {"long", B::container, K::long_text, C::any, {}},
      {"short", B::container, K::short_text, C::any, {}},
      {"hours", B::data, K::plain, C::nothing, {{"fact", true}}},
      {"services", B::data, K::plain, C::nothing, {{"category", false, false, categories}}},
      {"chart", B::data, K::plain, C::text,
       {{"data", true}, {"type", true, false, {"bar", "grouped", "stacked", "line", "share", "target", "multiples"}}, {"label"}, {"value"}, {"target"}, {"by"},
        {"unit", false, false, {"%", "EUR"}}, {"order", false, false, {"given"}},
        {"series", false, true}, {"subtitle", false, true}, {"source", false, true}, {"rows"}}},
      {"data-table", B::data, K::plain, C::text,
       {{"data", true}, {"columns", false, true}, {"groups", false, true}, {"merge"}, {"widths"}, {"split", false, false, {"rows"}},
        {"total", false, false, {"sum"}}, {"rows"}, {"source", false, true}}},
      {"qr", B::qr, K::plain, C::text, {{"url", true}}},
      {"landscape", B::container, K::landscape, C::any, {}},
      {"toc", B::contents, K::plain, C::nothing, {{"of", false, false, {"headings", "figures", "tables"}}}},
      {"page-break", B::page_break, K::plain, C::nothing, {}},
  };
  return specs;
}

const ContainerSpec::Key* ContainerSpec::key(const std::string& key_name) const {
  const auto found = std::find_if(keys.begin(), keys.end(), [&](const Key& k) { return k.name == key_name; });
  return found == keys.end() ? nullptr : &*found;
}

const ContainerSpec* find_container(const std::string& name) {
  const auto& specs = container_specs();
  const auto found = std::find_if(specs.begin(), specs.end(), [&](const ContainerSpec& s) { return s.name == name; });
  return found == specs.end() ? nullptr : &*found;
}

std::vector<std::string> container_names() {
  std::vector<std::string> names;
  for (const auto& spec : container_specs()) names.push_back(spec.name);
  return names;
}

}  // namespace divulga
