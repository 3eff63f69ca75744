#include "cli/process.h"

#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "cli/language.h"
#include "cli/program_identity.h"
#include "fs/system_error.h"

namespace divulga {
namespace {

std::string executable_path() {
  std::error_code error;
  return std::filesystem::read_symlink("/proc/self/exe", error).string();
}

}  // namespace

int run_process(int argc, char** argv, const Commands& commands) {
  DiskFileSystem files;
  const std::string executable = executable_path();
  // build/bin/divulga and /usr/bin/divulga both have their data in ../share/divulga.
  const std::string share = normal_path(join_path(directory_of(executable), "../share/divulga"));
  const std::string program = executable.empty() ? DIVULGA_VERSION : program_identity(files, executable);
  const std::string language = spoken_language([](const char* name) { return std::getenv(name); });
  const auto complain = [&](const Message& problem) { std::cerr << "divulga: " << problem.in(command_vocabulary(files, share, language)) << "\n"; };
  std::error_code error;
  const std::string here = std::filesystem::current_path(error).string();
  if (error) {
    complain(message("the current folder is gone"));
    return 3;
  }
  const ExitCode code = run_program({argv + 1, argv + argc}, files, here, share, program, commands, std::cout, std::cerr, isatty(STDERR_FILENO) != 0, language);
  if (!std::cout.flush() && code == ExitCode::done) {
    complain(message("the output could not be written"));
    return 3;
  }
  return static_cast<int>(code);
}

ExitCode hand_over_to_service(char** argv) {
  const std::string service = join_path(directory_of(executable_path()), "divulga-service");
  ::execv(service.c_str(), argv);
  throw EnvironmentError(message("cannot start '{0}': {1}", service, system_error(errno)));
}

}  // namespace divulga
