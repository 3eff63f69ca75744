#include "publish/directory_publisher.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "diag/diagnostic.h"
#include "fs/hash.h"

namespace divulga {
namespace {

constexpr size_t hash_digits = 8;
constexpr size_t batch_size = 200;   // files held in memory at a time

/// Of all paths and bytes, whatever the order they came in.
std::string content_hash(const std::vector<PublishedFile>& files) {
  std::vector<std::string> lines;
  for (const PublishedFile& file : files) lines.push_back(file.path + '\0' + sha256_hex(file.bytes()) + '\n');
  std::sort(lines.begin(), lines.end());
  std::string all;
  for (const std::string& line : lines) all += line;
  return sha256_hex(all).substr(0, hash_digits);
}

bool is_release(const std::string& name) { return name.size() > hash_digits && name[0] >= '0' && name[0] <= '9'; }

std::string release_id(int number, const std::string& hash) {
  char text[32];
  std::snprintf(text, sizeof text, "%04d-", number);
  return text + hash;
}

}  // namespace

DirectoryPublisher::DirectoryPublisher(FileSystem& files, std::string directory, size_t releases_kept)
    : files_(files), directory_(std::move(directory)), releases_kept_(std::max<size_t>(2, releases_kept)) {}

std::string DirectoryPublisher::at(const std::string& name) const { return join_path(directory_, name); }

std::vector<Release> DirectoryPublisher::releases() const {
  const std::string current = file_name_of(files_.read_symlink(at("current")).value_or(""));
  std::vector<Release> found;
  for (const std::string& name : files_.list(at("releases")))
    if (is_release(name)) found.push_back({name, name == current});
  // By number: a five-digit one follows the four-digit ones.
  std::stable_sort(found.begin(), found.end(), [](const Release& a, const Release& b) { return std::atoi(a.id.c_str()) < std::atoi(b.id.c_str()); });
  return found;
}

Release DirectoryPublisher::publish(const std::vector<PublishedFile>& files) {
  for (const PublishedFile& file : files) {
    const std::string path = normal_path(file.path);
    if (path != file.path || path.rfind("..", 0) == 0 || path.front() == '/')
      throw Error(message("the path '{0}' leaves the release", file.path));
  }
  const std::string hash = content_hash(files);
  const std::vector<Release> before = releases();
  for (const Release& release : before)
    if (release.current && release.id.substr(release.id.size() - hash_digits) == hash) return release;

  sweep();
  const Release made{release_id(before.empty() ? 1 : std::atoi(before.back().id.c_str()) + 1, hash), true};
  const std::string unfinished = at("releases/." + made.id);
  try {
    files_.create_directories(unfinished);
    std::vector<NewFile> batch;
    for (const PublishedFile& file : files) {
      batch.push_back({join_path(unfinished, file.path), file.bytes()});
      if (batch.size() < batch_size && &file != &files.back()) continue;
      files_.write_all(batch);
      batch.clear();
    }
  } catch (...) {
    try {
      files_.remove(unfinished);
    } catch (const Error&) {
      // The first failure is the one to tell; the next publication sweeps.
    }
    throw;
  }
  files_.rename(unfinished, at("releases/" + made.id));
  files_.replace_symlink("releases/" + made.id, at("current"));

  const std::vector<Release> after = releases();
  for (size_t i = 0; i + releases_kept_ < after.size(); ++i)
    if (!after[i].current) files_.remove(at("releases/" + after[i].id));
  return made;
}

Release DirectoryPublisher::rollback() {
  const std::vector<Release> all = releases();
  const auto current = std::find_if(all.begin(), all.end(), [](const Release& release) { return release.current; });
  if (current == all.end()) throw Error(message("nothing is published in '{0}' yet", directory_), message("run 'divulga publish' first"));
  if (current == all.begin())
    throw Error(message("there is no release before '{0}' in '{1}'", current->id, directory_), message("'divulga publish --list' shows the releases"));
  const Release target{std::prev(current)->id, true};
  files_.replace_symlink("releases/" + target.id, at("current"));
  return target;
}

void DirectoryPublisher::sweep() {
  for (const std::string& name : files_.list(at("releases")))
    if (name.front() == '.') files_.remove(at("releases/" + name));
}

}  // namespace divulga
