#pragma once
#include "fs/file_system.h"
#include "publish/publisher.h"

namespace divulga {

/// A local folder: releases/<id>/…, and the link `current`, which a web server serves. A release is written under a name
/// that starts with a dot, renamed when whole, and the link is switched last: a process killed at any point leaves
/// `current` on a whole release. What a killed one left is swept away by the next.
class DirectoryPublisher final : public Publisher {
 public:
  DirectoryPublisher(FileSystem& files, std::string directory, size_t releases_kept = 10);

  Release publish(const std::vector<PublishedFile>& files) override;
  Release rollback() override;
  std::vector<Release> releases() const override;

 private:
  std::string at(const std::string& name) const;
  void sweep();

  FileSystem& files_;
  std::string directory_;
  size_t releases_kept_;
};

}  // namespace divulga
