#pragma once
#include <string>
#include <string_view>

namespace divulga::pdf {

/// The text as a reader searches and copies it: without marks that only steer setting (bidi controls, unused soft hyphens,
/// word joiners, zero-width spaces). Joiners stay: they are spelling. A text of nothing else stays as it is.
/// Returns a view of `text`, or of `buffer` when something was left out.
std::string_view readable_text(std::string_view text, std::string& buffer);

}  // namespace divulga::pdf
