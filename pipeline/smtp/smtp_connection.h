#pragma once
#include <chrono>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "smtp/smtp_reply.h"
#include "smtp/smtp_settings.h"

namespace divulga {

/// The way to the server broke: closed, timed out, or spoke something else than SMTP.
class SmtpConnectionLost : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A socket that carries commands and replies. Every failure is SmtpConnectionLost. Not thread-safe.
class SmtpConnection {
 public:
  /// Connects, with TLS at once where the settings say so. Does not wait for the greeting.
  explicit SmtpConnection(const SmtpSettings& settings);
  ~SmtpConnection();
  SmtpConnection(const SmtpConnection&) = delete;
  SmtpConnection& operator=(const SmtpConnection&) = delete;

  void send(std::string_view bytes);
  /// The next reply, however it is cut; `timeout` holds for the whole of it.
  SmtpReply receive(std::chrono::milliseconds timeout);
  /// Goes over to TLS with the certificate verified; what came in the clear before is forgotten (CVE-2011-0411).
  void start_tls();
  bool is_encrypted() const { return encrypted_; }

 private:
  struct Socket;
  SmtpSettings settings_;
  std::unique_ptr<Socket> socket_;
  SmtpReplyParser parser_;
  bool encrypted_ = false;
};

}  // namespace divulga
