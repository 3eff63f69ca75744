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
  }
  return "";
}

}  // namespace divulga
