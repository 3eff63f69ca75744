#pragma once
#include <memory>
#include <string>

#include "store/sqlite_store.h"

namespace divulga {

/// The store of a workspace, `.divulga/divulga.sqlite` below it: personal data, so the folder is the owner's alone, and it
/// is neither source nor output. Made when missing. Throws EnvironmentError.
std::unique_ptr<SqliteStore> open_workspace_store(const std::string& root);
/// Whether there is one yet.
bool has_workspace_store(const std::string& root);

/// Held by the one process that delivers a workspace's mail; the system lets go of it when the process ends, however.
class CourierLock {
 public:
  explicit CourierLock(const std::string& root);
  ~CourierLock();
  CourierLock(const CourierLock&) = delete;
  CourierLock& operator=(const CourierLock&) = delete;
  /// False: another process delivers.
  bool is_held() const { return held_; }

 private:
  int file_ = -1;
  bool held_ = false;
};

}  // namespace divulga
