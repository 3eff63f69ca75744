#pragma once
#include <cstdint>
#include <iosfwd>
#include <string>

#include "diag/message.h"

namespace divulga {

struct ServiceOptions {
  std::string root, share, output;       // absolute
  std::string address = "127.0.0.1";
  std::uint16_t port = 8025;             // 0: any free one
  std::string ready_file;                // gets "http://address:port\n" once the pages answer; may be empty
  std::ostream* out = nullptr;           // lines without addresses, names or tokens
  Vocabulary vocabulary{};               // what the lines are said with
};

/// Holds the schedule, delivers, answers the unsubscribe pages; returns the exit code after SIGTERM or SIGINT. Call it from
/// the main thread of a process without other threads: it takes over these signals (Poco Util ServerApplication, one a
/// process). Throws Error for mistakes in divulga.yaml and EnvironmentError where another process already delivers here,
/// the port is taken or the store cannot be opened.
int run_service(const ServiceOptions& options);

}  // namespace divulga
