#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "layout/print_edition.h"
#include "layout/print_inks.h"
#include "text/font_book.h"

namespace divulga {

/// The print edition as PDF 1.7 without tags: a page a side of a sheet with media, bleed and trim box, marks on all plates, and
/// the document's pages as form XObjects. Text, lines and areas are in CMYK, pictures in sRGB with its profile, whole. Equal
/// editions give equal bytes. Thread-safe. Throws Error naming what PDF cannot hold.
std::string write_print_pdf(const PrintEdition& edition, const PrintInks& inks, const std::function<const FontFace&(FontId)>& faces);

/// The same into a sink that says whether it kept the bytes; throws EnvironmentError when it did not.
void write_print_pdf(const PrintEdition& edition, const PrintInks& inks, const std::function<const FontFace&(FontId)>& faces,
                     const std::function<bool(std::string_view)>& sink);

inline std::string write_print_pdf(const PrintEdition& edition, const PrintInks& inks, const FontBook& fonts) {
  return write_print_pdf(edition, inks, [&fonts](FontId id) -> const FontFace& { return fonts.face(id); });
}

}  // namespace divulga
