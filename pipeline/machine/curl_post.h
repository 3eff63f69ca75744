#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace divulga {

struct HttpPost {
  std::string url, body;
  std::vector<std::string> headers;     // "Name: value"
  std::string ca_file;                  // empty: the system's authorities
  std::chrono::seconds timeout{30};
};

/// What came back, or why nothing did.
struct HttpAnswer {
  int status = 0;                       // 0: no answer
  std::string body;
  std::optional<std::chrono::seconds> retry_after;
  std::string failure;                  // the system's words, where there is no answer
  bool untrusted = false;               // the server's certificate does not hold: not to be tried again
};

/// One request over HTTP. Certificates are always verified, redirections never followed, answers over 16 MiB given up. Never throws
/// for what the network does. Thread-safe.
HttpAnswer post(const HttpPost& request);

}  // namespace divulga
