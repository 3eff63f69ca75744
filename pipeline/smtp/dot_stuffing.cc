#include "smtp/dot_stuffing.h"

namespace divulga {

std::string dot_stuffed(std::string_view message) {
  std::string out;
  out.reserve(message.size() + message.size() / 64 + 2);
  bool line_begins = true;
  for (size_t at = 0; at < message.size(); ++at) {
    const char c = message[at];
    if (c == '\r' || c == '\n') {
      if (c == '\r' && at + 1 < message.size() && message[at + 1] == '\n') ++at;
      out += "\r\n";
      line_begins = true;
      continue;
    }
    if (line_begins && c == '.') out += '.';
    out += c;
    line_begins = false;
  }
  if (!line_begins) out += "\r\n";
  return out;
}

}  // namespace divulga
