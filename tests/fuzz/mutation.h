#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace divulga::fuzz {

/// A small generator with the same numbers on every machine (SplitMix64).
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next();
  /// 0 .. limit - 1; 0 for a limit of 0.
  std::size_t below(std::size_t limit) { return limit ? static_cast<std::size_t>(next() % limit) : 0; }

 private:
  std::uint64_t state_;
};

/// What a damaged file looks like: bits turned, pieces cut, doubled, moved, taken from another file, numbers made huge,
/// words of the format put where they do not belong. `words` are the format's own.
std::string damaged(std::string input, const std::string& other, const std::vector<std::string>& words, Dice& dice);

}  // namespace divulga::fuzz
