#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace divulga {

/// A server's answer (RFC 5321, 4.2): one code, one or more lines of text.
struct SmtpReply {
  int code = 0;
  std::vector<std::string> lines;   // without code and line ends

  bool positive() const { return code >= 200 && code < 300; }
  bool transient() const { return code >= 400 && code < 500; }
  bool permanent() const { return code >= 500 && code < 600; }
  /// "5.1.1" where the first line begins with an enhanced status code (RFC 3463), or empty.
  std::string enhanced() const;
  /// All lines in one, without the enhanced code, control characters as spaces.
  std::string text() const;
};

/// Puts replies together from the bytes as they come, whatever the pieces. Bounded: a line of 2,048 octets or more, or
/// a reply of more than 128 lines, is not SMTP.
class SmtpReplyParser {
 public:
  void feed(std::string_view bytes) { buffer_ += bytes; }
  /// The next whole reply; nothing: more bytes are needed. Throws Error on what is not SMTP.
  std::optional<SmtpReply> next();
  /// Bytes that belong to no whole reply are left: the peer closed in the middle.
  bool has_rest() const { return !buffer_.empty() || !reply_.lines.empty(); }
  void clear();

 private:
  bool take_line(const std::string& line);
  std::string buffer_;
  SmtpReply reply_;
};

}  // namespace divulga
