#include "fuzz/mutation.h"

#include <algorithm>
#include <cctype>

namespace divulga::fuzz {
namespace {

/// Most pieces are short, some are long.
std::size_t piece_size(std::size_t limit, Dice& dice) {
  const std::size_t size = dice.below(8) ? 1 + dice.below(24) : 1 + dice.below(limit);
  return std::min(size, limit);
}

void turn_a_bit(std::string& text, Dice& dice) {
  char& byte = text[dice.below(text.size())];
  byte = static_cast<char>(static_cast<unsigned char>(byte) ^ (1u << dice.below(8)));
}

void set_a_byte(std::string& text, Dice& dice) {
  static constexpr unsigned char telling[] = {0x00, 0x01, 0x7F, 0x80, 0xFF, 0xFE, ' ', '\n', '"', '{', '}', '-', '9', '%', '|', ':'};
  text[dice.below(text.size())] = static_cast<char>(telling[dice.below(std::size(telling))]);
}

void cut(std::string& text, Dice& dice) {
  const std::size_t at = dice.below(text.size());
  text.erase(at, piece_size(text.size() - at, dice));
}

void break_off(std::string& text, Dice& dice) { text.resize(dice.below(text.size())); }

void repeat(std::string& text, Dice& dice) {
  const std::size_t at = dice.below(text.size());
  const std::string piece = text.substr(at, piece_size(text.size() - at, dice));
  const std::size_t times = dice.below(6) ? 1 : 1 + dice.below(200);
  const std::size_t to = dice.below(text.size() + 1);
  std::string many;
  for (std::size_t i = 0; i < times && many.size() < 20'000; ++i) many += piece;
  text.insert(to, many);
}

void take_from(std::string& text, const std::string& other, Dice& dice) {
  if (other.empty()) return;
  const std::size_t at = dice.below(other.size());
  text.insert(dice.below(text.size() + 1), other, at, piece_size(other.size() - at, dice));
}

void put_a_word(std::string& text, const std::vector<std::string>& words, Dice& dice) {
  if (words.empty()) return;
  text.insert(dice.below(text.size() + 1), words[dice.below(words.size())]);
}

void change_a_number(std::string& text, Dice& dice) {
  static const char* const numbers[] = {"0", "-1", "1e308", "nan", "4294967296", "99999999999999999999", "0.000001", "-0", "2147483647", ""};
  const std::size_t start = dice.below(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t at = (start + i) % text.size();
    if (!std::isdigit(static_cast<unsigned char>(text[at]))) continue;
    std::size_t end = at;
    while (end < text.size() && std::isdigit(static_cast<unsigned char>(text[end]))) ++end;
    text.replace(at, end - at, numbers[dice.below(std::size(numbers))]);
    return;
  }
}

}  // namespace

std::uint64_t Dice::next() {
  std::uint64_t z = state_ += 0x9E3779B97F4A7C15u;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

std::string damaged(std::string input, const std::string& other, const std::vector<std::string>& words, Dice& dice) {
  const std::size_t blows = 1 + dice.below(4);
  for (std::size_t i = 0; i < blows; ++i) {
    if (input.empty()) input = other.substr(0, 100);
    if (input.empty()) return input;
    switch (dice.below(10)) {
      case 0: turn_a_bit(input, dice); break;
      case 1: set_a_byte(input, dice); break;
      case 2: cut(input, dice); break;
      case 3: if (!dice.below(4)) break_off(input, dice); break;
      case 4: repeat(input, dice); break;
      case 5: take_from(input, other, dice); break;
      case 6:
      case 7:
      case 8: put_a_word(input, words, dice); break;
      default: change_a_number(input, dice); break;
    }
  }
  return input;
}

}  // namespace divulga::fuzz
