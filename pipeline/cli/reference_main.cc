// divulga_reference man [CATALOG]|completion|markdown|words: what packaging, docs/ and the catalogs need from the table of
// commands. CATALOG is a commands.po; `words` prints the table's texts as PO entries.
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>

#include "cli/command_table.h"
#include "locale/catalog.h"

namespace {

divulga::Vocabulary vocabulary_of(const char* path) {
  std::ifstream file(path, std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  divulga::DiagnosticSink sink;
  return divulga::vocabulary(std::make_shared<const divulga::Catalog>(divulga::parse_po(path, text, sink)));
}

void print_words() {
  std::vector<divulga::CatalogEntry> entries;
  for (const std::string& text : divulga::table_texts()) entries.push_back({"", text, "", {"pipeline/cli/command_table.cc"}, {}, false, {}});
  std::cout << divulga::write_po(divulga::LocaleTag(), entries);
}

}  // namespace

int main(int argc, char** argv) {
  const std::string what = argc > 1 ? argv[1] : "";
  if (what == "man") std::cout << divulga::man_page(DIVULGA_VERSION, argc > 2 ? vocabulary_of(argv[2]) : divulga::Vocabulary());
  else if (what == "completion") std::cout << divulga::bash_completion();
  else if (what == "markdown") std::cout << divulga::markdown_reference();
  else if (what == "words") print_words();
  else {
    std::cerr << "usage: divulga_reference man [CATALOG]|completion|markdown|words\n";
    return 2;
  }
  return std::cout.flush() ? 0 : 3;
}
