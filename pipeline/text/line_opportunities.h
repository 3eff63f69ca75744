#pragma once
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

struct UBreakIterator;

namespace divulga {

/// UAX 14 line-break opportunities by ICU, in the language's manner (strict for Chinese and Japanese). Thread-safe.
class LineOpportunities {
 public:
  LineOpportunities() = default;
  ~LineOpportunities();
  LineOpportunities(const LineOpportunities&) = delete;
  LineOpportunities& operator=(const LineOpportunities&) = delete;

  /// Units before which a line may begin, ascending; the text's end is the last, its start is not among them.
  std::vector<std::uint32_t> find(std::u16string_view text, const std::string& language);
  /// Those of `opportunities` that stand between words by ICU's dictionary: titles in scripts without spaces.
  static std::vector<std::uint32_t> between_words(std::u16string_view text, const std::string& language,
                                                  const std::vector<std::uint32_t>& opportunities);

 private:
  enum class Manner : std::uint8_t { general, chinese, japanese };
  UBreakIterator* borrow(Manner manner);
  void give_back(Manner manner, UBreakIterator* iterator);

  std::mutex mutex_;
  std::vector<UBreakIterator*> idle_[3];   // opening one reads ICU's data: they are kept
};

}  // namespace divulga
