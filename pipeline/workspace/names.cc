#include <algorithm>

#include "workspace/project.h"

namespace divulga {

const char* to_string(Folder folder) {
  switch (folder) {
    case Folder::leaflets: return "leaflets";
    case Folder::brochures: return "brochures";
    case Folder::reports: return "reports";
    case Folder::newsletters: return "newsletters";
    case Folder::news: return "news";
    case Folder::press: return "press";
    case Folder::events: return "events";
    case Folder::pages: return "pages";
    case Folder::procedures: return "procedures";
    case Folder::certificates: return "certificates";
  }
  return "";
}

const char* to_string(Output output) {
  switch (output) {
    case Output::pdf: return "pdf";
    case Output::web: return "web";
    case Output::mail: return "mail";
    case Output::print: return "print";
  }
  return "";
}

const char* to_string(Risk risk) {
  switch (risk) {
    case Risk::safety: return "safety";
    case Risk::legal: return "legal";
    case Risk::normal: return "normal";
  }
  return "";
}

const std::vector<Folder>& all_folders() {
  static const std::vector<Folder> folders{Folder::leaflets, Folder::brochures, Folder::reports, Folder::newsletters, Folder::news,
                                           Folder::press,    Folder::events,    Folder::pages,   Folder::procedures,  Folder::certificates};
  return folders;
}

const std::vector<std::string>& topics() {
  static const std::vector<std::string> names{"documents", "home", "work", "health", "school", "language", "rights", "family"};
  return names;
}

bool Material::has_output(Output output) const { return std::find(outputs.begin(), outputs.end(), output) != outputs.end(); }

}  // namespace divulga
