#pragma once
#include <map>
#include <string>

#include "diag/diagnostic.h"
#include "fs/file_system.h"
#include "templating/template.h"
#include "web/html.h"

namespace divulga {

/// templates/site/ of the program, each file of it replaced by the workspace's own where there is one.
class SiteTemplates {
 public:
  SiteTemplates(const FileSystem& files, std::string root, std::string share) : files_(files), root_(std::move(root)), share_(std::move(share)) {}

  /// Fills `name`.mustache.html; values are escaped but for {{{markup}}}.
  Html fill(const std::string& name, const TemplateValue& values, DiagnosticSink& sink) const;
  /// A file as it is: "site.css".
  std::string read(const std::string& file) const;

 private:
  std::string path_of(const std::string& file) const;

  const FileSystem& files_;
  std::string root_, share_;
};

}  // namespace divulga
