#pragma once
#include <chrono>
#include <cstdint>
#include <string>

namespace divulga {

enum class SmtpTls {
  none,            // never; credentials then go in the clear, which is for loopback only
  opportunistic,   // STARTTLS when offered
  starttls,        // STARTTLS or nothing
  implicit,        // TLS from the first byte (port 465)
};

/// How to reach a server that takes our mail.
struct SmtpSettings {
  std::string host = "127.0.0.1";
  std::uint16_t port = 587;
  SmtpTls tls = SmtpTls::starttls;
  std::string ca_file;               // PEM; empty: the system's
  std::string user, password;        // empty: no AUTH
  std::string helo;                  // our name; empty: this host's
  std::chrono::milliseconds connect_timeout{30000}, reply_timeout{300000}, data_timeout{600000};
  int messages_per_connection = 100;
};

}  // namespace divulga
