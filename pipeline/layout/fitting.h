#pragma once
#include <vector>

#include "layout/design.h"
#include "layout/paged_document.h"

namespace divulga::layout {

/// The steps by which a text that does not fit is set closer, in order: tracking, leading, size. Each goes on from the one
/// before; the first is the design as written, the last the floor of the language's script.
std::vector<Fitting> fitting_ladder(const Design& design, const LocaleTag& language);

/// Scripts whose letters are joined, or stand in squares of their own, are never set with other distances between letters.
bool allows_tracking(const LocaleTag& language);

}  // namespace divulga::layout
