#pragma once
#include <map>
#include <string>

#include "edition/edition.h"
#include "templating/template_value.h"

namespace divulga {

/// What `{{names}}` stand for in an edition: facts, project, results, record. Texts are made when they are asked for; the
/// result refers to `sources` and must not outlive it.
TemplateValue edition_values(const ProjectSources& sources, const LocaleTag& language, const std::map<std::string, std::string>* record);

}  // namespace divulga
