#pragma once
#include <functional>
#include <string>
#include <vector>

namespace divulga {

/// A file to publish: where it goes below the release, and its bytes on demand (read once, not kept).
struct PublishedFile {
  std::string path;
  std::function<std::string()> bytes;
};

struct Release {
  std::string id;        // "0003-9f2c41aa": number and the first digits of the content's hash
  bool current = false;
};

/// Where a site goes. A publication is seen whole or not at all; the releases before it can be returned to.
/// Failures throw EnvironmentError and leave what readers see as it was.
class Publisher {
 public:
  virtual ~Publisher() = default;
  /// Publishes; when the content equals the current release nothing changes. Returns the release that is current now.
  virtual Release publish(const std::vector<PublishedFile>& files) = 0;
  /// Switches to the release before the current one. Throws Error when there is none.
  virtual Release rollback() = 0;
  /// Oldest first.
  virtual std::vector<Release> releases() const = 0;
};

}  // namespace divulga
