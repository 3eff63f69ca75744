#pragma once
#include <optional>
#include <string>

#include "diag/diagnostic.h"
#include "fs/file_system.h"

namespace divulga {

enum class MachineService { libretranslate, deepl };

/// The group `machine` of divulga.yaml. Machine translation is off without it.
struct MachineSettings {
  MachineService service = MachineService::libretranslate;
  std::string url;                      // "https://translate.example.org", without a slash at the end
  std::string key;                      // from `key_file`; empty: none
  std::string ca_file;                  // the authority of the server's certificate; empty: the system's
  int timeout_seconds = 30;             // for one request
  int attempts = 4;                     // of one request
  int quota = 100000;                   // characters that one command may send
};

/// Nothing when the group is absent, or has mistakes, which are told. The address must be https:, but on this machine; the key's
/// file must lie outside the workspace.
std::optional<MachineSettings> load_machine_settings(const FileSystem& files, const std::string& root, DiagnosticSink& sink);

}  // namespace divulga
