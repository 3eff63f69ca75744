#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "mail/header_block.h"

namespace divulga {

/// A MIME entity (RFC 2045): its own header fields and its encoded body, lines ended by CRLF.
struct MimePart {
  HeaderBlock headers;
  std::string body;
};

/// text/<subtype> in UTF-8, quoted-printable, so that field marks may stand in it.
MimePart text_part(std::string_view subtype, std::string_view text, std::string_view language);
/// Bytes in base64, shown in place and referred to as "cid:<content_id>".
MimePart inline_part(std::string_view content_type, std::string_view bytes, std::string_view content_id, std::string_view file_name);
/// Bytes in base64, a file beside the message.
MimePart attached_part(std::string_view content_type, std::string_view bytes, std::string_view file_name);
/// multipart/<subtype>. The boundary comes from `seed` alone, so equal input gives equal bytes; it begins with "=_", which
/// neither encoding can produce. `root_type`: the `type` parameter that multipart/related wants (RFC 2387), or empty.
MimePart multipart(std::string_view subtype, const std::vector<MimePart>& parts, std::string_view seed, std::string_view root_type = {});

/// The whole message: `headers`, MIME-Version, then the part.
std::string write_message(const HeaderBlock& headers, const MimePart& part);

}  // namespace divulga
