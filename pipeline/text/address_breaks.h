#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

namespace divulga {

/// Places inside addresses of the net and of mail where a line may end without a hyphen, ascending: after slashes and "@",
/// before full stops and what joins a query, so that no mark at a line's end looks like the sentence's (Chicago, 7.46).
std::vector<std::uint32_t> address_breaks(std::u16string_view text);
/// Whether `at` stands inside such an address: only the places above are for breaking there.
bool is_inside_address(std::u16string_view text, std::uint32_t at);

}  // namespace divulga
