#pragma once
#include <string>

#include "delivery/transport.h"

namespace divulga {

/// Puts each message as a file of its own into a Maildir, the transport for trials: `new/<left side of Message-ID>.eml`,
/// written in `tmp/`, synced, then moved in one step. The name makes it idempotent: the same message is there once, in
/// `new/` or, once read, in `cur/`.
class MaildirTransport final : public Transport {
 public:
  /// Makes `directory` with tmp, new and cur where missing; throws EnvironmentError when it cannot.
  explicit MaildirTransport(std::string directory);

  Outcome deliver(const Envelope& envelope, const std::string& message, const std::function<bool()>& before_commit) override;
  bool is_idempotent() const override { return true; }

 private:
  bool is_there(const std::string& name) const;
  std::string directory_;
};

}  // namespace divulga
