#include "exchange/xml_text.h"

namespace divulga {
namespace {

bool is_noncharacter(std::string_view text, size_t at) {
  return text.compare(at, 2, "\xEF\xBF") == 0 && at + 2 < text.size() && static_cast<unsigned char>(text[at + 2]) >= 0xBE;
}

std::string escaped(std::string_view text, bool attribute) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '&') out += "&amp;";
    else if (c == '<') out += "&lt;";
    else if (c == '>') out += "&gt;";
    else if (c == '"' && attribute) out += "&quot;";
    else if (c == '\r') out += "&#13;";
    else if ((c == '\n' || c == '\t') && attribute) out += c == '\n' ? "&#10;" : "&#9;";
    else if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') continue;
    else if (is_noncharacter(text, at)) at += 2;
    else out += c;
  }
  return out;
}

}  // namespace

std::string xml_text(std::string_view text) { return escaped(text, false); }
std::string xml_attribute(std::string_view text) { return escaped(text, true); }

}  // namespace divulga
