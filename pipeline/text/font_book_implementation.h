#pragma once
#include "text/font_book.h"
#include "text/font_store.h"

namespace divulga {

/// What a FontBook keeps between paragraphs. Every member is thread-safe.
struct FontBook::Implementation {
  Implementation(const std::string& asset_directory, const std::string& debian_fonts)
      : fonts(FontTable(asset_directory, debian_fonts)) {}

  FontStore fonts;
};

}  // namespace divulga
