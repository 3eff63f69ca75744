#pragma once
#include <functional>

#include "cli/command.h"
#include "edition/edition.h"

namespace divulga {

struct BuildWish {
  bool write = true;                                   // false: a check
  /// Called with each project's sources before anything is made from them.
  std::function<void(ProjectSources&)> change;
  bool leave_out_what_breaks = false;                  // materials with an error are told and left out, the others are made
};

/// Builds the projects of a place, prints what the options of the command ask for, and says how it ended.
ExitCode build_place(CommandContext& context, const Place& place, const BuildWish& wish);

}  // namespace divulga
