#pragma once
#include <chrono>
#include <string>
#include <string_view>

#include "mail/mail_address.h"

namespace divulga {

/// Header fields of a message or of a part (RFC 5322), in the order they were added, folded at 78 octets, never above
/// 998. Every value is checked: CR, LF, NUL and other controls throw Error, as does ill-formed UTF-8.
class HeaderBlock {
 public:
  /// Free text ("Subject"): ASCII as it stands, everything else as encoded-words.
  void add_text(std::string_view name, std::string_view text);
  /// A structured body in ASCII ("multipart/alternative; boundary=…"), folded at its spaces.
  void add_structured(std::string_view name, std::string_view body);
  /// One mailbox: name as atoms, quoted string or encoded-words, address in angle brackets.
  void add_mailbox(std::string_view name, const Mailbox& mailbox);
  /// A finished body with its folds and field marks; for templates only.
  void add_raw(std::string_view name, std::string_view body);

  /// The fields, each ended by CRLF.
  const std::string& str() const { return text_; }

 private:
  std::string text_;
};

/// A mailbox as a header's body; `column`: octets already on the line. Folded where needed.
std::string format_mailbox(const Mailbox& mailbox, size_t column);

/// "Fri, 27 Nov 2026 09:00:00 +0100" (RFC 5322, 3.3) for an instant and the zone's offset then.
std::string format_mail_date(std::chrono::sys_seconds at, std::chrono::minutes offset);

/// "; name=value": as a token, quoted string, or RFC 2231 percent form (in numbered pieces when long).
std::string format_parameter(std::string_view name, std::string_view value);

}  // namespace divulga
