#include <algorithm>
#include <cerrno>

#include "diag/diagnostic.h"
#include "fs/file_system.h"
#include "fs/system_error.h"

namespace divulga {
namespace {

bool is_below(const std::string& path, const std::string& directory) {
  if (directory.empty() || directory == ".") return true;
  return path.size() > directory.size() && path.compare(0, directory.size(), directory) == 0 && path[directory.size()] == '/';
}

}  // namespace

bool MemoryFileSystem::exists(const std::string& path) const {
  {
    std::lock_guard lock(mutex_);
    if (files_.count(path) || links_.count(path)) return true;
  }
  return is_directory(path);
}

bool MemoryFileSystem::is_directory(const std::string& path) const {
  std::lock_guard lock(mutex_);
  if (directories_.count(path)) return true;
  return std::any_of(files_.begin(), files_.end(), [&](const auto& file) { return is_below(file.first, path); });
}

std::uint64_t MemoryFileSystem::size(const std::string& path) const { return read(path).size(); }

std::string MemoryFileSystem::read(const std::string& path) const {
  std::lock_guard lock(mutex_);
  const auto found = files_.find(path);
  if (found == files_.end()) throw EnvironmentError(message("cannot read '{0}': {1}", path, system_error(ENOENT)));
  return found->second;
}

std::vector<std::string> MemoryFileSystem::list(const std::string& directory) const {
  std::lock_guard lock(mutex_);
  std::vector<std::string> names;
  const size_t skip = directory.empty() || directory == "." ? 0 : directory.size() + 1;
  auto add = [&](const std::string& path) {
    if (!is_below(path, directory)) return;
    names.push_back(path.substr(skip, path.find('/', skip) - skip));
  };
  for (const auto& [path, bytes] : files_) add(path);
  for (const auto& [path, target] : links_) add(path);
  for (const auto& [path, made] : directories_) add(path);
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

void MemoryFileSystem::write(const std::string& path, std::string_view bytes) {
  std::lock_guard lock(mutex_);
  if (writes_left_ == 0) throw EnvironmentError(message("cannot write '{0}': {1}", path, system_error(ENOSPC)));
  if (writes_left_ > 0) --writes_left_;
  files_[path] = std::string(bytes);
}

void MemoryFileSystem::write_all(const std::vector<NewFile>& files) {
  {
    std::lock_guard lock(mutex_);
    if (writes_left_ >= 0 && files.size() > static_cast<size_t>(writes_left_))
      throw EnvironmentError(message("cannot write '{0}': {1}", files[static_cast<size_t>(writes_left_)].path, system_error(ENOSPC)));
  }
  for (const NewFile& file : files) write(file.path, file.bytes);
}

void MemoryFileSystem::append_lines(const std::string& path, std::string_view lines) {
  std::string bytes;
  {
    std::lock_guard lock(mutex_);
    if (const auto found = files_.find(path); found != files_.end()) bytes = found->second.substr(0, found->second.rfind('\n') + 1);
  }
  write(path, bytes.append(lines));
}

void MemoryFileSystem::create_directories(const std::string& path) {
  std::lock_guard lock(mutex_);
  directories_[path] = true;
}

void MemoryFileSystem::remove(const std::string& path) {
  std::lock_guard lock(mutex_);
  auto erase = [&](auto& entries) {
    for (auto it = entries.begin(); it != entries.end();) it = it->first == path || is_below(it->first, path) ? entries.erase(it) : std::next(it);
  };
  erase(files_);
  erase(links_);
  erase(directories_);
}

void MemoryFileSystem::rename(const std::string& from, const std::string& to) {
  std::lock_guard lock(mutex_);
  auto move = [&](auto& entries) {
    std::remove_reference_t<decltype(entries)> moved;
    for (auto it = entries.begin(); it != entries.end();) {
      if (it->first == from || is_below(it->first, from)) {
        moved[to + it->first.substr(from.size())] = it->second;
        it = entries.erase(it);
      } else {
        ++it;
      }
    }
    for (auto& [path, value] : moved) entries[path] = value;
  };
  move(files_);
  move(links_);
  move(directories_);
}

void MemoryFileSystem::replace_symlink(const std::string& target, const std::string& link) {
  std::lock_guard lock(mutex_);
  links_[link] = target;
}

std::optional<std::string> MemoryFileSystem::read_symlink(const std::string& link) const {
  std::lock_guard lock(mutex_);
  const auto found = links_.find(link);
  if (found == links_.end()) return std::nullopt;
  return found->second;
}

void MemoryFileSystem::fail_writes_after(int count) {
  std::lock_guard lock(mutex_);
  writes_left_ = count;
}

}  // namespace divulga
