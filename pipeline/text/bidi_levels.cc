#include "text/bidi_levels.h"

#include <unicode/ubidi.h>

#include <algorithm>
#include <memory>

#include "diag/diagnostic.h"

namespace divulga {
namespace {

bool may_turn_around(char16_t unit) {
  return unit >= 0x590 && (unit < 0x900 || unit == 0x200F || (unit >= 0x202A && unit <= 0x202E) ||
                           (unit >= 0x2066 && unit <= 0x2069) || (unit >= 0xD802 && unit <= 0xD83B) ||
                           (unit >= 0xFB1D && unit <= 0xFEFF && !(unit >= 0xFE00 && unit <= 0xFE6F)));
}

bool opens_embedding(char16_t u) { return (u >= 0x2066 && u <= 0x2068) || u == 0x202A || u == 0x202B || u == 0x202D || u == 0x202E; }
bool closes_embedding(char16_t u) { return u == 0x2069 || u == 0x202C || u == 0x200E || u == 0x200F || u == 0x061C; }

bool is_control(char16_t u) { return opens_embedding(u) || closes_embedding(u); }

/// The controls of [start, end) and nothing else stand between two embeddings, whose levels they take from the sides. Where
/// both are deeper than the text around them, the level there must stay on one control or the two would be turned as one.
void attach_controls(const std::u16string& units, std::vector<std::uint8_t>& levels, size_t start, size_t end) {
  const std::uint8_t before = start > 0 ? levels[start - 1] : levels[start], after = end < units.size() ? levels[end] : levels[end - 1];
  const auto shallowest = std::min_element(levels.begin() + static_cast<std::ptrdiff_t>(start), levels.begin() + static_cast<std::ptrdiff_t>(end));
  const size_t divider = *shallowest < std::min(before, after) && start > 0 && end < units.size() ? static_cast<size_t>(shallowest - levels.begin()) : end;
  size_t opened = end;   // from here on they open what follows
  while (opened > start && opens_embedding(units[opened - 1])) --opened;
  for (size_t i = start; i < end; ++i) {
    if (i == divider) continue;
    levels[i] = i < std::min(opened, divider) ? before : after;
  }
}

void attach_controls(const std::u16string& units, std::vector<std::uint8_t>& levels) {
  for (size_t i = 0; i < units.size();) {
    size_t end = i;
    while (end < units.size() && is_control(units[end])) ++end;
    if (end > i) attach_controls(units, levels, i, end);
    i = end + 1;
  }
}

}  // namespace

std::vector<std::uint8_t> bidi_levels(const std::u16string& units, Direction direction) {
  const std::uint8_t base = direction == Direction::right_to_left ? 1 : 0;
  std::vector<std::uint8_t> levels(units.size(), base);
  if (units.empty() || (base == 0 && std::none_of(units.begin(), units.end(), may_turn_around))) return levels;
  std::unique_ptr<UBiDi, decltype(&ubidi_close)> bidi(ubidi_open(), ubidi_close);
  UErrorCode status = U_ZERO_ERROR;
  ubidi_setPara(bidi.get(), units.data(), static_cast<int32_t>(units.size()), base, nullptr, &status);
  const UBiDiLevel* found = ubidi_getLevels(bidi.get(), &status);
  if (U_FAILURE(status)) throw Error(message("the bidirectional algorithm failed on a paragraph"));
  std::copy(found, found + units.size(), levels.begin());
  attach_controls(units, levels);
  return levels;
}

}  // namespace divulga
