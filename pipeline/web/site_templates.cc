#include "web/site_templates.h"

namespace divulga {

std::string SiteTemplates::path_of(const std::string& file) const {
  const std::string own = join_path(root_, "templates/site/" + file);
  return files_.exists(own) ? own : join_path(share_, "templates/site/" + file);
}

std::string SiteTemplates::read(const std::string& file) const { return files_.read(path_of(file)); }

Html SiteTemplates::fill(const std::string& name, const TemplateValue& values, DiagnosticSink& sink) const {
  const std::string file = name + ".mustache.html";
  return Html::raw(render(read(file), {"templates/site/" + file, 1, 1, 0}, values, Escape::html, sink));
}

}  // namespace divulga
