#include "delivery/token.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "diag/diagnostic.h"

namespace divulga {
namespace {

constexpr size_t kOctets = 24;

std::string mac(std::string_view secret, std::string_view purpose, std::string_view text) {
  const std::string input = std::string(purpose) + '\0' + std::string(text);
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int length = 0;
  if (HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()), reinterpret_cast<const unsigned char*>(input.data()),
           input.size(), digest, &length) == nullptr) {
    throw EnvironmentError(message("HMAC-SHA-256 failed"));
  }
  return std::string(reinterpret_cast<const char*>(digest), kOctets);
}

std::string base64url(const std::string& bytes) {
  static constexpr char kAlphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::string out;
  for (size_t at = 0; at + 2 < bytes.size(); at += 3) {
    const unsigned value = static_cast<unsigned char>(bytes[at]) * 65536U + static_cast<unsigned char>(bytes[at + 1]) * 256U +
                           static_cast<unsigned char>(bytes[at + 2]);
    for (int shift = 18; shift >= 0; shift -= 6) out += kAlphabet[value >> shift & 63];
  }
  return out;
}

std::string hex(const std::string& bytes) {
  static constexpr char kHex[] = "0123456789abcdef";
  std::string out;
  for (const char c : bytes) {
    out += kHex[static_cast<unsigned char>(c) >> 4];
    out += kHex[static_cast<unsigned char>(c) & 15];
  }
  return out;
}

}  // namespace

std::string unsubscribe_token(std::string_view secret, std::string_view list, std::string_view canonical_address) {
  return base64url(mac(secret, "unsubscribe", std::string(list) + '\0' + std::string(canonical_address)));
}

std::string message_token(std::string_view secret, std::int64_t campaign, std::int64_t subscriber) {
  return hex(mac(secret, "message", std::to_string(campaign) + "/" + std::to_string(subscriber)));
}

std::string address_hash(std::string_view secret, std::string_view canonical_address) {
  return hex(mac(secret, "address", canonical_address));
}

}  // namespace divulga
