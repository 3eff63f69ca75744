#pragma once
#include <string>

namespace divulga::layout {

/// An address of the web as it is printed to be read and typed: without "https://" and the last "/".
std::string shown_address(std::string url);

}  // namespace divulga::layout
