#pragma once
#include <string>
#include <vector>

namespace divulga {

/// The pieces of a text between blanks; none is empty.
std::vector<std::string> words_of(const std::string& text);

}  // namespace divulga
