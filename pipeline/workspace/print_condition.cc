#include "workspace/print_condition.h"

#include <algorithm>

#include "fs/file_system.h"
#include "workspace/mapping.h"

namespace divulga {
namespace {

/// Characterised conditions in offset, registered at color.org: European, American, Japanese.
const std::vector<std::string>& registered() {
  static const std::vector<std::string> names{"FOGRA27",  "FOGRA28", "FOGRA29", "FOGRA30", "FOGRA39", "FOGRA40", "FOGRA41", "FOGRA42", "FOGRA43", "FOGRA44",
                                              "FOGRA45",  "FOGRA46", "FOGRA47", "FOGRA48", "FOGRA49", "FOGRA50", "FOGRA51", "FOGRA52", "FOGRA53", "FOGRA54",
                                              "FOGRA55",  "FOGRA56", "FOGRA57", "FOGRA58", "FOGRA59", "FOGRA60", "CGATS TR 001", "CGATS TR 003", "CGATS TR 005",
                                              "CGATS TR 006", "JC200103"};
  return names;
}

}  // namespace

PrintCondition read_print_condition(Mapping& print, const std::string& directory, DiagnosticSink& sink) {
  PrintCondition out;
  const SourceString name = print.text("condition"), profile = print.text("profile");
  out.name = name.text;
  out.span = profile.empty() ? name.span : profile.span;
  if (!profile.empty()) {
    const std::string normal = normal_path(profile.text);
    if (profile.text[0] == '/' || normal == ".." || normal.compare(0, 3, "../") == 0)
      sink.error("outside-workspace", profile.span, message("'{0}' leaves the project", profile.text), message("copy the file into {0}/ and name it from there", directory));
    else out.profile = join_path(directory, normal);
    if (name.empty()) sink.error("missing-key", profile.span, message("'condition' is missing in 'print'"), message("name what the profile describes: FOGRA51"));
  }
  const bool ascii = std::all_of(name.text.begin(), name.text.end(), [](unsigned char c) { return c >= 0x20 && c < 0x7F; });
  const bool known = std::find(registered().begin(), registered().end(), name.text) != registered().end();
  if (!name.empty() && (!ascii || (!known && profile.empty()))) {
    const Message near = did_you_mean(name.text, registered());
    sink.error("unknown-condition", name.span, message("'{0}' is no printing condition that printers know by its name", name.text),
               near.empty() ? message("write a name such as FOGRA39 or FOGRA51, or give the printer's ICC profile too") : near);
  }
  print.finish();
  return out;
}

Message profile_fault(std::string_view bytes) {
  if (bytes.size() < 132 || bytes.substr(36, 4) != "acsp") return message("it is not an ICC profile");
  if (bytes.substr(12, 4) != "prtr") return message("it does not describe a press");
  if (bytes.substr(16, 4) != "CMYK") return message("it is not for four inks");
  return {};
}

}  // namespace divulga
