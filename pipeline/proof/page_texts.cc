#include "proof/page_texts.h"

#include <algorithm>
#include <cctype>

namespace divulga {
namespace {

constexpr size_t shortest = 3;   // letters
constexpr size_t widest_gap = 120;   // bytes that stand in for a chip

/// Blanks, hyphens and marks of direction: what a line break may change.
bool counts(const std::string& text, size_t at, size_t size) {
  const std::string sign = text.substr(at, size);
  if (size == 1) return std::isgraph(static_cast<unsigned char>(sign[0])) && sign[0] != '-';
  for (const char* other : {"\u00A0", "\u00AD", "\u2009", "\u200A", "\u200B", "\u200E", "\u200F", "\u2010", "\u2011", "\u202F", "\u2060", "\u2066", "\u2067", "\u2068", "\u2069"})
    if (sign == other) return false;
  return true;
}

template <class Take>
void each_letter(const std::string& text, Take take) {
  for (size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const size_t size = std::min<size_t>(lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1, text.size() - at);
    if (counts(text, at, size)) take(size == 1 ? std::string(1, static_cast<char>(std::tolower(lead))) : text.substr(at, size));
    at += size;
  }
}

Rect box_of(const GlyphRun& run) {
  double width = 0;
  for (const PlacedGlyph& glyph : run.glyphs) width = std::max(width, static_cast<double>(glyph.x + glyph.advance) * run.stretch);
  const double ascent = 0.95 * run.size.value, height = 1.25 * run.size.value;
  return {run.origin.x, Pt{run.origin.y.value - ascent}, Pt{width}, Pt{height}};
}

void unite(std::optional<Rect>& all, const Rect& box) {
  if (!all) {
    all = box;
    return;
  }
  const double left = std::min(all->x.value, box.x.value), top = std::min(all->y.value, box.y.value);
  const double right = std::max(all->x.value + all->width.value, box.x.value + box.width.value);
  const double bottom = std::max(all->y.value + all->height.value, box.y.value + box.height.value);
  all = Rect{Pt{left}, Pt{top}, Pt{right - left}, Pt{bottom - top}};
}

}  // namespace

PageTexts::PageTexts(const PagedDocument& document) {
  for (const Page& page : document.pages) {
    Letters letters;
    for (const PageItem& item : page.items) {
      const auto* run = std::get_if<GlyphRun>(&item);
      if (!run) continue;
      const auto index = static_cast<std::uint32_t>(letters.boxes.size());
      letters.boxes.push_back(box_of(*run));
      each_letter(run->text, [&](const std::string& letter) {
        letters.text += letter;
        letters.run.resize(letters.text.size(), index);
      });
    }
    pages_.push_back(std::move(letters));
  }
}

std::optional<Rect> PageTexts::find_on(const Letters& page, const std::vector<std::string>& chunks, size_t longest) const {
  size_t at = page.text.find(chunks[longest]);
  if (at == std::string::npos) return std::nullopt;
  // Where it stands by itself rather than in the middle of another text.
  const size_t size = chunks[longest].size();
  const auto stands_alone = [&](size_t place) {
    const bool starts = longest > 0 || place == 0 || page.run[place - 1] != page.run[place];
    const bool ends = longest + 1 < chunks.size() || place + size == page.text.size() || page.run[place + size] != page.run[place + size - 1];
    return starts && ends;
  };
  for (size_t other = at; other != std::string::npos; other = page.text.find(chunks[longest], other + 1))
    if (stands_alone(other)) {
      at = other;
      break;
    }
  size_t from = at, to = at + chunks[longest].size();
  for (size_t i = longest; i-- > 0;) {
    const size_t before = from >= chunks[i].size() ? page.text.rfind(chunks[i], from - chunks[i].size()) : std::string::npos;
    if (before == std::string::npos || from - before > widest_gap + chunks[i].size()) break;
    from = before;
  }
  for (size_t i = longest + 1; i < chunks.size(); ++i) {
    const size_t behind = page.text.find(chunks[i], to);
    if (behind == std::string::npos || behind - to > widest_gap) break;
    to = behind + chunks[i].size();
  }
  std::optional<Rect> box;
  for (size_t run = page.run[from]; run <= page.run[to - 1]; ++run) unite(box, page.boxes[run]);
  return box;
}

std::optional<PlaceOnPage> PageTexts::find(const ChippedText& text) const {
  std::vector<std::string> chunks;
  for (const ChippedPiece& piece : text.pieces) {
    std::string chunk;
    if (piece.chip < 0) each_letter(piece.text, [&](const std::string& letter) { chunk += letter; });
    if (!chunk.empty()) chunks.push_back(std::move(chunk));
  }
  if (chunks.empty()) return std::nullopt;
  const auto longest = static_cast<size_t>(std::max_element(chunks.begin(), chunks.end(), [](const std::string& a, const std::string& b) { return a.size() < b.size(); }) - chunks.begin());
  if (chunks[longest].size() < shortest) return std::nullopt;
  for (size_t page = 0; page < pages_.size(); ++page)
    if (const auto box = find_on(pages_[page], chunks, longest)) return PlaceOnPage{static_cast<int>(page), *box};
  return std::nullopt;
}

}  // namespace divulga
