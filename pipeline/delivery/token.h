#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace divulga {

/// Opaque, unguessable names made from the store's secret (HMAC-SHA-256, 192 bits, base64url): the same input gives the
/// same token for ever, so a retry is byte-identical and a copied link keeps working.

/// Stands in the unsubscribe link of one subscription.
std::string unsubscribe_token(std::string_view secret, std::string_view list, std::string_view canonical_address);
/// The left side of the Message-ID of one delivery, in lower-case hexadecimal, so that it is a good file name too.
std::string message_token(std::string_view secret, std::int64_t campaign, std::int64_t subscriber);
/// What stays of a suppressed address: it cannot be read back without the secret.
std::string address_hash(std::string_view secret, std::string_view canonical_address);

}  // namespace divulga
