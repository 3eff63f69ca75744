#pragma once
#include <optional>
#include <string>
#include <vector>

#include "layout/paged_document.h"
#include "translation/chips.h"

namespace divulga {

struct PlaceOnPage {
  int page = 0;
  Rect box;       // about the text's glyphs, page coordinates
};

/// The words of laid-out pages, to find where a segment stands. Blanks, hyphens and letters' case do not count, for lines were broken; what
/// stands in for a chip is passed over.
class PageTexts {
 public:
  explicit PageTexts(const PagedDocument& document);
  /// The first place of a source text; nothing when it is not found, or too short to be sure.
  std::optional<PlaceOnPage> find(const ChippedText& text) const;

 private:
  struct Letters {
    std::string text;               // what counts of a page's runs, in their order
    std::vector<Rect> boxes;        // of runs
    std::vector<std::uint32_t> run; // of each byte: index into boxes
  };
  std::optional<Rect> find_on(const Letters& page, const std::vector<std::string>& chunks, size_t longest) const;
  std::vector<Letters> pages_;
};

}  // namespace divulga
