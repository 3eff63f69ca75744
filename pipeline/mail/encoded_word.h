#pragma once
#include <string>
#include <string_view>

namespace divulga {

/// True for text that a header may carry as it is: printable ASCII and spaces, nothing that looks like an encoded-word.
bool is_plain_header_text(std::string_view text);

/// Writes UTF-8 text as encoded-words (RFC 2047): each at most 75 octets, valid UTF-8 by itself, joined by CRLF SP.
/// `column`: octets that already stand on the first line. The shorter of B and Q is taken, Q in the alphabet that a
/// phrase allows, so the result may stand in any header. Ill-formed UTF-8 throws Error.
std::string encode_words(std::string_view text, size_t column);

/// Octets of the UTF-8 sequence at `at`; 0 when it is ill-formed.
size_t utf8_sequence_length(std::string_view text, size_t at);

}  // namespace divulga
