#include "fs/system_error.h"

#include <cerrno>
#include <system_error>

namespace divulga {

Message system_error(int number) {
  switch (number) {
    case ENOENT: return message("No such file or directory");
    case EACCES: return message("Permission denied");
    case EPERM: return message("Operation not permitted");
    case EEXIST: return message("File exists");
    case EISDIR: return message("Is a directory");
    case ENOTDIR: return message("Not a directory");
    case ENOTEMPTY: return message("Directory not empty");
    case ENOSPC: return message("No space left on device");
    case EDQUOT: return message("Disk quota exceeded");
    case EROFS: return message("Read-only file system");
    case EIO: return message("Input/output error");
    case EMFILE: return message("Too many open files");
    case ENAMETOOLONG: return message("File name too long");
    case ELOOP: return message("Too many levels of symbolic links");
    default: return std::generic_category().message(number);
  }
}

}  // namespace divulga
