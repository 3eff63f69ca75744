#include "cli/output_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>

namespace divulga {

OutputLock::OutputLock(const std::string& root) : folder_(open(root.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
  if (folder_ < 0) return;
  while (flock(folder_, LOCK_EX) != 0 && errno == EINTR) continue;
}

OutputLock::~OutputLock() {
  if (folder_ >= 0) close(folder_);
}

}  // namespace divulga
