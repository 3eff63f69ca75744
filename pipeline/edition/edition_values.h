#pragma once
#include <map>
#include <mutex>
#include <string>
#include <unordered_map>

#include "edition/edition.h"
#include "templating/template_value.h"

namespace divulga {

/// What `{{names}}` stand for in an edition: facts, project, results, record. Texts are made when they are asked for; the
/// result refers to `sources` and must not outlive it.
TemplateValue edition_values(const ProjectSources& sources, const LocaleTag& language, const std::map<std::string, std::string>* record);

/// Cells as they were written before: the same days and courses come in many records. Thread-safe.
class WrittenCells {
 public:
  std::string get(const std::string& text, const std::string& column, const LocaleTag& language, const Catalog& catalog);

 private:
  std::mutex mutex_;
  std::unordered_map<std::string, std::string> cells_;
};

/// What `{{record.…}}` stands for, for one of many records.
TemplateValue record_values(const ProjectSources& sources, const LocaleTag& language, const std::map<std::string, std::string>& record, WrittenCells& known);

}  // namespace divulga
