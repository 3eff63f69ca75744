#include "mail/mail_address.h"

#include <algorithm>
#include <cctype>

namespace divulga {
namespace {

bool is_atom_character(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || std::string_view("!#$%&'*+-/=?^_`{|}~.").find(c) != std::string_view::npos;
}

Message domain_problem(std::string_view domain) {
  if (domain.find('.') == std::string_view::npos) return message("has no '.' in its domain");
  size_t begin = 0;
  while (begin <= domain.size()) {
    const size_t end = std::min(domain.find('.', begin), domain.size());
    const std::string_view label = domain.substr(begin, end - begin);
    if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-') return message("has a malformed domain");
    for (const char c : label) {
      if (std::isalnum(static_cast<unsigned char>(c)) == 0 && c != '-') return message("has a character in its domain that a host name cannot have");
    }
    begin = end + 1;
  }
  return {};
}

}  // namespace

Message address_problem(std::string_view address) {
  for (const char c : address) {
    if (static_cast<unsigned char>(c) >= 0x80) return message("has a letter outside ASCII");
    if (c <= ' ' || c == 0x7F) return message("has a space or a control character");
  }
  const size_t sign = address.rfind('@');
  if (sign == std::string_view::npos) return message("has no '@'");
  const std::string_view local = address.substr(0, sign);
  if (local.empty() || local.size() > 64 || address.size() > 254) return message("has a part before the '@' that is empty or too long");
  if (local.front() == '.' || local.back() == '.' || local.find("..") != std::string_view::npos) return message("has a misplaced '.'");
  if (!std::all_of(local.begin(), local.end(), is_atom_character)) return message("has a character that an address cannot have");
  return domain_problem(address.substr(sign + 1));
}

std::string canonical_address(std::string_view address) {
  const size_t begin = address.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  std::string out(address.substr(begin, address.find_last_not_of(" \t") - begin + 1));
  std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

std::string domain_of(std::string_view address) { return std::string(address.substr(address.rfind('@') + 1)); }

}  // namespace divulga
