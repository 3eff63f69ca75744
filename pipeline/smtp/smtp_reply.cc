#include "smtp/smtp_reply.h"

#include <cctype>
#include <utility>

#include "diag/diagnostic.h"

namespace divulga {
namespace {

constexpr size_t kLine = 2048, kLines = 128;

size_t enhanced_length(const std::string& line) {
  size_t at = 0;
  for (int part = 0; part < 3; ++part) {
    const size_t begin = at;
    while (at < line.size() && std::isdigit(static_cast<unsigned char>(line[at])) != 0) ++at;
    if (at == begin || at - begin > 3) return 0;
    if (part < 2 && (at == line.size() || line[at++] != '.')) return 0;
  }
  const bool is_class = line[0] == '2' || line[0] == '4' || line[0] == '5';
  return is_class && line[1] == '.' && (at == line.size() || line[at] == ' ') ? at : 0;
}

}  // namespace

std::string SmtpReply::enhanced() const { return lines.empty() ? std::string() : lines[0].substr(0, enhanced_length(lines[0])); }

std::string SmtpReply::text() const {
  std::string out;
  for (const std::string& line : lines) {
    const size_t skip = enhanced_length(line);
    const std::string_view rest = std::string_view(line).substr(skip > 0 && skip < line.size() ? skip + 1 : skip);
    out += (out.empty() ? "" : " ") + std::string(rest);
  }
  for (char& c : out) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  }
  return out;
}

std::optional<SmtpReply> SmtpReplyParser::next() {
  while (true) {
    const size_t end = buffer_.find('\n');
    if (end == std::string::npos) {
      if (buffer_.size() >= kLine) throw Error(message("the server's answer has a line without end"));
      return std::nullopt;
    }
    std::string line = buffer_.substr(0, end);
    buffer_.erase(0, end + 1);
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.size() >= kLine) throw Error(message("the server's answer has a line without end"));
    if (take_line(line)) return std::exchange(reply_, {});
  }
}

bool SmtpReplyParser::take_line(const std::string& line) {
  const auto digit = [&](size_t at) { return at < line.size() && std::isdigit(static_cast<unsigned char>(line[at])) != 0; };
  const bool shaped = digit(0) && digit(1) && digit(2) && line[0] >= '2' && line[0] <= '5' &&
                      (line.size() == 3 || line[3] == ' ' || line[3] == '-');
  if (!shaped) throw Error(message("the server's answer is not SMTP: '{0}'", line.substr(0, 60)));
  const int code = std::stoi(line.substr(0, 3));
  if (!reply_.lines.empty() && code != reply_.code) throw Error(message("the server's answer changes its code from line to line"));
  if (reply_.lines.size() >= kLines) throw Error(message("the server's answer does not end"));
  reply_.code = code;
  reply_.lines.push_back(line.size() > 4 ? line.substr(4) : std::string());
  return line.size() == 3 || line[3] == ' ';
}

void SmtpReplyParser::clear() {
  buffer_.clear();
  reply_ = {};
}

}  // namespace divulga
