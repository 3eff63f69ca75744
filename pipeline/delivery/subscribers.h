#pragma once
#include <optional>
#include <string>
#include <vector>

#include "delivery/mailing_list.h"

namespace divulga {

enum class SubscribeResult {
  added, updated, unchanged,
  left,          // has left this list before: an import does not bring anybody back
  suppressed,    // the address refuses all mail
};

/// Port: lists, who is on them, consent, suppression. Thread-safe; failures of the medium throw EnvironmentError.
class Subscribers {
 public:
  virtual ~Subscribers() = default;

  /// The list of that name; made from `list` when there is none.
  virtual MailingList ensure_list(const MailingList& list, Instant now) = 0;
  virtual std::optional<MailingList> find_list(const std::string& name) = 0;
  virtual std::vector<MailingList> lists() = 0;

  /// All or nothing, one result a subscriber. With `dry_run` nothing is kept.
  virtual std::vector<SubscribeResult> subscribe(std::int64_t list, const std::vector<Subscriber>& people, const Consent& consent, bool dry_run) = 0;
  /// By address.
  virtual std::vector<Subscription> members(std::int64_t list) = 0;

  virtual std::optional<Subscription> find_subscription(const std::string& token) = 0;
  /// Idempotent; false when there is no such token.
  virtual bool leave(const std::string& token, const std::string& how, Instant now) = 0;

  /// No list writes to the address any more. Idempotent; the first reason stays.
  virtual void suppress(const std::string& canonical, const std::string& reason, Instant now) = 0;
  virtual bool is_suppressed(const std::string& canonical) = 0;
};

}  // namespace divulga
