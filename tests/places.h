#pragma once
#include <string>

namespace divulga::places {

/// The source tree, and what the program reads at run time as the build laid it out. Functions, not macros: only their own file
/// differs between two checkouts, so a compiler cache serves every other one.
const std::string& source();
const std::string& share();

}  // namespace divulga::places
