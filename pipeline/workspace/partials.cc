#include "workspace/partials.h"

#include <algorithm>
#include <vector>

#include "fs/file_system.h"
#include "workspace/source_file.h"

namespace divulga {
namespace {

struct Include {
  std::string name;
  size_t offset;
};

std::vector<Include> includes_of(const std::string& text) {
  std::vector<Include> found;
  for (size_t at = text.find("{{>"); at != std::string::npos; at = text.find("{{>", at + 3)) {
    const size_t close = text.find("}}", at);
    if (close == std::string::npos) break;
    std::string name = text.substr(at + 3, close - at - 3);
    name.erase(std::remove(name.begin(), name.end(), ' '), name.end());
    found.push_back({name, at});
  }
  return found;
}

class CycleSearch {
 public:
  CycleSearch(const std::map<std::string, std::string>& partials, const std::string& directory, DiagnosticSink& sink)
      : partials_(partials), directory_(directory), sink_(sink) {}

  void visit(const std::string& name) {
    if (done_[name]) return;
    way_.push_back(name);
    const auto partial = partials_.find(name);
    for (const Include& include : partial == partials_.end() ? std::vector<Include>{} : includes_of(partial->second)) {
      const auto start = std::find(way_.begin(), way_.end(), include.name);
      if (start == way_.end()) {
        visit(include.name);
        continue;
      }
      Message cycle = message("'{0}'", include.name);
      for (auto at = way_.end(); at != start;) cycle = message("'{0}' takes in {1}", *--at, cycle);
      SourceSpan span = place_of(join_path(directory_, name + ".md"), partial->second, include.offset);
      span.length = static_cast<int>(include.name.size()) + 6;
      sink_.error("include-cycle", span, message("the pieces take in each other without end: {0}", cycle), message("take one of them out"));
    }
    way_.pop_back();
    done_[name] = true;
  }

 private:
  const std::map<std::string, std::string>& partials_;
  const std::string& directory_;
  DiagnosticSink& sink_;
  std::vector<std::string> way_;
  std::map<std::string, bool> done_;
};

}  // namespace

void check_partial_cycles(const std::map<std::string, std::string>& partials, const std::string& directory, DiagnosticSink& sink) {
  CycleSearch search(partials, directory, sink);
  for (const auto& [name, text] : partials) search.visit(name);
}

}  // namespace divulga
