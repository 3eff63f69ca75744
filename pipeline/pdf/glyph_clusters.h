#pragma once
#include "layout/paged_document.h"
#include "pdf/embedded_font.h"

namespace divulga::pdf {

/// Calls `use(GlyphCluster)` for every cluster of a run, from left to right. All of the run's text is given to one of them.
template <typename Use>
void for_each_cluster(const GlyphRun& run, Use&& use) {
  const std::span<const PlacedGlyph> glyphs(run.glyphs);
  const auto end_of_group = [&](std::size_t begin) {
    std::size_t end = begin + 1;
    while (end < glyphs.size() && glyphs[end].cluster == glyphs[begin].cluster) ++end;
    return end;
  };
  const std::size_t size = run.text.size();
  std::size_t limit = size;    // right to left: where the cluster before (to the left of) this one begins
  for (std::size_t begin = 0; begin < glyphs.size();) {
    const std::size_t end = end_of_group(begin);
    const bool is_logically_first = run.right_to_left ? end == glyphs.size() : begin == 0;
    std::size_t from = is_logically_first ? 0 : glyphs[begin].cluster;
    std::size_t to = run.right_to_left ? limit : end < glyphs.size() ? glyphs[end].cluster : size;
    to = std::min(to, size);
    from = std::min(from, to);    // clusters out of order: the text was given to another one already
    use(GlyphCluster{glyphs.subspan(begin, end - begin), std::string_view(run.text).substr(from, to - from)});
    limit = glyphs[begin].cluster;
    begin = end;
  }
}

}  // namespace divulga::pdf
