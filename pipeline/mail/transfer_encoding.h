#pragma once
#include <string>
#include <string_view>

namespace divulga {

/// Base64 (RFC 4648) without line breaks.
std::string base64_encode(std::string_view bytes);
/// Base64 in lines of 76 characters ended by CRLF (RFC 2045, 6.8).
std::string base64_lines(std::string_view bytes);

/// Quoted-printable (RFC 2045, 6.7) of text: line feeds of any kind become CRLF, lines at most 76, no UTF-8 sequence is
/// cut by a soft break. A field mark (see message_template.h) is kept as it is between soft breaks, so that what stands
/// around it need not be encoded anew for each recipient.
std::string quoted_printable(std::string_view text);

}  // namespace divulga
