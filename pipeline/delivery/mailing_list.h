#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "delivery/clock.h"

namespace divulga {

/// Whom a project writes to, and on what ground.
struct MailingList {
  std::int64_t id = 0;
  std::string name;             // "stakeholders"
  std::string project;          // id of the project that writes
  std::string title;            // what the public page calls it
  std::string purpose;          // what its members agreed to get
  std::string legal_basis;      // "consent", "public task"
};

/// One person or office. `canonical` is the address that decides who is the same.
struct Subscriber {
  std::int64_t id = 0;
  std::string address, canonical;
  std::string name, organisation;
  std::string language;         // BCP 47
  std::map<std::string, std::string> attributes;   // other columns of the import: group, municipality …
};

/// Why we may write to somebody; records are only ever added.
struct Consent {
  Instant at{};
  std::string source;           // "import stakeholders.csv", "form"
  std::string text, language;   // the words that were agreed to
};

enum class SubscriptionState { active, left };

/// A subscriber on a list. The token stands in the unsubscribe link and works for as long as the store does.
struct Subscription {
  std::int64_t id = 0;
  MailingList list;
  Subscriber subscriber;
  SubscriptionState state = SubscriptionState::active;
  std::string token;
};

}  // namespace divulga
