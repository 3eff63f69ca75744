#pragma once
#include <functional>
#include <string>

namespace divulga {

struct Envelope {
  std::string sender, recipient;
  std::string message_id;           // without angle brackets
};

enum class Verdict {
  accepted,
  deferred,      // may work later
  rejected,      // will not work
  unknown,       // handed over, but the answer never came
  withdrawn,     // `before_commit` said no; nothing was sent
};

/// Whether an answer is about this message or about the way there.
enum class Scope { message, route };

struct Outcome {
  Verdict verdict = Verdict::deferred;
  Scope scope = Scope::message;
  int code = 0;                     // SMTP reply code, 0 when none came
  std::string enhanced;             // "5.1.1" (RFC 3463), may be empty
  std::string text;                 // the server's or system's own words
};

/// Port: carries one message. Not thread-safe; each worker has its own. Never throws for what the outside does: that is
/// an Outcome.
class Transport {
 public:
  virtual ~Transport() = default;

  /// `before_commit` is called once at most, just before the step after which the fate can become unknown; when it returns
  /// false the message must not be handed over.
  virtual Outcome deliver(const Envelope& envelope, const std::string& message, const std::function<bool()>& before_commit) = 0;
  /// Handing over the same Message-ID twice leaves one copy.
  virtual bool is_idempotent() const = 0;
  /// Ends what is kept open between messages.
  virtual void close() {}
};

}  // namespace divulga
