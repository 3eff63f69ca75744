#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace divulga {

struct NewFile { std::string path, bytes; };

/// Files as the pipeline sees them. Paths use forward slashes. Every failure throws EnvironmentError with the path and
/// the system's reason. Implementations are thread-safe.
class FileSystem {
 public:
  virtual ~FileSystem() = default;

  virtual bool exists(const std::string& path) const = 0;
  virtual bool is_directory(const std::string& path) const = 0;
  /// Bytes of a regular file.
  virtual std::uint64_t size(const std::string& path) const = 0;
  virtual std::string read(const std::string& path) const = 0;
  /// Names in a directory, sorted by byte value; empty when there is no such directory.
  virtual std::vector<std::string> list(const std::string& directory) const = 0;

  /// Whole or not at all: temporary file beside it, fsync, rename, fsync of the directory. Makes missing directories.
  virtual void write(const std::string& path, std::string_view bytes) = 0;
  /// Many files as `write` does one, with two waits for the disk instead of two a file: all bytes are on the disk before the
  /// first file takes its name. A failure until then leaves everything as it was.
  virtual void write_all(const std::vector<NewFile>& files) = 0;
  /// Adds whole lines to the end of a file, all of them or none, and waits for the disk; makes the file where there is none.
  /// A line that an earlier end of the power tore off (no line feed at the end) is taken away first. Writers take turns.
  virtual void append_lines(const std::string& path, std::string_view lines) = 0;
  virtual void create_directories(const std::string& path) = 0;
  /// Removes a file or a whole tree; nothing there is no error.
  virtual void remove(const std::string& path) = 0;
  /// Atomic where the system's rename is; replaces a file.
  virtual void rename(const std::string& from, const std::string& to) = 0;
  /// Points `link` at `target` in one step (a new link renamed over the old one).
  virtual void replace_symlink(const std::string& target, const std::string& link) = 0;
  virtual std::optional<std::string> read_symlink(const std::string& link) const = 0;
};

class DiskFileSystem final : public FileSystem {
 public:
  bool exists(const std::string& path) const override;
  bool is_directory(const std::string& path) const override;
  std::uint64_t size(const std::string& path) const override;
  std::string read(const std::string& path) const override;
  std::vector<std::string> list(const std::string& directory) const override;
  void write(const std::string& path, std::string_view bytes) override;
  void write_all(const std::vector<NewFile>& files) override;
  void append_lines(const std::string& path, std::string_view lines) override;
  void create_directories(const std::string& path) override;
  void remove(const std::string& path) override;
  void rename(const std::string& from, const std::string& to) override;
  void replace_symlink(const std::string& target, const std::string& link) override;
  std::optional<std::string> read_symlink(const std::string& link) const override;
};

/// Files in memory, for tests. `fail_writes_after(n)` makes write n+1 and later ones throw, as a full disk does.
class MemoryFileSystem final : public FileSystem {
 public:
  bool exists(const std::string& path) const override;
  bool is_directory(const std::string& path) const override;
  std::uint64_t size(const std::string& path) const override;
  std::string read(const std::string& path) const override;
  std::vector<std::string> list(const std::string& directory) const override;
  void write(const std::string& path, std::string_view bytes) override;
  void write_all(const std::vector<NewFile>& files) override;
  void append_lines(const std::string& path, std::string_view lines) override;
  void create_directories(const std::string& path) override;
  void remove(const std::string& path) override;
  void rename(const std::string& from, const std::string& to) override;
  void replace_symlink(const std::string& target, const std::string& link) override;
  std::optional<std::string> read_symlink(const std::string& link) const override;

  void fail_writes_after(int count);

 private:
  mutable std::mutex mutex_;
  std::map<std::string, std::string> files_;
  std::map<std::string, std::string> links_;
  std::map<std::string, bool> directories_;
  int writes_left_ = -1;
};

/// "a/b" + "c" -> "a/b/c"; an empty or absolute part behaves as in a shell.
std::string join_path(std::string_view directory, std::string_view name);
/// Removes "." and "..": "a/./b/../c" -> "a/c". A path that climbs above its start keeps its leading "..".
std::string normal_path(std::string_view path);
/// "a/b/c.ar.md" -> "a/b".
std::string directory_of(std::string_view path);
/// "a/b/c.ar.md" -> "c.ar.md".
std::string file_name_of(std::string_view path);

}  // namespace divulga
