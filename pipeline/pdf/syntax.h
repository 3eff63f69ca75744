#pragma once
#include <string>
#include <string_view>

#include "geometry/geometry.h"

// PDF's lexical conventions (ISO 32000-1, 7.2 and 7.3), appended to a string. All throw nothing but what is said.

namespace divulga::pdf {

/// Fixed notation, at most `decimals` digits, no trailing zeros, no "-0". Throws Error for NaN, infinity and |value| > 1e7.
void append_number(std::string& out, double value, int decimals = 3);
void append_integer(std::string& out, long long value);
/// "12 0 R".
void append_reference(std::string& out, int object);
/// A text string: a literal where it is printable ASCII, UTF-16BE with a byte order mark otherwise, in hexadecimal where it
/// is short. Invalid UTF-8 becomes U+FFFD.
void append_text_string(std::string& out, std::string_view utf8);
/// A byte string as a literal with what must be escaped escaped.
void append_literal(std::string& out, std::string_view bytes);
/// One byte of such a literal.
inline void append_escaped(std::string& out, char byte) {
  if (byte == '(' || byte == ')' || byte == '\\') out += '\\';
  if (byte == '\r') out += "\\r";        // a bare CR would be read as LF
  else out += byte;
}
/// "/Name" with #xx where a character is not regular.
void append_name(std::string& out, std::string_view name);
void append_hex(std::string& out, unsigned value, int digits);
/// Hexadecimal UTF-16BE of UTF-8 text, without brackets or mark. Leaves out NUL, U+FEFF and U+FFFE: ToUnicode may not hold them.
void append_utf16_hex(std::string& out, std::string_view utf8);
/// "[x0 y0 x1 y1]" in PDF space of a page that is `page_height` high.
void append_rectangle(std::string& out, const Rect& box, Pt page_height);

/// Decodes one code point and moves `position` behind it; U+FFFD for a byte that starts none.
char32_t next_code_point(std::string_view utf8, std::size_t& position);

}  // namespace divulga::pdf
