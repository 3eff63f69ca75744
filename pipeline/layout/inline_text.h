#pragma once
#include <string>
#include <vector>

#include "layout/setting.h"
#include "text/paragraph.h"

namespace divulga::layout {

struct TextOptions {
  Alignment alignment = Alignment::start;
  bool hyphenate = false;
  LocaleTag language;                     // empty: the edition's
  SourceSpan span;
  bool whole_words = false;               // titles in scripts without spaces
};

/// A paragraph's inlines with their structure elements, shaped once, made into line fragments at any measure.
class TextBlock {
 public:
  /// `element` is the leaf (P, H2, TD …) that the text belongs to, or `artifact`.
  TextBlock(Setting& setting, const Inlines& content, const TextLook& look, StructId element, TextOptions options = {});
  TextBlock(Setting& setting, const std::string& text, const TextLook& look, StructId element, TextOptions options = {});

  /// A fragment a line, `look.leading` high, `measure` wide.
  std::vector<Fragment> lines(Pt measure) const;
  /// The same number of lines as even as can be: for titles and headings.
  std::vector<Fragment> balanced_lines(Pt measure) const;
  /// All lines in one piece.
  Fragment block(Pt measure) const;
  Fragment balanced_block(Pt measure) const;
  Pt max_width() const { return paragraph_.max_content_width(); }
  Pt min_width() const { return paragraph_.min_content_width(); }
  bool empty() const { return empty_; }

  /// What a stretch of text stands for besides itself.
  struct Mark {
    StructId element = artifact;
    std::string url;                      // a link out, or
    std::string target;                   // an anchor in the document
    std::string contents;                 // what the link says
    int note = 0;                         // a footnote referred to here
    bool struck = false;                  // a line through it
  };

 private:
  Fragment line(const Line& line, Pt measure) const;
  static Fragment joined(std::vector<Fragment> all, Pt measure);

  TextLook look_;
  Pt baseline_;                           // from a line's top
  std::vector<Mark> marks_;
  bool empty_ = false, right_to_left_ = false, at_right_ = false;
  Alignment alignment_ = Alignment::start;
  ShapedParagraph paragraph_;
};

/// Distance of the baseline from the top of a line: the same for every line of a look, so that columns keep one grid.
Pt baseline_of(const FontBook& fonts, const TextLook& look, const LocaleTag& language);

/// Lines as flow items: at least `orphans` at a foot and `widows` at a head, kept with what follows where asked.
enum class Keep { free, with_next, together };
Flow line_flow(std::vector<Fragment> lines, Pt before, Pt after, Keep keep, const SourceSpan& span, int orphans = 2, int widows = 2);

Inlines inlines(std::string text);

}  // namespace divulga::layout
