#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "layout/paged_document.h"

namespace divulga::test {

/// Faces read straight from Debian's font folders, for documents made by hand.
class Faces {
 public:
  /// Throws std::runtime_error when the file is missing. `index`: the face in a collection.
  FontId add(const std::string& path, int index = 0);
  const FontFace& face(FontId id) const { return faces_.at(id); }

 private:
  std::vector<FontFace> faces_;
};

/// A face that has the letters of a language of the fixtures.
FontId face_for(Faces& faces, std::string_view language);

/// Shapes text of one direction and script with HarfBuzz, as layout does; positions in points.
GlyphRun shape(const Faces& faces, FontId font, double size, const std::string& text, std::string_view language, StructId element);

/// A document of one A4 page, language it, title "Prova", whose only element is the document.
PagedDocument one_page();
/// Adds an element and returns its id.
StructId add(PagedDocument& document, StructTag tag, StructId parent);
/// Sets text, a line a run, in lines 420 points wide from `top`; returns the distance of the next line from the page's upper edge.
double set_lines(PagedDocument& document, const Faces& faces, FontId font, const std::string& text, std::string_view language, StructId element, double top, int page = 0);

}  // namespace divulga::test
