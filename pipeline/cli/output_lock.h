#pragma once
#include <string>

namespace divulga {

/// One command at a time writes a workspace's output: a second build or publish waits for the first, and then finds most of
/// its work done. The lock is on the workspace's folder itself and leaves no file behind; it ends with the process.
class OutputLock {
 public:
  explicit OutputLock(const std::string& root);
  ~OutputLock();
  OutputLock(const OutputLock&) = delete;
  OutputLock& operator=(const OutputLock&) = delete;

 private:
  int folder_ = -1;      // -1: the folder cannot be locked (not on a disk): nobody is waited for
};

}  // namespace divulga
