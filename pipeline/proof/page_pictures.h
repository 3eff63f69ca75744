#pragma once
#include <memory>
#include <string>

#include "proof/page_texts.h"

namespace divulga {

/// Pictures of texts as they stand in a laid-out page: what surrounds one, faint, and the text itself in full. A page is rendered when
/// the first text on it is asked for. Not for several threads at once.
class PagePictures {
 public:
  /// `pdf` is what was written of `document`.
  PagePictures(const PagedDocument& document, std::string pdf);
  ~PagePictures();
  PagePictures(PagePictures&&) noexcept;

  /// A PNG; empty where the text is not found.
  std::string of(const ChippedText& text);

 private:
  struct Pages;
  PageTexts texts_;
  std::unique_ptr<Pages> pages_;
};

}  // namespace divulga
