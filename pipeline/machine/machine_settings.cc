#include "machine/machine_settings.h"

#include <cmath>

#include "workspace/mapping.h"
#include "workspace/source_file.h"

namespace divulga {
namespace {

constexpr const char* kFile = "divulga.yaml";

bool is_local(const std::string& url) {
  for (const char* host : {"http://127.0.0.1", "http://localhost", "http://[::1]"}) {
    const std::string start(host);
    if (url.rfind(start, 0) == 0 && (url.size() == start.size() || url[start.size()] == ':' || url[start.size()] == '/')) return true;
  }
  return false;
}

class SettingsReader {
 public:
  SettingsReader(const FileSystem& files, const std::string& root, DiagnosticSink& sink) : files_(files), root_(root), sink_(sink) {}

  MachineSettings read(const YamlNode& node) {
    Mapping machine(node, "machine", sink_);
    MachineSettings settings;
    if (const auto service = machine.one_of("service", {"libretranslate", "deepl"}, Presence::required)) settings.service = static_cast<MachineService>(*service);
    const SourceString url = machine.url("url");
    settings.url = url.text;
    while (settings.url.ends_with('/')) settings.url.pop_back();
    if (!machine.has("url")) sink_.error("missing-key", machine.span(), message("'url' is missing in 'machine'"), message("url: https://translate.example.org"));
    else if (!url.empty() && url.text.rfind("https://", 0) != 0 && !is_local(url.text))
      sink_.error("wrong-value", url.span, message("'{0}' is not encrypted", url.text), message("texts and the key go there: write https://"));
    const SourceString key_file = machine.text("key_file");
    if (!key_file.empty()) settings.key = key(key_file);
    settings.ca_file = machine.text("ca_file").text;
    if (!settings.ca_file.empty()) settings.ca_file = join_path(root_, settings.ca_file);
    whole(machine, "timeout_seconds", 1, 600, settings.timeout_seconds);
    whole(machine, "attempts", 1, 10, settings.attempts);
    whole(machine, "quota", 1, 100000000, settings.quota);
    machine.finish();
    return settings;
  }

 private:
  /// Workspaces are shared and kept in versions; a key is not.
  std::string key(const SourceString& file) {
    const std::string path = normal_path(join_path(root_, file.text));
    if (path.rfind(root_ + "/", 0) == 0) {
      sink_.error("key-in-workspace", file.span, message("the key '{0}' lies in the workspace", file.text), message("put it where it is not shared, for example /etc/divulga/key"));
      return {};
    }
    if (!files_.exists(path) || files_.is_directory(path) || files_.size(path) > 4096) {
      sink_.error("no-key-file", file.span, message("cannot read the key from '{0}'", file.text), message("one line of text, readable by this user only"));
      return {};
    }
    const std::string text = files_.read(path);
    return text.substr(0, text.find_first_of("\r\n"));
  }

  void whole(Mapping& mapping, const std::string& key, int least, int most, int& to) {
    const std::optional<double> value = mapping.amount(key);
    if (!value) return;
    if (*value != std::floor(*value) || *value < least || *value > most)
      sink_.error("bad-value", mapping.span(), message("'{0}' must be a whole number from {1} to {2}", key, least, most));
    else to = static_cast<int>(*value);
  }

  const FileSystem& files_;
  const std::string& root_;
  DiagnosticSink& sink_;
};

}  // namespace

std::optional<MachineSettings> load_machine_settings(const FileSystem& files, const std::string& root, DiagnosticSink& sink) {
  if (!files.exists(join_path(root, kFile))) return std::nullopt;
  const std::optional<std::string> text = read_source(files, root, kFile, sink);
  if (!text) return std::nullopt;
  const std::optional<YamlNode> node = parse_yaml(kFile, *text, 1, sink);
  if (!node || !node->find("machine")) return std::nullopt;
  DiagnosticSink own;
  const MachineSettings settings = SettingsReader(files, root, own).read(*node->find("machine"));
  for (const Diagnostic& diagnostic : own.sorted()) sink.report(diagnostic);
  if (own.has_errors()) return std::nullopt;
  return settings;
}

}  // namespace divulga
