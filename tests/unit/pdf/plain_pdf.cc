#include "unit/pdf/plain_pdf.h"

#include <zlib.h>

#include <map>
#include <sstream>
#include <stdexcept>
#include <vector>

namespace divulga::test {

namespace {

/// The integer behind a key of a dictionary.
std::size_t number(const std::string& dictionary, const std::string& key) {
  const std::size_t at = dictionary.rfind(key + " ");
  if (at == std::string::npos) throw std::runtime_error("no " + key + " in " + dictionary);
  return std::stoul(dictionary.substr(at + key.size()));
}

}  // namespace

std::string inflate(const std::string& bytes) {
  std::string out;
  z_stream state{};
  if (inflateInit(&state) != Z_OK) throw std::runtime_error("no memory left");
  state.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  state.avail_in = static_cast<uInt>(bytes.size());
  int status = Z_OK;
  while (status == Z_OK) {
    std::vector<char> piece(1 << 16);
    state.next_out = reinterpret_cast<Bytef*>(piece.data());
    state.avail_out = static_cast<uInt>(piece.size());
    status = ::inflate(&state, Z_NO_FLUSH);
    out.append(piece.data(), piece.size() - state.avail_out);
  }
  inflateEnd(&state);
  if (status != Z_STREAM_END) throw std::runtime_error("not deflated");
  return out;
}

std::string in_hexadecimal(const std::string& content) {
  std::string out;
  bool in_string = false;
  for (std::size_t i = 0; i < content.size(); ++i) {
    char c = content[i];
    if (!in_string) {
      in_string = c == '(';
      out += in_string ? '<' : c;
      continue;
    }
    if (c == ')') {
      in_string = false;
      out += '>';
      continue;
    }
    if (c == '\\') c = content.at(++i) == 'r' ? '\r' : content[i];
    constexpr const char* digits = "0123456789ABCDEF";
    out += digits[static_cast<unsigned char>(c) >> 4];
    out += digits[c & 15];
  }
  return out;
}

std::string plain_pdf(const std::string& pdf) {
  std::map<std::size_t, std::string> objects;
  const std::size_t start = std::stoul(pdf.substr(pdf.rfind("startxref\n") + 10));
  // Objects follow each other; the first stands behind the header's second line, the last is the cross-reference stream.
  for (std::size_t at = pdf.find('\n', pdf.find('\n') + 1) + 1; at <= start;) {
    const std::size_t head = pdf.find(" 0 obj\n", at);
    if (head == std::string::npos) throw std::runtime_error("no object at " + std::to_string(at));
    const std::size_t stream = pdf.find("stream\n", head);
    const std::string dictionary = pdf.substr(head + 7, stream - head - 7);
    const std::size_t size = number(dictionary, "/Length"), data = stream + 7, end = data + size;
    const std::string tail = "\nendstream\nendobj\n";
    if (pdf.compare(end, tail.size(), tail) != 0) throw std::runtime_error("/Length is wrong: " + dictionary);
    const std::string bytes = pdf.substr(data, size);
    if (dictionary.find("/Type /ObjStm") == std::string::npos) {
      objects[std::stoul(pdf.substr(at))] = dictionary + "stream\n" + bytes + "\nendstream";
    } else {
      const std::string packed = inflate(bytes);
      const std::size_t first = number(dictionary, "/First");
      std::istringstream index(packed.substr(0, first));
      std::size_t object = 0, offset = 0, previous = 0, from = first;
      const auto take = [&](std::size_t to) {
        if (previous != 0) objects[previous] = packed.substr(from, packed.find_last_not_of('\n', to - 1) + 1 - from);
      };
      while (index >> object >> offset) {
        take(first + offset);
        previous = object;
        from = first + offset;
      }
      take(packed.size());
    }
    at = end + tail.size();
  }
  std::string out = "\n";
  for (const auto& [object, body] : objects) out += std::to_string(object) + " 0 obj\n" + body + "\nendobj\n";
  return out;
}

}  // namespace divulga::test
