#pragma once
#include <string>
#include <string_view>

#include "diag/message.h"

namespace divulga {

/// A person's or list's address with the name shown beside it (may be empty).
struct Mailbox {
  std::string name;      // UTF-8
  std::string address;   // "local@domain", ASCII
};

/// Empty when `address` is one we can send to (RFC 5321 dot-string, host name with a dot, at most 254 octets);
/// otherwise what is wrong, for a diagnostic.
Message address_problem(std::string_view address);

/// One address, however it was written: lower case throughout, spaces around it gone. Two canonical forms that are equal
/// receive one copy.
std::string canonical_address(std::string_view address);

/// The part behind the "@".
std::string domain_of(std::string_view address);

}  // namespace divulga
