#include <unistd.h>

#include <filesystem>
#include <iostream>

#include "cli/command.h"
#include "cli/program_identity.h"

int main(int argc, char** argv) {
  using namespace divulga;
  DiskFileSystem files;
  std::error_code error;
  const std::string executable = std::filesystem::read_symlink("/proc/self/exe", error).string();
  // build/bin/divulga and /usr/bin/divulga both have their data in ../share/divulga.
  const std::string share = normal_path(join_path(directory_of(executable), "../share/divulga"));
  const std::string program = executable.empty() ? DIVULGA_VERSION : program_identity(files, executable);
  const std::string here = std::filesystem::current_path(error).string();
  if (error) {
    std::cerr << "divulga: the current folder is gone\n";
    return 3;
  }
  const ExitCode code = run_program({argv + 1, argv + argc}, files, here, share, program, std::cout, std::cerr, isatty(STDERR_FILENO) != 0);
  if (!std::cout.flush() && code == ExitCode::done) {
    std::cerr << "divulga: the output could not be written\n";
    return 3;
  }
  return static_cast<int>(code);
}
