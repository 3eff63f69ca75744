#include "translation/source_alignment.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "translation/word_diff.h"

namespace divulga {
namespace {

// How like two texts must be to be one that was reworded. Where they stand says much, so that there little is asked for.
constexpr double like_in_place = 0.3, like_of_other_kind = 0.6, like_anywhere = 0.6;
constexpr size_t words_anywhere = 4;

/// A text at one of its places.
struct Standing {
  size_t text;   // index
  int line;
};
using File = std::vector<Standing>;

/// A stretch of two files between texts that both have.
struct Gap { File before, now; };

/// Two files, and which line of one still shares a text with which of the other.
struct Rows {
  const File* before;
  const File* now;
  std::map<int, int> lines;
};

class Alignment {
 public:
  Alignment(const std::vector<PlacedText>& before, const std::vector<PlacedText>& now) : before_(before), now_(now), from_(now.size(), -1) {}

  std::vector<int> run() {
    find_open();
    if (open_.empty()) return std::move(from_);
    count_what_is_gone();
    for (auto* side : {&before_files_, &now_files_}) {
      const auto& texts = side == &before_files_ ? before_ : now_;
      for (size_t i = 0; i < texts.size(); ++i)
        for (const TextPlace& place : texts[i].places) (*side)[place.file].push_back({i, place.line});
      for (auto& [name, file] : *side)
        std::stable_sort(file.begin(), file.end(), [](const Standing& a, const Standing& b) { return a.line < b.line; });
    }
    for (const auto& [name, file] : now_files_)
      if (const auto same = before_files_.find(name); same != before_files_.end() && has_open(file)) align(same->second, file);
    align_moved_files();
    find_by_likeness();
    // Only now what is not alike: a text that moved here from elsewhere is not one of this place written anew.
    for (const Gap& gap : gaps_) pair_in_order(gap);
    for (const Rows& rows : rows_) pair_cells(rows);
    return std::move(from_);
  }

 private:
  /// Texts of now whose wording is new.
  void find_open() {
    std::unordered_set<WordingHash> known;
    for (const PlacedText& text : before_) known.insert(text.hash);
    for (size_t i = 0; i < now_.size(); ++i)
      if (!known.count(now_[i].hash)) open_.insert(i);
  }

  /// How many places of a former text are no more: as many may have been reworded. A text that only moved has all of them.
  void count_what_is_gone() {
    std::unordered_map<WordingHash, int> standing;
    for (const PlacedText& text : now_) standing[text.hash] += static_cast<int>(text.places.size());
    std::unordered_map<WordingHash, int> stood;
    for (const PlacedText& text : before_) stood[text.hash] += static_cast<int>(text.places.size());
    for (const auto& [hash, places] : stood) {
      const auto found = standing.find(hash);
      gone_[hash] = found == standing.end() ? std::max(places, 1) : places - found->second;
    }
  }

  bool has_open(const File& file) const {
    return std::any_of(file.begin(), file.end(), [&](const Standing& s) { return open_.count(s.text) != 0; });
  }
  bool is_gone(const Standing& s) const { return gone_.at(before_[s.text].hash) > 0; }
  bool has_gone(const File& file) const {
    return std::any_of(file.begin(), file.end(), [&](const Standing& s) { return is_gone(s); });
  }

  void align(const File& before, const File& now) {
    std::vector<std::uint64_t> a, b;
    for (const Standing& s : before) a.push_back(before_[s.text].hash);
    for (const Standing& s : now) b.push_back(now_[s.text].hash);
    std::vector<Gap> gaps;
    Gap gap;
    size_t i = 0, j = 0;
    const auto fill_to = [&](size_t i_end, size_t j_end) {
      for (; i < i_end; ++i)
        if (is_gone(before[i])) gap.before.push_back(before[i]);
      for (; j < j_end; ++j)
        if (open_.count(now[j].text)) gap.now.push_back(now[j]);
      if (!gap.before.empty() && !gap.now.empty()) gaps.push_back(gap);
      gap = {};
      ++i;
      ++j;
    };
    std::map<int, int> lines;   // of rows that still share a text
    for (const auto& [left, right] : common_subsequence(a, b)) {
      fill_to(left, right);
      lines.emplace(before[left].line, now[right].line);
    }
    fill_to(before.size(), now.size());
    for (const Gap& one : gaps) pair_likest(one);
    gaps_.insert(gaps_.end(), gaps.begin(), gaps.end());
    rows_.push_back({&before, &now, std::move(lines)});
  }

