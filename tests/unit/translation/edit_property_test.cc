#include <algorithm>
#include <random>
#include <set>

#include "unit/translation/edited_project.h"

namespace divulga::edits {
namespace {

/// A text of the running project and what it was when it was translated; empty: it is new.
struct Paragraph {
  std::string text, made_from;
};

/// Many texts in a few files, edited at random; the same for a seed.
class Writer {
 public:
  explicit Writer(unsigned seed) : random_(seed) {
    files_.resize(2 + below(3));
    for (auto& file : files_)
      for (size_t i = 4 + below(12); i > 0; --i) file.push_back(fresh());
    for (auto& file : files_)
      for (Paragraph& paragraph : file) paragraph.made_from = paragraph.text;
  }

  Files files() const {
    Files out;
    for (size_t i = 0; i < files_.size(); ++i) {
      std::string& text = out["pages/" + names_[i] + ".md"];
      for (const Paragraph& paragraph : files_[i]) text += paragraph.text + "\n\n";
    }
    return out;
  }

  /// Additions and removals never in one run: nobody could say whether a new text is a former one rewritten.
  void edit(bool adds) {
    switch (below(5)) {
      case 0:
      case 1: reword(); break;
      case 2: move(); break;
      case 3: adds ? add() : remove(); break;
      case 4: rename(); break;
    }
  }

  std::vector<std::string> expected() const {
    std::vector<std::string> out;
    for (const auto& file : files_)
      for (const Paragraph& p : file)
        out.push_back(p.made_from.empty() ? "missing  " + p.text : p.made_from == p.text ? "translated  " + p.text : "stale  " + p.text + " < " + p.made_from);
    std::sort(out.begin(), out.end());
    return out;
  }

 private:
  size_t below(size_t limit) { return random_() % limit; }
  std::string word() {
    static const std::vector<std::string> sounds{"ba", "ci", "do", "fe", "gu", "la", "mi", "no", "pe", "ru", "sa", "ti", "vo", "ze"};
    std::string out;
    for (size_t i = 3 + below(2); i > 0; --i) out += sounds[below(sounds.size())];
    return out;
  }
  Paragraph fresh() {
    std::string text;
    for (size_t i = 7 + below(8); i > 0; --i) text += (text.empty() ? "" : " ") + word();
    return {text, {}};
  }
  std::vector<Paragraph>& some_file() {
    std::vector<Paragraph>* file = &files_[below(files_.size())];
    while (file->empty()) file = &files_[below(files_.size())];
    return *file;
  }

  /// One word of a text that has not been touched.
  void reword() {
    auto& file = some_file();
    Paragraph& paragraph = file[below(file.size())];
    if (paragraph.made_from != paragraph.text) return;
    const size_t from = paragraph.text.find(' ', below(paragraph.text.size() / 2)) + 1;
    paragraph.text.replace(from, std::min(paragraph.text.find(' ', from), paragraph.text.size()) - from, word());
  }
  void move() {
    auto& from = some_file();
    const size_t at = below(from.size());
    const Paragraph paragraph = from[at];
    from.erase(from.begin() + static_cast<std::ptrdiff_t>(at));
    auto& to = files_[below(files_.size())];
    to.insert(to.begin() + static_cast<std::ptrdiff_t>(below(to.size() + 1)), paragraph);
  }
  void add() {
    auto& file = some_file();
    file.insert(file.begin() + static_cast<std::ptrdiff_t>(below(file.size() + 1)), fresh());
  }
  void remove() {
    auto& file = some_file();
    if (file.size() > 1) file.erase(file.begin() + static_cast<std::ptrdiff_t>(below(file.size())));
  }
  void rename() { names_[below(files_.size())] += "x"; }

  std::mt19937 random_;
  std::vector<std::vector<Paragraph>> files_;
  std::vector<std::string> names_{"a", "b", "c", "d", "e"};
};

TEST(EditProperties, NothingIsFalselyStaleAndNothingStaleIsMissed) {
  for (unsigned seed = 1; seed <= 150; ++seed) {
    Writer writer(seed);
    const Catalog catalog = catalog_of(writer.files());
    for (size_t i = 0; i < 1 + seed % 12; ++i) writer.edit(seed % 2 == 0);
    auto found = states(writer.files(), catalog);
    std::sort(found.begin(), found.end());
    ASSERT_EQ(found, writer.expected()) << "seed " << seed;
  }
}

/// The catalog is updated now and then, as translators and writers work side by side: what is stale stays so until somebody translates.
TEST(EditProperties, UpdatesInBetweenChangeNothing) {
  for (unsigned seed = 500; seed < 560; ++seed) {
    Writer writer(seed);
    Catalog catalog = catalog_of(writer.files());
    for (size_t i = 0; i < 9; ++i) {
      writer.edit(seed % 2 == 0);
      if (i % 3 == 2) catalog = updated(writer.files(), catalog);
    }
    auto found = states(writer.files(), catalog);
    std::sort(found.begin(), found.end());
    ASSERT_EQ(found, writer.expected()) << "seed " << seed;
  }
}

}  // namespace
}  // namespace divulga::edits
