#pragma once
#include <deque>
#include <string>
#include <vector>

#include "exchange/exchange_format.h"
#include "exchange/exchange_table.h"

namespace divulga {

/// Units with the texts that they point to. Copies of the vector stay valid as long as this lives.
class SampleUnits {
 public:
  SampleUnits() = default;
  SampleUnits(const SampleUnits&) = delete;
  SampleUnits& operator=(const SampleUnits&) = delete;

  TranslationUnit& add(const std::string& source, const std::string& translation = {}, TranslationState state = TranslationState::translated,
                       const std::string& kind = "paragraph");

  std::vector<TranslationUnit> units;

 private:
  std::deque<SourceText> texts_;
};

Project sample_project();
ExchangeTable sample_table(const SampleUnits& units, const std::string& language = "ar");

/// `count` texts of whatever is hard to carry: markup, marks of direction, combining marks, letters outside the first plane, signs of XML,
/// CSV and PO, blanks, hard breaks, long texts. The same for the same seed.
void add_random(SampleUnits& units, unsigned seed, int count);

/// Words in Italian and Arabic for tables.
TableWords sample_words();

/// One of the parts of a ZIP file.
std::string part_of(const std::string& zip, const std::string& name);

}  // namespace divulga
