#include "layout/typography.h"

#include <algorithm>

namespace divulga {
namespace {

constexpr float loose_space = 1.5F, rounding = 1e-4F, overfull = 0.05F;   // the last in points

class Counter {
 public:
  explicit Counter(const PagedDocument& document) : document_(document) {}

  TypographyFigures run() {
    for (const Page& page : document_.pages)
      for (const PageItem& item : page.items)
        if (const auto* text = std::get_if<GlyphRun>(&item); text && text->element != artifact) count(*text);
    return std::move(figures_);
  }

 private:
  void count(const GlyphRun& text) {
    const std::string& language = language_of(text.element);
    if (language != last_language_) figures_.languages.insert(last_language_ = language);
    if (!text.line) return;
    const LineFit& line = *text.line;
    if (line.excess > overfull) ++figures_.overfull;
    if (line.alone) return;
    ++figures_.lines;
    row_ = line.hyphenated ? row_ + 1 : 0;
    figures_.ladder = std::max(figures_.ladder, row_);
    if (line.hyphenated) ++figures_.hyphenated;
    if (line.ends_paragraph) return;
    if (line.space_ratio > loose_space + rounding) ++figures_.loose;
    figures_.widest_space = std::max(figures_.widest_space, static_cast<double>(line.space_ratio));
  }

  const std::string& language_of(StructId element) const {
    for (; element != artifact; element = document_.structure[static_cast<size_t>(element)].parent)
      if (const auto& own = document_.structure[static_cast<size_t>(element)].language) return own->str();
    return document_.language.str();
  }

  const PagedDocument& document_;
  TypographyFigures figures_;
  std::string last_language_;
  int row_ = 0;
};

}  // namespace

void TypographyFigures::add(const TypographyFigures& other) {
  lines += other.lines;
  loose += other.loose;
  hyphenated += other.hyphenated;
  ladder = std::max(ladder, other.ladder);
  overfull += other.overfull;
  widest_space = std::max(widest_space, other.widest_space);
  languages.insert(other.languages.begin(), other.languages.end());
}

TypographyFigures typography_of(const PagedDocument& document) { return Counter(document).run(); }

}  // namespace divulga
