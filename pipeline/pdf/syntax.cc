#include "pdf/syntax.h"

#include <charconv>
#include <cmath>
#include <cstdint>

#include "diag/diagnostic.h"

namespace divulga::pdf {

namespace {

constexpr char hex_digits[] = "0123456789ABCDEF";
constexpr double largest = 1e7;   // far beyond any page; libharu clamps at 32767, so it never formats for us

int hex_value(char digit) { return digit <= '9' ? digit - '0' : digit - 'A' + 10; }

bool is_printable_ascii(std::string_view text) {
  for (const char c : text)
    if (c < 0x20 || c > 0x7E) return false;
  return true;
}

}  // namespace

void append_number(std::string& out, double value, int decimals) {
  if (!std::isfinite(value) || std::fabs(value) > largest)
    throw Error(message("a coordinate in the laid out page is not a number that PDF can hold"));
  static constexpr std::int64_t powers[] = {1, 10, 100, 1000, 10000, 100000, 1000000};
  std::int64_t scaled = std::llround(value * static_cast<double>(powers[decimals]));
  if (scaled < 0) {
    out += '-';
    scaled = -scaled;
  }
  append_integer(out, scaled / powers[decimals]);
  std::int64_t fraction = scaled % powers[decimals];
  if (fraction == 0) return;
  out += '.';
  for (int i = decimals - 1; i >= 0 && fraction != 0; --i) {
    out += static_cast<char>('0' + fraction / powers[i]);
    fraction %= powers[i];
  }
}

void append_integer(std::string& out, long long value) {
  char buffer[24];
  const auto result = std::to_chars(buffer, buffer + sizeof buffer, value);
  out.append(buffer, result.ptr);
}

void append_reference(std::string& out, int object) {
  append_integer(out, object);
  out += " 0 R";
}

char32_t next_code_point(std::string_view utf8, std::size_t& position) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(utf8[i]); };
  const unsigned lead = byte(position++);
  if (lead < 0x80) return lead;
  const int more = lead >= 0xF0 && lead < 0xF5 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC2 ? 1 : 0;
  if (more == 0 || lead >= 0xF5) return 0xFFFD;
  char32_t value = lead & (0x3Fu >> more);
  for (int i = 0; i < more; ++i) {
    if (position >= utf8.size() || (byte(position) & 0xC0) != 0x80) return 0xFFFD;
    value = value << 6 | (byte(position++) & 0x3F);
  }
  return value >= 0xD800 && value < 0xE000 ? 0xFFFD : value;
}

void append_utf16_hex(std::string& out, std::string_view utf8) {
  for (std::size_t i = 0; i < utf8.size();) {
    const char32_t c = next_code_point(utf8, i);
    if (c == 0 || c == 0xFEFF || c == 0xFFFE) continue;
    if (c < 0x10000) {
      append_hex(out, c, 4);
    } else {
      append_hex(out, 0xD800 + ((c - 0x10000) >> 10), 4);
      append_hex(out, 0xDC00 + ((c - 0x10000) & 0x3FF), 4);
    }
  }
}

void append_text_string(std::string& out, std::string_view utf8) {
  if (is_printable_ascii(utf8)) return append_literal(out, utf8);
  std::string hex = "FEFF";
  append_utf16_hex(hex, utf8);
  if (hex.size() <= 24) {
    out += '<' + hex + '>';
    return;
  }
  // As a literal it takes half the place, deflated too.
  std::string bytes;
  for (std::size_t i = 0; i < hex.size(); i += 2) bytes += static_cast<char>(hex_value(hex[i]) << 4 | hex_value(hex[i + 1]));
  append_literal(out, bytes);
}

void append_literal(std::string& out, std::string_view bytes) {
  out += '(';
  for (const char c : bytes) append_escaped(out, c);
  out += ')';
}

void append_name(std::string& out, std::string_view name) {
  out += '/';
  for (const char c : name) {
    if (c > 0x20 && c < 0x7F && std::string_view("()<>[]{}/%#").find(c) == std::string_view::npos) {
      out += c;
    } else {
      out += '#';
      append_hex(out, static_cast<unsigned char>(c), 2);
    }
  }
}

void append_hex(std::string& out, unsigned value, int digits) {
  for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) out += hex_digits[value >> shift & 0xF];
}

void append_rectangle(std::string& out, const Rect& box, Pt page_height) {
  out += '[';
  append_number(out, box.x.value);
  out += ' ';
  append_number(out, (page_height - box.bottom()).value);
  out += ' ';
  append_number(out, box.right().value);
  out += ' ';
  append_number(out, (page_height - box.y).value);
  out += ']';
}

}  // namespace divulga::pdf
