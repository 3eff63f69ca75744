#include "smtp/smtp_transport.h"

#include "smtp/smtp_session.h"

namespace divulga {

SmtpTransport::SmtpTransport(SmtpSettings settings) : settings_(std::move(settings)) {}

SmtpTransport::~SmtpTransport() { close(); }

Outcome SmtpTransport::deliver(const Envelope& envelope, const std::string& message, const std::function<bool()>& before_commit) {
  bool handed_over = false;
  const auto once = [&] {
    handed_over = true;
    return before_commit();
  };
  const bool is_fresh = session_ == nullptr;
  try {
    if (session_ == nullptr) session_ = std::make_unique<SmtpSession>(settings_);
    Outcome outcome = session_->transact(envelope, message, once);
    if (session_->is_spent()) {
      session_.reset();
    } else if (session_->transactions() >= settings_.messages_per_connection) {
      close();
    }
    return outcome;
  } catch (const SmtpRefused& refused) {
    session_.reset();
    return {Verdict::deferred, Scope::route, refused.reply.code, refused.reply.enhanced(), refused.what()};
  } catch (const SmtpConnectionLost& lost) {
    session_.reset();
    // A server closes idle connections as it likes: that is no fault of the message.
    if (!is_fresh && !handed_over) return deliver(envelope, message, before_commit);
    // In DATA the message itself may be what the server stumbles over; before it, the way is closed.
    return {Verdict::deferred, handed_over ? Scope::message : Scope::route, 0, {}, lost.what()};
  }
}

void SmtpTransport::close() {
  if (session_ != nullptr) session_->quit();
  session_.reset();
}

}  // namespace divulga
