#include "mail/header_block.h"

#include <cctype>
#include <cstdio>

#include "diag/diagnostic.h"
#include "mail/encoded_word.h"

namespace divulga {
namespace {

constexpr size_t kLine = 78, kHardLine = 998;

void refuse_controls(std::string_view name, std::string_view value) {
  for (const char c : value) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      throw Error(message("header '{0}' would hold a line break or another control character", name));
    }
  }
}

std::string_view trimmed(std::string_view text) {
  const size_t begin = text.find_first_not_of(' ');
  return begin == std::string_view::npos ? std::string_view() : text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

/// Breaks before a run of spaces wherever the line would grow beyond 78; the spaces stay, as unfolding keeps them.
std::string folded(std::string_view name, std::string_view body) {
  std::string out;
  size_t column = name.size() + 2;
  size_t at = 0;
  while (at < body.size()) {
    const size_t word = std::min(body.find_first_not_of(' ', at), body.size());
    const size_t end = std::min(body.find(' ', word), body.size());
    const std::string_view piece = body.substr(at, end - at);
    if (column + piece.size() > kLine && word > at) {
      out += "\r\n";
      column = 0;
    }
    if (piece.size() > kHardLine) throw Error(message("header '{0}' has a word of more than 998 octets", name));
    out += piece;
    column += piece.size();
    at = end;
  }
  return out;
}

bool is_atom_text(std::string_view text) {
  for (const char c : text) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0 && std::string_view("!#$%&'*+-/=?^_`{|}~ ").find(c) == std::string_view::npos) {
      return false;
    }
  }
  return true;
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

bool has_long_word(std::string_view text) {
  size_t run = 0;
  for (const char c : text) {
    run = c == ' ' ? 0 : run + 1;
    if (run > kLine - 2) return true;
  }
  return false;
}

std::string percent_encoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto octet = static_cast<unsigned char>(c);
    if (octet < 0x80 && (std::isalnum(octet) != 0 || c == '-' || c == '.' || c == '_')) {
      out += c;
    } else {
      char buffer[4];
      std::snprintf(buffer, sizeof buffer, "%%%02X", octet);
      out += buffer;
    }
  }
  return out;
}

}  // namespace

void HeaderBlock::add_text(std::string_view name, std::string_view text) {
  refuse_controls(name, text);
  text = trimmed(text);
  const bool plain = is_plain_header_text(text) && !has_long_word(text);
  text_ += std::string(name) + ": " + (plain ? folded(name, text) : encode_words(text, name.size() + 2)) + "\r\n";
}

void HeaderBlock::add_structured(std::string_view name, std::string_view body) {
  refuse_controls(name, body);
  for (const char c : body) {
    if (static_cast<unsigned char>(c) >= 0x80) throw Error(message("header '{0}' would hold a letter outside ASCII", name));
  }
  text_ += std::string(name) + ": " + folded(name, trimmed(body)) + "\r\n";
}

void HeaderBlock::add_mailbox(std::string_view name, const Mailbox& mailbox) {
  text_ += std::string(name) + ": " + format_mailbox(mailbox, name.size() + 2) + "\r\n";
}

void HeaderBlock::add_raw(std::string_view name, std::string_view body) {
  text_ += std::string(name) + ":" + std::string(body) + "\r\n";
}

std::string format_mailbox(const Mailbox& mailbox, size_t column) {
  refuse_controls("mailbox", mailbox.name);
  if (const Message problem = address_problem(mailbox.address); !problem.empty()) {
    throw Error(message("address '{0}' {1}", mailbox.address, problem));
  }
  const std::string_view name = trimmed(mailbox.name);
  if (name.empty()) return mailbox.address;
  std::string phrase;
  if (is_plain_header_text(name) && !has_long_word(name) && name.size() < 70) {
    phrase = is_atom_text(name) ? std::string(name) : quoted(name);
    if (column + phrase.size() > kLine) phrase = "\r\n " + phrase;
  } else {
    phrase = encode_words(name, column);
  }
  const size_t line_begin = phrase.rfind('\n');
  const size_t used = line_begin == std::string::npos ? column + phrase.size() : phrase.size() - line_begin - 1;
  const std::string address = "<" + mailbox.address + ">";
  return phrase + (used + 1 + address.size() > kLine - 2 ? "\r\n " : " ") + address;
}

std::string format_mail_date(std::chrono::sys_seconds at, std::chrono::minutes offset) {
  static constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto local = at + offset;
  const auto day = std::chrono::floor<std::chrono::days>(local);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss<std::chrono::seconds> time(local - day);
  const long long minutes = std::abs(offset.count());
  char buffer[64];
  std::snprintf(buffer, sizeof buffer, "%s, %02u %s %04d %02d:%02d:%02d %c%02lld%02lld",
                kDays[std::chrono::weekday(day).c_encoding()], static_cast<unsigned>(date.day()),
                kMonths[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()),
                static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                static_cast<int>(time.seconds().count()), offset.count() < 0 ? '-' : '+', minutes / 60, minutes % 60);
  return buffer;
}

std::string format_parameter(std::string_view name, std::string_view value) {
  refuse_controls(name, value);
  const bool plain = is_plain_header_text(value);
  if (plain && value.size() < 60) return "; " + std::string(name) + "=" + quoted(value);
  const std::string encoded = percent_encoded(value);
  if (encoded.size() < 60) return "; " + std::string(name) + "*=UTF-8''" + encoded;
  std::string out;
  size_t at = 0;
  for (int index = 0; at < encoded.size(); ++index) {
    size_t end = std::min(at + 56, encoded.size());
    while (end < encoded.size() && (encoded[end - 1] == '%' || encoded[end - 2] == '%')) --end;
    out += "; " + std::string(name) + "*" + std::to_string(index) + "*=" + (index == 0 ? "UTF-8''" : "") + encoded.substr(at, end - at);
    at = end;
  }
  return out;
}

}  // namespace divulga
