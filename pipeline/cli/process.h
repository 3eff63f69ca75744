#pragma once
#include "cli/command.h"

namespace divulga {

/// Runs the program as a process: finds its data and its identity beside the executable. Returns the process's exit code.
int run_process(int argc, char** argv, const Commands& commands);

/// Goes on as the program `divulga-service` beside this one, with the same words. Returns only by EnvironmentError.
ExitCode hand_over_to_service(char** argv);

}  // namespace divulga
