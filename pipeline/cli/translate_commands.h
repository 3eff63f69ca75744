#pragma once
#include <string>
#include <vector>

#include "cli/command.h"

namespace divulga {

/// The ways of `divulga translate`, by their first word; `arguments` are those after it.
ExitCode run_translate_update(CommandContext& context, const std::vector<std::string>& arguments);
ExitCode run_translate_status(CommandContext& context, const std::vector<std::string>& arguments);
ExitCode run_translate_export(CommandContext& context, const std::vector<std::string>& arguments);
ExitCode run_translate_import(CommandContext& context, const std::vector<std::string>& arguments);
ExitCode run_translate_pseudo(CommandContext& context, const std::vector<std::string>& arguments);
ExitCode run_translate_machine(CommandContext& context, const std::vector<std::string>& arguments);

}  // namespace divulga
