#include "translation/word_diff.h"

#include <unicode/brkiter.h>

#include <algorithm>
#include <cctype>
#include <functional>
#include <memory>
#include <unordered_map>

#include "translation/inline_marks.h"

namespace divulga {
namespace {

using Sequence = std::vector<std::uint64_t>;
using Pairs = std::vector<std::pair<size_t, size_t>>;

/// Cells of the exact table that are still quick: sentences and ordinary chapters.
constexpr size_t exact_cells = 400'000;

class CommonSubsequence {
 public:
  CommonSubsequence(const Sequence& a, const Sequence& b) : a_(a), b_(b) {}

  Pairs find() {
    between(0, a_.size(), 0, b_.size());
    return std::move(pairs_);
  }

 private:
  void between(size_t a, size_t a_end, size_t b, size_t b_end) {
    for (; a < a_end && b < b_end && a_[a] == b_[b]; ++a, ++b) pairs_.emplace_back(a, b);
    size_t same = 0;
    while (a_end - same > a && b_end - same > b && a_[a_end - same - 1] == b_[b_end - same - 1]) ++same;
    a_end -= same;
    b_end -= same;
    if (a < a_end && b < b_end) {
      if ((a_end - a) * (b_end - b) <= exact_cells) exactly(a, a_end, b, b_end);
      else by_rare_ones(a, a_end, b, b_end);
    }
    for (size_t i = 0; i < same; ++i) pairs_.emplace_back(a_end + i, b_end + i);
  }

  void exactly(size_t a, size_t a_end, size_t b, size_t b_end) {
    const size_t height = a_end - a + 1, width = b_end - b + 1;
    std::vector<std::uint32_t> longest(height * width, 0);
    for (size_t i = height - 1; i-- > 0;)
      for (size_t j = width - 1; j-- > 0;)
        longest[i * width + j] = a_[a + i] == b_[b + j] ? longest[(i + 1) * width + j + 1] + 1
                                                        : std::max(longest[(i + 1) * width + j], longest[i * width + j + 1]);
    for (size_t i = 0, j = 0; i + 1 < height && j + 1 < width;) {
      if (a_[a + i] == b_[b + j]) pairs_.emplace_back(a + i++, b + j++);
      else if (longest[(i + 1) * width + j] >= longest[i * width + j + 1]) ++i;
      else ++j;
    }
  }

  /// Over long texts: what stands once in both holds them together (patience), the rest is looked at between two of those.
  void by_rare_ones(size_t a, size_t a_end, size_t b, size_t b_end) {
    struct Count { size_t in_a = 0, in_b = 0, at_b = 0; };
    std::unordered_map<std::uint64_t, Count> counts;
    for (size_t i = a; i < a_end; ++i) ++counts[a_[i]].in_a;
    for (size_t j = b; j < b_end; ++j) {
      Count& count = counts[b_[j]];
      ++count.in_b;
      count.at_b = j;
    }
    Pairs rare;
    for (size_t i = a; i < a_end; ++i)
      if (const Count& count = counts[a_[i]]; count.in_a == 1 && count.in_b == 1) rare.emplace_back(i, count.at_b);
    const Pairs held = rising(rare);
    if (held.empty()) return;
    for (const auto& [i, j] : held) {
      between(a, i, b, j);
      pairs_.emplace_back(i, j);
      a = i + 1;
      b = j + 1;
    }
    between(a, a_end, b, b_end);
  }

  /// The longest part whose second indices rise.
  static Pairs rising(const Pairs& pairs) {
    std::vector<size_t> tails, before(pairs.size());
    for (size_t i = 0; i < pairs.size(); ++i) {
      const auto place = std::lower_bound(tails.begin(), tails.end(), i, [&](size_t x, size_t y) { return pairs[x].second < pairs[y].second; });
      before[i] = place == tails.begin() ? pairs.size() : *(place - 1);
      if (place == tails.end()) tails.push_back(i);
      else *place = i;
    }
    Pairs out;
    for (size_t i = tails.empty() ? pairs.size() : tails.back(); i < pairs.size(); i = before[i]) out.push_back(pairs[i]);
    std::reverse(out.begin(), out.end());
    return out;
  }

