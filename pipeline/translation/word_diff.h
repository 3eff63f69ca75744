#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace divulga {

/// A run of a comparison: words that both texts have, or that only one has.
struct DiffRun {
  enum class Kind { equal, inserted, deleted };
  Kind kind = Kind::equal;
  std::string text;
  friend bool operator==(const DiffRun&, const DiffRun&) = default;
};

/// What was deleted of `before` and inserted in `now`, word by word (UAX #29). The runs that are not inserted make `before`, those
/// not deleted `now`, byte for byte; of a changed place the deleted run stands first. `{{names}}` are one word.
std::vector<DiffRun> word_diff(const std::string& before, const std::string& now);

/// Words and what stands between them, as word_diff compares them: together they are the text.
std::vector<std::string_view> diff_tokens(const std::string& text);

/// 0 … 1: the share of words that both have in the same order (twice the common ones by all).
double likeness(const std::string& before, const std::string& now);

/// Pairs of indices of a longest (over long inputs: a long) common subsequence, ascending.
std::vector<std::pair<size_t, size_t>> common_subsequence(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b);

}  // namespace divulga
