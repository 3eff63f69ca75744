#pragma once
#include <string>
#include <vector>

#include "data/dataset.h"
#include "workspace/facts.h"

namespace divulga {

/// A row of services.csv, checked.
struct Service {
  std::string id;
  SourceString name, managing_body, audience, description, access, bring, receive, cost, address, municipality;
  std::string category;                     // documents, home, work, health, school, language, rights, family
  double latitude = 0, longitude = 0;
  Hours hours;
  std::string hours_text;                   // as written in the file
  std::string phone, email, pec, site;
  std::vector<std::string> remote;          // chat, video, call
  std::vector<LocaleTag> languages;
  enum class Mediation { yes, no, appointment } mediation = Mediation::no;
  enum class Accessibility { yes, no, partial } accessibility = Accessibility::no;
  std::optional<Date> verified;
  std::string source;
};

/// content/<project>/services.csv; an absent file is an empty directory.
std::vector<Service> load_services(const FileSystem& files, const std::string& root, const Project& project, DiagnosticSink& sink);

}  // namespace divulga
