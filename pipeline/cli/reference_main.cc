// divulga_reference man|completion|markdown: what packaging and docs/ need from the table of commands.
#include <cstring>
#include <iostream>

#include "cli/command_table.h"

int main(int argc, char** argv) {
  const std::string what = argc > 1 ? argv[1] : "";
  if (what == "man") std::cout << divulga::man_page(DIVULGA_VERSION);
  else if (what == "completion") std::cout << divulga::bash_completion();
  else if (what == "markdown") std::cout << divulga::markdown_reference();
  else {
    std::cerr << "usage: divulga_reference man|completion|markdown\n";
    return 2;
  }
  return std::cout.flush() ? 0 : 3;
}
