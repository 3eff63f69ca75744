#include "mail/transfer_encoding.h"

#include <openssl/evp.h>

#include <algorithm>

#include "mail/encoded_word.h"

namespace divulga {
namespace {

constexpr size_t kLine = 76;
constexpr char kMarkBegin = '\x1E', kMarkEnd = '\x1F';

std::string hexed(std::string_view octets) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : octets) {
    out += '=';
    out += kHex[static_cast<unsigned char>(c) >> 4];
    out += kHex[static_cast<unsigned char>(c) & 15];
  }
  return out;
}

class QuotedPrintable {
 public:
  explicit QuotedPrintable(std::string_view text) : text_(text) {}

  std::string run() {
    while (at_ < text_.size()) step();
    return std::move(out_);
  }

 private:
  void step() {
    const char c = text_[at_];
    if (c == '\r' || c == '\n') {
      at_ += text_.substr(at_, 2) == "\r\n" ? 2 : 1;
      end_line();
    } else if (c == kMarkBegin) {
      mark();
    } else {
      const size_t length = std::max<size_t>(1, utf8_sequence_length(text_, at_));
      put(unit(length));
      at_ += length;
    }
  }
  bool at_line_end(size_t at) const { return at >= text_.size() || text_[at] == '\r' || text_[at] == '\n'; }
  std::string unit(size_t length) const {
    const char c = text_[at_];
    if (length > 1 || c == '=' || c > '~' || (c < ' ' && c != '\t')) return hexed(text_.substr(at_, length));
    if ((c == ' ' || c == '\t') && at_line_end(at_ + 1)) return hexed({&c, 1});
    // "From " at the start of a line is changed by programs that keep mail in mbox files.
    if (c == 'F' && column_ == 0 && text_.substr(at_, 5) == "From ") return "=46";
    return std::string(1, c);
  }
  void put(const std::string& encoded) {
    if (column_ + encoded.size() > kLine - 1) soft_break();   // the soft break's "=" is the 76th
    out_ += encoded;
    column_ += encoded.size();
  }
  void mark() {
    const size_t end = text_.find(kMarkEnd, at_);
    if (column_ > 0) soft_break();
    out_ += text_.substr(at_, end - at_ + 1);
    at_ = end + 1;
    if (at_line_end(at_)) {
      column_ = 1;                                   // the line goes on behind the mark
    } else {
      soft_break();
    }
  }
  void soft_break() {
    out_ += "=\r\n";
    column_ = 0;
  }
  void end_line() {
    out_ += "\r\n";
    column_ = 0;
  }

  std::string_view text_;
  size_t at_ = 0;
  size_t column_ = 0;
  std::string out_;
};

}  // namespace

std::string base64_encode(std::string_view bytes) {
  std::string out((bytes.size() + 2) / 3 * 4 + 1, '\0');
  const int length = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()),
                                     reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
  out.resize(static_cast<size_t>(length));
  return out;
}

std::string base64_lines(std::string_view bytes) {
  const std::string encoded = base64_encode(bytes);
  std::string out;
  out.reserve(encoded.size() + encoded.size() / kLine * 2 + 2);
  for (size_t at = 0; at < encoded.size(); at += kLine) {
    out.append(encoded, at, kLine);
    out += "\r\n";
  }
  return out;
}

std::string quoted_printable(std::string_view text) { return QuotedPrintable(text).run(); }

}  // namespace divulga