  const Sequence& a_;
  const Sequence& b_;
  Pairs pairs_;
};

std::uint64_t number_of(std::string_view token) { return std::hash<std::string_view>{}(token); }

bool is_blank(std::string_view token) { return token.find_first_not_of(" \t\n") == std::string_view::npos; }

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Words of a text without names: by ICU, whose dictionaries know the scripts without blanks.
void divide(std::string_view text, std::vector<std::string_view>& out) {
  if (text.empty()) return;
  thread_local std::unique_ptr<icu::BreakIterator> divider;
  UErrorCode status = U_ZERO_ERROR;
  if (!divider) divider.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  UText* opened = utext_openUTF8(nullptr, text.data(), static_cast<int64_t>(text.size()), &status);
  if (U_FAILURE(status)) {
    out.push_back(text);
    return;
  }
  divider->setText(opened, status);
  for (int32_t from = divider->first(), to = divider->next(); to != icu::BreakIterator::DONE; from = to, to = divider->next())
    out.push_back(text.substr(static_cast<size_t>(from), static_cast<size_t>(to - from)));
  utext_close(opened);
}

void append(std::vector<DiffRun>& runs, DiffRun::Kind kind, std::string_view text) {
  if (text.empty()) return;
  if (runs.empty() || runs.back().kind != kind) runs.push_back({kind, {}});
  runs.back().text += text;
}

/// Between two changed places a lone blank joins them: "a b" -> "c d" reads as one change.
std::vector<DiffRun> joined(const std::vector<DiffRun>& runs) {
  std::vector<DiffRun> out;
  std::string deleted, inserted;
  const auto flush = [&] {
    append(out, DiffRun::Kind::deleted, deleted);
    append(out, DiffRun::Kind::inserted, inserted);
    deleted.clear();
    inserted.clear();
  };
  for (size_t i = 0; i < runs.size(); ++i) {
    const DiffRun& run = runs[i];
    if (run.kind == DiffRun::Kind::deleted) deleted += run.text;
    else if (run.kind == DiffRun::Kind::inserted) inserted += run.text;
    else if (!deleted.empty() && !inserted.empty() && is_blank(run.text) && i + 1 < runs.size()) {
      deleted += run.text;
      inserted += run.text;
    } else {
      flush();
      append(out, run.kind, run.text);
    }
  }
  flush();
  return out;
}

}  // namespace

Pairs common_subsequence(const Sequence& a, const Sequence& b) { return CommonSubsequence(a, b).find(); }

std::vector<std::string_view> diff_tokens(const std::string& text) {
  std::vector<std::string_view> out;
  const std::string_view whole = text;
  size_t at = 0;
  for (const InlineMark& tag : find_tags(text)) {
    divide(whole.substr(at, tag.from - at), out);
    out.push_back(whole.substr(tag.from, tag.to - tag.from));
    at = tag.to;
  }
  divide(whole.substr(at), out);
  return out;
}

std::vector<DiffRun> word_diff(const std::string& before, const std::string& now) {
  const auto old_tokens = diff_tokens(before), new_tokens = diff_tokens(now);
  Sequence a, b;
  for (const auto token : old_tokens) a.push_back(number_of(token));
  for (const auto token : new_tokens) b.push_back(number_of(token));
  std::vector<DiffRun> runs;
  size_t i = 0, j = 0;
  const auto changed_to = [&](size_t i_end, size_t j_end) {
    for (; i < i_end; ++i) append(runs, DiffRun::Kind::deleted, old_tokens[i]);
    for (; j < j_end; ++j) append(runs, DiffRun::Kind::inserted, new_tokens[j]);
  };
  for (const auto& [left, right] : common_subsequence(a, b)) {
    changed_to(left, right);
    append(runs, DiffRun::Kind::equal, old_tokens[i++]);
    ++j;
  }
  changed_to(old_tokens.size(), new_tokens.size());
  return joined(runs);
}

double likeness(const std::string& before, const std::string& now) {
  const auto words = [](const std::string& text) {
    Sequence out;
    for (const auto token : diff_tokens(text)) {
      const bool sign = token.size() == 1 && is_ascii(token) && !std::isalnum(static_cast<unsigned char>(token[0]));
      if (!is_blank(token) && !sign) out.push_back(number_of(token));
    }
    return out;
  };
  const Sequence a = words(before), b = words(now);
  if (a.empty() && b.empty()) return 1;
  return 2.0 * static_cast<double>(common_subsequence(a, b).size()) / static_cast<double>(a.size() + b.size());
}

}  // namespace divulga
