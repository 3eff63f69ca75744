#pragma once
#include <functional>
#include <string>
#include <vector>

namespace divulga::fuzz {

/// A reader of files from outside, with sound files to start from and what must hold whatever it is given.
struct Target {
  std::string name;
  std::vector<std::string> corpus;             // sound inputs
  std::vector<std::string> words;              // of the format
  /// Reads an input; throws Error for one that cannot be read at all. Anything else thrown, and a crash, is a fault.
  std::function<void(const std::string& input)> read;
  int runs = 1000;                             // in ./check
};

/// markdown, table, yaml, catalog, picture, drawing, font, project.
std::vector<std::string> target_names();
/// Reads its corpus from the source tree and the installed fonts. Throws Error for an unknown name.
Target make_target(const std::string& name);

}  // namespace divulga::fuzz
