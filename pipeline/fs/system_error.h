#pragma once
#include "diag/message.h"

namespace divulga {

/// What the operating system means by an `errno`, in its English words where they are not among the usual ones.
Message system_error(int number);

}  // namespace divulga
