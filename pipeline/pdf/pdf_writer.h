#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "layout/paged_document.h"
#include "text/font_book.h"

namespace divulga {

class WorkerPool;
namespace pdf {
class PreparedFaces;
class SharedSubsets;
}

struct PdfOptions {
  bool tagged = true;                     // false: no structure, and no claim to a standard; shows what tags cost
  WorkerPool* workers = nullptr;          // who helps to compress; none: the caller alone
  pdf::PreparedFaces* prepared = nullptr; // for many documents of the same faces
  pdf::SharedSubsets* shared = nullptr;   // for many documents much alike: a mail merge
};

/// A tagged PDF 1.7 meant to pass PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2), if what was laid out has the texts
/// that these ask for (title, language, alternatives, scopes). Equal documents give equal bytes. Thread-safe.
/// Throws Error naming what PDF cannot hold.
std::string write_pdf(const PagedDocument& document, const std::function<const FontFace&(FontId)>& faces, const PdfOptions& options = {});

/// The same, giving pages back to memory as they are written: what a long table is worth. `document` is left without content.
std::string write_pdf(PagedDocument&& document, const std::function<const FontFace&(FontId)>& faces, const PdfOptions& options = {});

/// The same into a sink that says whether it kept the bytes; throws EnvironmentError when it did not.
void write_pdf(const PagedDocument& document, const std::function<const FontFace&(FontId)>& faces,
               const std::function<bool(std::string_view)>& sink, const PdfOptions& options = {});

inline std::string write_pdf(const PagedDocument& document, const FontBook& fonts, const PdfOptions& options = {}) {
  return write_pdf(document, [&fonts](FontId id) -> const FontFace& { return fonts.face(id); }, options);
}
inline std::string write_pdf(PagedDocument&& document, const FontBook& fonts, const PdfOptions& options = {}) {
  return write_pdf(std::move(document), [&fonts](FontId id) -> const FontFace& { return fonts.face(id); }, options);
}

}  // namespace divulga
