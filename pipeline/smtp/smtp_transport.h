#pragma once
#include <memory>

#include "delivery/transport.h"
#include "smtp/smtp_settings.h"

namespace divulga {

class SmtpSession;

/// Carries mail to an SMTP server, one connection for many messages. A connection that turns out dead before a message
/// was handed over is replaced once; whatever is left is an Outcome.
class SmtpTransport final : public Transport {
 public:
  explicit SmtpTransport(SmtpSettings settings);
  ~SmtpTransport() override;

  Outcome deliver(const Envelope& envelope, const std::string& message, const std::function<bool()>& before_commit) override;
  bool is_idempotent() const override { return false; }
  void close() override;

 private:
  SmtpSettings settings_;
  std::unique_ptr<SmtpSession> session_;
};

}  // namespace divulga