  void take(const Standing& old, const Standing& fresh) {
    from_[fresh.text] = static_cast<int>(old.text);
    open_.erase(fresh.text);
    --gone_[before_[old.text].hash];
  }

  bool same_kind(const Standing& old, const Standing& fresh) const { return before_[old.text].kind == now_[fresh.text].kind; }

  double weight(const Standing& old, const Standing& fresh) const {
    const double like = likeness(before_[old.text].text, now_[fresh.text].text);
    return like >= (same_kind(old, fresh) ? like_in_place : like_of_other_kind) ? like : 0;
  }

  /// In order, so that the sum of likeness is greatest.
  void pair_likest(const Gap& gap) {
    const size_t height = gap.before.size() + 1, width = gap.now.size() + 1;
    if (height * width > 250'000) return;
    std::vector<double> like(height * width, 0), best(height * width, 0);
    for (size_t i = height - 1; i-- > 0;)
      for (size_t j = width - 1; j-- > 0;) {
        const size_t at = i * width + j;
        like[at] = weight(gap.before[i], gap.now[j]);
        best[at] = std::max(best[at + width], best[at + 1]);
        if (like[at] > 0) best[at] = std::max(best[at], like[at] + best[at + width + 1]);
      }
    for (size_t i = 0, j = 0; i + 1 < height && j + 1 < width;) {
      const size_t at = i * width + j;
      if (like[at] > 0 && best[at] <= like[at] + best[at + width + 1]) {
        if (is_gone(gap.before[i]) && open_.count(gap.now[j].text)) take(gap.before[i], gap.now[j]);
        ++i;
        ++j;
      } else if (best[at] <= best[at + width]) {
        ++i;
      } else {
        ++j;
      }
    }
  }

  /// What is left between two pairs and is as many, of the same kinds, on both sides: rewritten from the ground up.
  void pair_in_order(const Gap& gap) {
    Gap part;
    size_t j = 0;
    const auto close = [&] {
      const bool alike = part.before.size() == part.now.size() &&
                         std::equal(part.before.begin(), part.before.end(), part.now.begin(), [&](const auto& a, const auto& b) { return same_kind(a, b); });
      for (size_t k = 0; alike && k < part.now.size(); ++k)
        if (open_.count(part.now[k].text) && is_gone(part.before[k])) take(part.before[k], part.now[k]);
      part = {};
    };
    for (const Standing& old : gap.before) {
      size_t paired = j;
      while (paired < gap.now.size() && from_[gap.now[paired].text] != static_cast<int>(old.text)) ++paired;
      if (paired == gap.now.size()) {
        if (is_gone(old)) part.before.push_back(old);
        continue;
      }
      for (; j < paired; ++j)
        if (open_.count(gap.now[j].text)) part.now.push_back(gap.now[j]);
      ++j;
      close();
    }
    for (; j < gap.now.size(); ++j)
      if (open_.count(gap.now[j].text)) part.now.push_back(gap.now[j]);
    close();
  }

  /// Of the cells of one row a catalog does not tell the order: one that is left of each kind was reworded.
  void pair_cells(const Rows& rows) {
    std::map<std::pair<int, std::string>, File> left, fresh;
    for (const Standing& s : *rows.before)
      if (const auto line = rows.lines.find(s.line); line != rows.lines.end() && is_gone(s)) left[{line->second, before_[s.text].kind}].push_back(s);
    for (const Standing& s : *rows.now)
      if (open_.count(s.text)) fresh[{s.line, now_[s.text].kind}].push_back(s);
    for (const auto& [place, some] : fresh) {
      const auto found = left.find(place);
      if (found != left.end() && some.size() == 1 && found->second.size() == 1 && open_.count(some[0].text)) take(found->second[0], some[0]);
    }
  }

  /// A renamed file, one cut in two, a part that moved to another: files are compared by the texts that they share.
  void align_moved_files() {
    if (open_.empty()) return;
    std::unordered_map<WordingHash, std::set<std::string>> where;
    for (const auto& [name, file] : before_files_)
      for (const Standing& s : file) where[before_[s.text].hash].insert(name);
    for (const auto& [name, file] : now_files_) {
      if (!has_open(file)) continue;
      std::map<std::string, int> shared;
      for (const Standing& s : file)
        if (const auto found = where.find(now_[s.text].hash); found != where.end())
          for (const std::string& other : found->second) ++shared[other];
      std::vector<std::pair<int, std::string>> order;
      for (const auto& [other, count] : shared)
        if (other != name) order.emplace_back(-count, other);
      std::sort(order.begin(), order.end());
      for (const auto& [count, other] : order)
        if (has_open(file) && has_gone(before_files_.at(other))) align(before_files_.at(other), file);
    }
  }


  /// Moved and edited at once: the likest former text that stands nowhere now.
  void find_by_likeness() {
    if (open_.empty()) return;
    std::unordered_map<std::uint64_t, std::vector<size_t>> by_word;
    std::unordered_map<size_t, size_t> lengths;
    for (size_t i = 0; i < before_.size(); ++i) {
      if (gone_.at(before_[i].hash) <= 0 || before_[i].places.empty()) continue;
      const auto words = words_in(before_[i].text);
      lengths[i] = words.size();
      for (const std::uint64_t word : words) by_word[word].push_back(i);
    }
    struct Match { double like; size_t old, fresh; };
    std::vector<Match> matches;
    for (const size_t fresh : open_) {
      const auto words = words_in(now_[fresh].text);
      std::map<size_t, size_t> common;
      for (const std::uint64_t word : words)
        if (const auto found = by_word.find(word); found != by_word.end())
          for (const size_t old : found->second) ++common[old];
      for (const auto& [old, count] : common) {
        if (count < words_anywhere - 1 || words.size() < words_anywhere) continue;
        if (2.0 * static_cast<double>(count) < like_anywhere * static_cast<double>(words.size() + lengths[old])) continue;
        const double like = likeness(before_[old].text, now_[fresh].text);
        if (like >= like_anywhere) matches.push_back({like, old, fresh});
      }
    }
    std::stable_sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) { return a.like > b.like; });
    for (const Match& match : matches)
      if (open_.count(match.fresh) && gone_.at(before_[match.old].hash) > 0) take({match.old, 0}, {match.fresh, 0});
  }

  static std::set<std::uint64_t> words_in(const std::string& text) {
    std::set<std::uint64_t> out;
    for (const auto token : diff_tokens(text))
      if (token.size() > 1 || std::isalnum(static_cast<unsigned char>(token[0]))) out.insert(std::hash<std::string_view>{}(token));
    return out;
  }

  const std::vector<PlacedText>& before_;
  const std::vector<PlacedText>& now_;
  std::vector<int> from_;
  std::set<size_t> open_;
  std::unordered_map<WordingHash, int> gone_;
  std::map<std::string, File> before_files_, now_files_;
  std::vector<Gap> gaps_;
  std::vector<Rows> rows_;
};

}  // namespace

std::vector<int> reworded_from(const std::vector<PlacedText>& before, const std::vector<PlacedText>& now) { return Alignment(before, now).run(); }

}  // namespace divulga
