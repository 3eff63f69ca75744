#pragma once
#include <functional>
#include <set>
#include <string>

#include "delivery/transport.h"
#include "smtp/smtp_connection.h"

namespace divulga {

/// The server will not talk to us at all: greeting, EHLO, STARTTLS or AUTH refused.
class SmtpRefused : public std::runtime_error {
 public:
  SmtpRefused(const std::string& step, const SmtpReply& reply);
  SmtpReply reply;
};

/// An opened conversation (RFC 5321): greeting, EHLO, TLS, AUTH behind it, then one transaction after the other.
class SmtpSession {
 public:
  /// Throws SmtpConnectionLost or SmtpRefused.
  explicit SmtpSession(const SmtpSettings& settings);

  /// One message to one recipient. Throws SmtpConnectionLost only where the server cannot have accepted it; what is lost
  /// after the final dot is Verdict::unknown.
  Outcome transact(const Envelope& envelope, const std::string& message, const std::function<bool()>& before_commit);
  /// Not fit for another transaction: closed, out of step, or told to go.
  bool is_spent() const { return spent_; }
  int transactions() const { return transactions_; }
  /// QUIT, without waiting for the answer.
  void quit();

 private:
  SmtpReply command(const std::string& line);
  void greet();
  void authenticate();
  bool offers(const std::string& keyword) const { return extensions_.contains(keyword); }
  SmtpReply open_data(const Envelope& envelope, size_t size, bool eight_bit, std::string& refused_step);
  Outcome send_data(const std::string& wire, const std::function<bool()>& before_commit);
  Outcome classify(const SmtpReply& reply, const std::string& step);

  SmtpSettings settings_;
  SmtpConnection connection_;
  std::set<std::string> extensions_;   // "PIPELINING", "AUTH PLAIN"
  size_t size_limit_ = 0;              // 0: none told
  bool needs_reset_ = false;
  bool spent_ = false;
  int transactions_ = 0;
};

}  // namespace divulga
