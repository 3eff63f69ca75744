#include "mail/encoded_word.h"

#include <algorithm>
#include <cctype>

#include "diag/diagnostic.h"
#include "mail/transfer_encoding.h"

namespace divulga {
namespace {

constexpr size_t kLine = 76;          // RFC 2047, 2: a line that holds an encoded-word
constexpr size_t kWord = 75;          // an encoded-word
constexpr size_t kFrame = 12;         // "=?UTF-8?B?" and "?="

bool stands_for_itself(unsigned char c) {
  return c < 0x80 && (std::isalnum(c) != 0 || c == '!' || c == '*' || c == '+' || c == '-' || c == '/');
}

size_t q_length(std::string_view piece) {
  size_t length = 0;
  for (const char c : piece) length += stands_for_itself(static_cast<unsigned char>(c)) || c == ' ' ? 1 : 3;
  return length;
}

std::string q_encode(std::string_view piece) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : piece) {
    const auto octet = static_cast<unsigned char>(c);
    if (stands_for_itself(octet)) {
      out += c;
    } else if (c == ' ') {
      out += '_';
    } else {
      out += '=';
      out += kHex[octet >> 4];
      out += kHex[octet & 15];
    }
  }
  return out;
}

size_t b_length(size_t octets) { return (octets + 2) / 3 * 4; }

}  // namespace

size_t utf8_sequence_length(std::string_view text, size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const size_t length = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
  if (length == 0 || at + length > text.size()) return 0;
  for (size_t i = 1; i < length; ++i) {
    if ((static_cast<unsigned char>(text[at + i]) & 0xC0) != 0x80) return 0;
  }
  if (length == 1) return 1;
  const auto second = static_cast<unsigned char>(text[at + 1]);
  if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) || (lead == 0xF0 && second < 0x90) ||
      (lead == 0xF4 && second > 0x8F)) {
    return 0;                                        // overlong, surrogate, above U+10FFFF
  }
  return length;
}

bool is_plain_header_text(std::string_view text) {
  for (const char c : text) {
    if (c < 0x20 || c > 0x7E) return false;
  }
  return text.find("=?") == std::string_view::npos;
}

std::string encode_words(std::string_view text, size_t column) {
  const bool base64 = b_length(text.size()) < q_length(text);
  std::string out;
  size_t at = 0;
  size_t room = column + kFrame + 12 > kLine ? 0 : std::min(kWord, kLine - column) - kFrame;
  if (room == 0) {                                   // no room for even one character: begin on the next line
    out = "\r\n ";
    room = kWord - kFrame;
  }
  while (at < text.size()) {
    size_t end = at;
    while (end < text.size()) {
      const size_t length = utf8_sequence_length(text, end);
      if (length == 0) throw Error(message("a header's text is not valid UTF-8"));
      const std::string_view longer = text.substr(at, end + length - at);
      if ((base64 ? b_length(longer.size()) : q_length(longer)) > room) break;
      end += length;
    }
    if (!out.empty() && out.back() != ' ') out += "\r\n ";
    const std::string_view piece = text.substr(at, end - at);
    out += base64 ? "=?UTF-8?B?" + base64_encode(piece) : "=?UTF-8?Q?" + q_encode(piece);
    out += "?=";
    at = end;
    room = kWord - kFrame;
  }
  return out;
}

}  // namespace divulga
