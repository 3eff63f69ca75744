#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "build/manifest.h"
#include "fs/file_system.h"

namespace divulga {

/// How a text went out.
enum class Channel { publish, mail, print };
const char* to_string(Channel channel);

/// A finished file that went out, and what it said of facts.
struct RegisteredArtifact {
  std::string path;                     // below output/<project>/
  std::string kind, language, sha256;
  std::int64_t copies = 0;              // printed, or letters that were accepted; 0: a page of the site
  bool gone = false;                    // publish: it is no longer there
  CarriedFacts facts;
};

/// One occasion on which something went out.
struct RegisterEvent {
  Channel channel = Channel::publish;
  std::string reference;                // publish: the release; mail: "campaign 7"; print: "print 3"
  std::string time;                     // when it was written down, "2026-11-21T08:30:00Z"
  std::string day;                      // print: the day of the print run, otherwise that of `time`
  std::string place;                    // publish: the release folder; mail: newsletter and list
  std::string note;
  std::vector<RegisteredArtifact> artifacts;
};

/// What went out of a project, only ever added to: .divulga/register/<project>.jsonl, a line an occasion with the number of
/// artifacts, then a line each. An occasion is there whole or not at all; lines that nobody can read are passed over.
class Register {
 public:
  /// `root`: the workspace, absolute.
  Register(FileSystem& files, const std::string& root, const std::string& project);

  /// In the order they were written down.
  std::vector<RegisterEvent> events() const;
  /// Throws EnvironmentError where the disk does not take it; the register is then as it was.
  void add(const RegisterEvent& event);

 private:
  FileSystem& files_;
  const std::string path_;
};

/// What stands in a release folder by the register: artifacts by path, none of them gone. `release`: that one instead of the
/// last; a release the register does not know gives nothing.
std::vector<RegisteredArtifact> online(const std::vector<RegisterEvent>& events, const std::string& place, const std::string& release = {});
/// The release that the register saw last in a folder; empty: none.
std::string last_release(const std::vector<RegisterEvent>& events, const std::string& place);
/// From what was online to what is now: new and changed artifacts, and those that are gone.
std::vector<RegisteredArtifact> difference(const std::vector<RegisteredArtifact>& before, const std::vector<RegisteredArtifact>& now);
/// The artifacts of a manifest that a site holds, its downloads included; `files`: paths below the site's root.
std::vector<RegisteredArtifact> site_artifacts(const Manifest& manifest, const std::vector<std::string>& files);

}  // namespace divulga
