#include "mail/mime_message.h"

#include "fs/hash.h"
#include "mail/transfer_encoding.h"

namespace divulga {
namespace {

MimePart binary_part(std::string_view content_type, std::string_view bytes, std::string_view disposition, std::string_view file_name) {
  MimePart part;
  part.headers.add_structured("Content-Type", std::string(content_type) + format_parameter("name", file_name));
  part.headers.add_structured("Content-Transfer-Encoding", "base64");
  part.headers.add_structured("Content-Disposition", std::string(disposition) + format_parameter("filename", file_name));
  part.body = base64_lines(bytes);
  return part;
}

}  // namespace

MimePart text_part(std::string_view subtype, std::string_view text, std::string_view language) {
  MimePart part;
  part.headers.add_structured("Content-Type", "text/" + std::string(subtype) + "; charset=utf-8");
  part.headers.add_structured("Content-Transfer-Encoding", "quoted-printable");
  if (!language.empty()) part.headers.add_structured("Content-Language", language);
  part.body = quoted_printable(text);
  return part;
}

MimePart inline_part(std::string_view content_type, std::string_view bytes, std::string_view content_id, std::string_view file_name) {
  MimePart part = binary_part(content_type, bytes, "inline", file_name);
  part.headers.add_structured("Content-ID", "<" + std::string(content_id) + ">");
  return part;
}

MimePart attached_part(std::string_view content_type, std::string_view bytes, std::string_view file_name) {
  return binary_part(content_type, bytes, "attachment", file_name);
}

MimePart multipart(std::string_view subtype, const std::vector<MimePart>& parts, std::string_view seed, std::string_view root_type) {
  const std::string boundary = "=_" + sha256_hex(std::string(subtype) + '\0' + std::string(seed)).substr(0, 32);
  MimePart whole;
  std::string type = "multipart/" + std::string(subtype) + "; boundary=\"" + boundary + "\"";
  if (!root_type.empty()) type += "; type=\"" + std::string(root_type) + "\"";
  whole.headers.add_structured("Content-Type", type);
  for (const MimePart& part : parts) {
    whole.body += "--" + boundary + "\r\n" + part.headers.str() + "\r\n" + part.body + "\r\n";
  }
  whole.body += "--" + boundary + "--\r\n";
  return whole;
}

std::string write_message(const HeaderBlock& headers, const MimePart& part) {
  return headers.str() + "MIME-Version: 1.0\r\n" + part.headers.str() + "\r\n" + part.body;
}

}  // namespace divulga
