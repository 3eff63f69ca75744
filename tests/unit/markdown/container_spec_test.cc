#include "markdown/container_spec.h"

#include <gmock/gmock.h>

#include <fstream>
#include <map>
#include <sstream>

#include "markdown/table_row.h"
#include "places.h"

namespace divulga {
namespace {

std::string cell(const std::string& line, size_t index) {
  const auto cells = split_row(line);
  return index < cells.size() ? line.substr(cells[index].offset, cells[index].size) : "";
}

/// The table of containers in docs/workspace.md: name -> the cell of its keys.
std::map<std::string, std::string> documented() {
  std::ifstream in(places::source() + "/docs/workspace.md");
  std::map<std::string, std::string> found;
  bool inside = false;
  for (std::string line; std::getline(in, line);) {
    if (line.rfind("| container |", 0) == 0) {
      inside = true;
      std::getline(in, line);
      continue;
    }
    if (!inside || line.empty()) {
      inside = inside && !line.empty();
      continue;
    }
    std::istringstream names(cell(line, 0));
    for (std::string name; std::getline(names, name, ',');) found[name.substr(name.find_first_not_of(' '))] = cell(line, 2);
  }
  return found;
}

TEST(ContainerSpec, IsWhatTheDocumentationSays) {
  const auto table = documented();
  for (const auto& [name, keys] : table) EXPECT_NE(find_container(name), nullptr) << name << " is documented only";
  for (const auto& spec : container_specs()) {
    const auto row = table.find(spec.name);
    ASSERT_NE(row, table.end()) << spec.name << " is not documented";
    for (const auto& key : spec.keys) {
      EXPECT_THAT(row->second, testing::ContainsRegex("(^|[ ,;])" + key.name + "($|[ ,;:=])")) << spec.name;
      if (key.name != "kind" && key.name != "name") continue;
      for (const auto& value : key.values) EXPECT_THAT(row->second, testing::HasSubstr(value)) << spec.name;
    }
  }
}

}  // namespace
}  // namespace divulga
