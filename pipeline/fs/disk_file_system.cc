#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <memory>
#include <set>

#include "diag/diagnostic.h"
#include "fs/file_system.h"
#include "fs/system_error.h"
#include "parallel/worker_pool.h"

namespace divulga {
namespace {

/// `problem` has the system's words at its end.
[[noreturn]] void fail(const Message& problem, int error) {
  throw EnvironmentError(problem, error == ENOSPC   ? message("free some space on the disk and try again; nothing was changed")
                                  : error == EACCES ? message("check the permissions of the file and its folder")
                                                    : Message());
}

[[noreturn]] void fail_reading(const std::string& path, int error) { fail(message("cannot read '{0}': {1}", path, system_error(error)), error); }
[[noreturn]] void fail_writing(const std::string& path, int error) { fail(message("cannot write '{0}': {1}", path, system_error(error)), error); }

/// Closes a descriptor when a write goes wrong half way.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }
  int release() {
    const int fd = fd_;
    fd_ = -1;
    return fd;
  }

 private:
  int fd_;
};

void sync_directory(const std::string& directory) {
  Descriptor fd(::open(directory.empty() ? "." : directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (fd.get() >= 0) ::fsync(fd.get());
}

/// A name no other thread or process uses; it starts with a dot, so that listings and publishing pass it over.
std::string temporary_name(const std::string& path) {
  static std::atomic<unsigned> counter{0};
  return join_path(directory_of(path),
                   "." + file_name_of(path) + "." + std::to_string(::getpid()) + "." + std::to_string(counter++) + ".tmp");
}

/// Everything written so far to the file system that holds `path`.
void sync_file_system(const std::string& path) {
  const std::string directory = directory_of(path);
  Descriptor fd(::open(directory.empty() ? "." : directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (fd.get() < 0 || ::syncfs(fd.get()) != 0) fail_writing(path, errno);
}

/// Where the last line feed of an open file ends; 0: it has none.
off_t whole_lines(int fd, const std::string& path) {
  off_t end = ::lseek(fd, 0, SEEK_END);
  char block[4096];
  while (end > 0) {
    const off_t from = std::max<off_t>(0, end - static_cast<off_t>(sizeof block));
    const ssize_t got = ::pread(fd, block, static_cast<size_t>(end - from), from);
    if (got <= 0) fail_reading(path, got < 0 ? errno : EIO);
    for (ssize_t i = got; i > 0; --i)
      if (block[i - 1] == '\n') return from + i;
    end = from;
  }
  return 0;
}

/// Gives a file its former length back after a write that did not go through.
[[noreturn]] void undo(int fd, off_t length, const std::string& path) {
  const int error = errno;
  // Where even that fails the torn line is taken away by the next writer, and no reader counts it.
  if (::ftruncate(fd, length) == 0) ::fsync(fd);
  fail_writing(path, error);
}

/// The bytes of a file beside the place where it will stand; removed again unless it takes its name.
class TemporaryFile {
 public:
  TemporaryFile(const std::string& path, std::string_view bytes) : path_(path), temporary_(temporary_name(path)) {
    Descriptor fd(::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644));
    if (fd.get() < 0) fail_writing(path, errno);
    while (!bytes.empty()) {
      const ssize_t put = ::write(fd.get(), bytes.data(), bytes.size());
      if (put < 0 && errno == EINTR) continue;
      if (put < 0) give_up();
      bytes.remove_prefix(static_cast<size_t>(put));
    }
    if (::close(fd.release()) != 0) give_up();
  }
  ~TemporaryFile() {
    if (!temporary_.empty()) ::unlink(temporary_.c_str());
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  void sync() {
    Descriptor fd(::open(temporary_.c_str(), O_RDONLY | O_CLOEXEC));
    if (fd.get() < 0 || ::fsync(fd.get()) != 0) fail_writing(path_, errno);
  }
  void take_name() {
    if (::rename(temporary_.c_str(), path_.c_str()) != 0) fail_writing(path_, errno);
    temporary_.clear();
  }

 private:
  [[noreturn]] void give_up() {
    const int error = errno;
    ::unlink(temporary_.c_str());   // no destructor runs after a constructor that throws
    fail_writing(path_, error);
  }

  std::string path_, temporary_;
};

}  // namespace

bool DiskFileSystem::exists(const std::string& path) const {
  std::error_code error;
  return std::filesystem::exists(path, error);
}

bool DiskFileSystem::is_directory(const std::string& path) const {
  std::error_code error;
  return std::filesystem::is_directory(path, error);
}

std::uint64_t DiskFileSystem::size(const std::string& path) const {
  std::error_code error;
  const auto bytes = std::filesystem::file_size(path, error);
  if (error) fail_reading(path, error.value());
  return bytes;
}

std::string DiskFileSystem::read(const std::string& path) const {
  Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (fd.get() < 0) fail_reading(path, errno);
  struct stat info{};
  if (::fstat(fd.get(), &info) != 0) fail_reading(path, errno);
  if (S_ISDIR(info.st_mode)) fail_reading(path, EISDIR);
  std::string bytes;
  bytes.resize(static_cast<size_t>(std::max<off_t>(info.st_size, 0)));
  size_t used = 0;
  for (;;) {
    if (used == bytes.size()) bytes.resize(bytes.size() + 4096);
    const ssize_t got = ::read(fd.get(), bytes.data() + used, bytes.size() - used);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail_reading(path, errno);
    if (got == 0) break;
    used += static_cast<size_t>(got);
  }
  bytes.resize(used);
  return bytes;
}

std::vector<std::string> DiskFileSystem::list(const std::string& directory) const {
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(directory, error)) names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

void DiskFileSystem::write(const std::string& path, std::string_view bytes) {
  create_directories(directory_of(path));
  TemporaryFile file(path, bytes);
  file.sync();
  file.take_name();
  sync_directory(directory_of(path));
}

void DiskFileSystem::write_all(const std::vector<NewFile>& files) {
  if (files.empty()) return;
  std::set<std::string> directories;
  for (const NewFile& file : files) directories.insert(directory_of(file.path));
  for (const std::string& directory : directories) create_directories(directory);
  std::vector<std::unique_ptr<TemporaryFile>> written(files.size());
  // Ten thousand certificates: most of the time is the system's, making files.
  WorkerPool workers(files.size() < 64 ? 1 : 2);
  workers.run(files.size(), [&](size_t i) { written[i] = std::make_unique<TemporaryFile>(files[i].path, files[i].bytes); });
  sync_file_system(files.front().path);
  for (const auto& file : written) file->take_name();
  sync_file_system(files.front().path);
}

void DiskFileSystem::append_lines(const std::string& path, std::string_view lines) {
  create_directories(directory_of(path));
  const bool is_new = !exists(path);
  Descriptor fd(::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0644));
  if (fd.get() < 0) fail_writing(path, errno);
  while (::flock(fd.get(), LOCK_EX) != 0)
    if (errno != EINTR) fail(message("cannot lock '{0}': {1}", path, system_error(errno)), errno);
  const off_t whole = whole_lines(fd.get(), path);
  if (::ftruncate(fd.get(), whole) != 0) fail_writing(path, errno);
  while (!lines.empty()) {
    const ssize_t put = ::write(fd.get(), lines.data(), lines.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) undo(fd.get(), whole, path);
    lines.remove_prefix(static_cast<size_t>(put));
  }
  if (::fsync(fd.get()) != 0) undo(fd.get(), whole, path);
  if (is_new) sync_directory(directory_of(path));
}

void DiskFileSystem::create_directories(const std::string& path) {
  if (path.empty()) return;
  std::error_code error;
  std::filesystem::create_directories(path, error);
  if (error) fail(message("cannot make the folder '{0}': {1}", path, system_error(error.value())), error.value());
}

void DiskFileSystem::remove(const std::string& path) {
  std::error_code error;
  std::filesystem::remove_all(path, error);
  if (error) fail(message("cannot remove '{0}': {1}", path, system_error(error.value())), error.value());
}

void DiskFileSystem::rename(const std::string& from, const std::string& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) fail(message("cannot rename '{0}' to '{1}': {2}", from, to, system_error(errno)), errno);
  sync_directory(directory_of(to));
}

void DiskFileSystem::replace_symlink(const std::string& target, const std::string& link) {
  const std::string temporary = temporary_name(link);
  if (::symlink(target.c_str(), temporary.c_str()) != 0) fail(message("cannot make the link '{0}': {1}", link, system_error(errno)), errno);
  if (::rename(temporary.c_str(), link.c_str()) != 0) {
    const int error = errno;
    ::unlink(temporary.c_str());
    fail(message("cannot switch the link '{0}': {1}", link, system_error(error)), error);
  }
  sync_directory(directory_of(link));
}

std::optional<std::string> DiskFileSystem::read_symlink(const std::string& link) const {
  std::error_code error;
  const auto target = std::filesystem::read_symlink(link, error);
  if (error) return std::nullopt;
  return target.string();
}

}  // namespace divulga
