#pragma once
#include <cstdint>
#include <iosfwd>
#include <map>
#include <string>
#include <vector>

#include "data/dataset.h"
#include "delivery/clock.h"
#include "delivery/subscribers.h"
#include "diag/message.h"
#include "workspace/project.h"

namespace divulga {

struct ListImport {
  std::string list;                          // name
  std::int64_t rows = 0;                     // in the file
  std::int64_t added = 0, updated = 0, unchanged = 0, left = 0, suppressed = 0;
  std::int64_t refused = 0;                  // rows with a mistake, told in the sink
  bool dry_run = false;
};

/// Where an import's file stands, below the workspace: as given, in the project's folder, or `file` itself where it is
/// already a path below `root`. Throws Error when there is none.
std::string find_import_file(const FileSystem& files, const std::string& root, const Project& project, const std::string& file);

/// Takes in the rows of a CSV (columns email, name, language, organisation; any other is kept as an attribute). Rows with a
/// mistake go to `sink` one by one, the good ones are taken, all in one transaction; who has left stays away. The list is
/// made when missing; an empty `list` means the file's name. With `dry_run` nothing is kept.
ListImport import_list(const Dataset& rows, const Project& project, const std::string& list, bool dry_run, Subscribers& subscribers,
                       const Clock& clock, DiagnosticSink& sink);

struct ListFigures {
  MailingList list;
  std::int64_t active = 0, left = 0;
  std::map<std::string, std::int64_t> active_by_language;
};
/// All lists, or the one named (Error with a suggestion when there is none).
std::vector<ListFigures> list_figures(Subscribers& subscribers, const std::string& name);

void print(std::ostream& out, const ListImport& summary, const Vocabulary& vocabulary = {});
void print(std::ostream& out, const std::vector<ListFigures>& figures, const Vocabulary& vocabulary = {});
std::string to_json(const ListImport& summary);
std::string to_json(const std::vector<ListFigures>& figures);

}  // namespace divulga
