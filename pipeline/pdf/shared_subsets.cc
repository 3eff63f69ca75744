#include "pdf/shared_subsets.h"

#include <algorithm>

namespace divulga::pdf {

std::string SharedSubsets::letters_beside(std::string_view texts) {
  struct Kind { std::string_view letters; std::ptrdiff_t enough; };
  constexpr Kind kinds[] = {{"0123456789", 1}, {"abcdefghijklmnopqrstuvwxyz", 4}, {"ABCDEFGHIJKLMNOPQRSTUVWXYZ", 6}};
  std::string letters = " ";
  for (const Kind& kind : kinds)
    if (std::count_if(kind.letters.begin(), kind.letters.end(), [&](char letter) { return texts.find(letter) != std::string_view::npos; }) >= kind.enough)
      letters += kind.letters;
  return letters;
}

std::shared_ptr<const FontParts> SharedSubsets::find(const FontFace& face, const std::string& key) const {
  std::lock_guard lock(mutex_);
  const auto found = parts_.find({&face, key});
  return found == parts_.end() ? nullptr : found->second;
}

void SharedSubsets::keep(const FontFace& face, const std::string& key, std::shared_ptr<const FontParts> parts) {
  std::lock_guard lock(mutex_);
  if (parts_.size() < most) parts_.try_emplace({&face, key}, std::move(parts));
}

}  // namespace divulga::pdf
