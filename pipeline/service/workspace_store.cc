#include "service/workspace_store.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "diag/diagnostic.h"
#include "fs/system_error.h"

namespace divulga {
namespace {

std::string private_folder(const std::string& root) {
  const std::string folder = root + "/.divulga";
  if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) throw EnvironmentError(message("cannot make '{0}': {1}", folder, system_error(errno)));
  ::chmod(folder.c_str(), 0700);   // the register may have made it for everybody
  return folder;
}

}  // namespace

std::unique_ptr<SqliteStore> open_workspace_store(const std::string& root) {
  SystemRandomSource random;
  return std::make_unique<SqliteStore>(private_folder(root) + "/divulga.sqlite", random);
}

bool has_workspace_store(const std::string& root) { return ::access((root + "/.divulga/divulga.sqlite").c_str(), F_OK) == 0; }

CourierLock::CourierLock(const std::string& root) {
  const std::string path = private_folder(root) + "/courier.lock";
  file_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file_ < 0) throw EnvironmentError(message("cannot open '{0}': {1}", path, system_error(errno)));
  held_ = ::flock(file_, LOCK_EX | LOCK_NB) == 0;
}

CourierLock::~CourierLock() { ::close(file_); }

}  // namespace divulga
