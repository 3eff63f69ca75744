#include "delivery/maildir_transport.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

#include "diag/diagnostic.h"
#include "fs/system_error.h"

namespace divulga {
namespace {

/// The medium failed: all messages would, so the route is closed for a while.
Outcome route_failure(const std::string& what) { return {Verdict::deferred, Scope::route, 0, {}, what}; }

/// Writes and syncs; empty on success, otherwise the system's reason.
std::string write_synced(const std::string& path, const std::string& bytes) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file < 0) return std::strerror(errno);
  std::string problem;
  for (size_t at = 0; at < bytes.size();) {
    const ssize_t count = ::write(file, bytes.data() + at, bytes.size() - at);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      problem = std::strerror(errno);
      break;
    }
    at += static_cast<size_t>(count);
  }
  if (problem.empty() && ::fsync(file) != 0) problem = std::strerror(errno);
  ::close(file);
  return problem;
}

void sync_directory(const std::string& path) {
  const int directory = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (directory < 0) return;
  ::fsync(directory);
  ::close(directory);
}

}  // namespace

MaildirTransport::MaildirTransport(std::string directory) : directory_(std::move(directory)) {
  for (const char* part : {"/tmp", "/new", "/cur"}) {
    std::error_code error;
    std::filesystem::create_directories(directory_ + part, error);
    if (error) throw EnvironmentError(message("cannot make '{0}{1}': {2}", directory_, part, system_error(error.value())), message("see 'maildir' in divulga.yaml"));
  }
}

bool MaildirTransport::is_there(const std::string& name) const {
  if (std::filesystem::exists(directory_ + "/new/" + name)) return true;
  for (const auto& entry : std::filesystem::directory_iterator(directory_ + "/cur")) {
    if (entry.path().filename().string().starts_with(name)) return true;
  }
  return false;
}

Outcome MaildirTransport::deliver(const Envelope& envelope, const std::string& message, const std::function<bool()>& before_commit) {
  const std::string name = envelope.message_id.substr(0, envelope.message_id.find('@')) + ".eml";
  const std::string draft = directory_ + "/tmp/" + name, final = directory_ + "/new/" + name;
  try {
    if (is_there(name)) return {Verdict::accepted, Scope::message, 0, {}, "already there"};
  } catch (const std::filesystem::filesystem_error& error) {
    return route_failure(error.what());
  }
  if (const std::string problem = write_synced(draft, message); !problem.empty()) {
    ::unlink(draft.c_str());
    return route_failure(draft + ": " + problem);
  }
  if (!before_commit()) {
    ::unlink(draft.c_str());
    return {Verdict::withdrawn, Scope::message, 0, {}, {}};
  }
  if (std::rename(draft.c_str(), final.c_str()) != 0) {
    const std::string problem = std::strerror(errno);
    ::unlink(draft.c_str());
    return route_failure(final + ": " + problem);
  }
  sync_directory(directory_ + "/new");
  return {Verdict::accepted, Scope::message, 0, {}, name};
}

}  // namespace divulga
