#include "pdf/cff_charset.h"

#include <map>
#include <vector>

#include "diag/diagnostic.h"

namespace divulga::pdf {

namespace {

constexpr unsigned ros = 12 << 8 | 30, charset = 15, char_strings = 17;

class CffReader {
 public:
  explicit CffReader(std::string_view cff) : cff_(cff) {}

  unsigned number(std::size_t at, unsigned size) const {
    if (size > 4 || at + size > cff_.size()) throw Error(message("a CFF font is cut short"));
    unsigned value = 0;
    for (unsigned i = 0; i < size; ++i) value = value << 8 | static_cast<unsigned char>(cff_[at + i]);
    return value;
  }

  /// Position behind the INDEX at `at`; gives its count and its first item's place.
  std::size_t index(std::size_t at, unsigned& count, std::size_t& first, std::size_t& first_end) const {
    count = number(at, 2);
    if (count == 0) return at + 2;
    const unsigned size = number(at + 2, 1);
    const std::size_t data = at + 3 + (std::size_t{count} + 1) * size - 1;
    first = data + number(at + 3, size);
    first_end = data + number(at + 3 + size, size);
    return data + number(at + 3 + std::size_t{count} * size, size);
  }

  /// Each operator's last operand; reals count as 0.
  std::map<unsigned, int> dictionary(std::size_t at, std::size_t end) const {
    std::map<unsigned, int> entries;
    int operand = 0;
    while (at < end) {
      const unsigned lead = number(at++, 1);
      if (lead <= 21) {
        const unsigned op = lead == 12 ? 12 << 8 | number(at++, 1) : lead;
        entries[op] = operand;
        operand = 0;
      } else if (lead == 28) {
        operand = static_cast<short>(number(at, 2));
        at += 2;
      } else if (lead == 29) {
        operand = static_cast<int>(number(at, 4));
        at += 4;
      } else if (lead == 30) {
        while ((number(at, 1) & 0x0F) != 0x0F && number(at, 1) >> 4 != 0x0F) ++at;
        ++at;
        operand = 0;
      } else if (lead <= 246) {
        operand = static_cast<int>(lead) - 139;
      } else {
        const int low = static_cast<int>(number(at++, 1));
        operand = lead <= 250 ? (static_cast<int>(lead) - 247) * 256 + low + 108 : -(static_cast<int>(lead) - 251) * 256 - low - 108;
      }
    }
    return entries;
  }

 private:
  std::string_view cff_;
};

}  // namespace

CffCharset cff_charset(std::string_view cff) {
  const CffReader reader(cff);
  unsigned count = 0;
  std::size_t first = 0, first_end = 0;
  const std::size_t top = reader.index(reader.number(2, 1), count, first, first_end);
  reader.index(top, count, first, first_end);
  const auto entries = reader.dictionary(first, first_end);
  if (!entries.contains(ros)) return CffCharset::by_name;
  const auto at = [&](unsigned op) { return entries.contains(op) ? static_cast<std::size_t>(entries.at(op)) : 0; };
  if (at(charset) <= 2) return CffCharset::other;    // a predefined charset
  reader.index(at(char_strings), count, first, first_end);
  // Identity is one range: format 1 or 2, from CID 1, over all glyphs but .notdef.
  const unsigned format = reader.number(at(charset), 1);
  if (format != 1 && format != 2) return CffCharset::other;
  const bool whole = reader.number(at(charset) + 1, 2) == 1 && reader.number(at(charset) + 3, format) + 2 == count;
  return whole ? CffCharset::identity : CffCharset::other;
}

}  // namespace divulga::pdf
