#include "layout/inline_text.h"

#include <algorithm>
#include <map>

namespace divulga::layout {
namespace {

const char* const line_separator = "\xE2\x80\xA8";

bool has_italics(const LocaleTag& language) {
  const std::string script = language.script();
  return script == "Latn" || script == "Cyrl" || script == "Grek";
}

bool makes_children(const Inlines& content) {
  struct Visitor {
    bool operator()(const Text&) const { return false; }
    bool operator()(const Emphasis& n) const { return makes_children(n.content); }
    bool operator()(const Strong& n) const { return makes_children(n.content); }
    bool operator()(const Strikethrough& n) const { return makes_children(n.content); }
    bool operator()(const CodeSpan&) const { return true; }
    bool operator()(const Link&) const { return true; }
    bool operator()(const LineBreak&) const { return false; }
    bool operator()(const InlineImage&) const { return false; }
    bool operator()(const FootnoteReference&) const { return true; }
    bool operator()(const CrossReference&) const { return true; }
    bool operator()(const Span& n) const { return !n.attributes.get("lang").empty() || makes_children(n.content); }
  };
  return std::any_of(content.begin(), content.end(), [](const Inline& i) { return std::visit(Visitor{}, i.node); });
}

/// Walks inlines once: styled text for the shaper, marks for what it stands for, structure elements for readers.
class InlineReader {
 public:
  InlineReader(Setting& setting, const TextLook& look, StructId element, const LocaleTag& language)
      : setting_(setting), element_(element) {
    style_.font = {look.role, look.weight, look.italic};
    style_.size = look.size;
    style_.color = look.color;
    style_.language = language;
    style_.tabular_figures = look.tabular;
    style_.tracking = look.tracking;
  }

  void read(const Inlines& content) {
    wraps_ = element_ != artifact && makes_children(content);
    leaf_ = wraps_ ? artifact : element_;
    add(content);
    write_actual_text();
  }

  std::vector<StyledText> text;
  std::vector<TextBlock::Mark> marks;

  void operator()(const Text& n) { append(n.text); }
  void operator()(const Emphasis& n) {
    const TextStyle saved = style_;
    if (has_italics(style_.language)) style_.font.italic = true;
    else style_.font.weight = std::max(style_.font.weight, 700);
    add(n.content);
    style_ = saved;
  }
  void operator()(const Strong& n) {
    const TextStyle saved = style_;
    style_.font.weight = std::max(style_.font.weight, 700);
    add(n.content);
    style_ = saved;
  }
  void operator()(const Strikethrough& n) {
    const bool saved = link_.struck;
    link_.struck = true;
    add(n.content);
    link_.struck = saved;
  }
  void operator()(const CodeSpan& n) {
    const TextStyle saved = style_;
    style_.font = {FontRole::mono, 400, false};
    const bool turned = style_.language.direction() == Direction::right_to_left;   // code runs left to right everywhere
    inside(StructTag::code, [](StructId) {}, [&] { append(turned ? isolate_ltr(n.text) : n.text); });
    style_ = saved;
  }
  void operator()(const Link& n) {
    TextBlock::Mark mark;
    if (!n.url.empty() && n.url[0] == '#') mark.target = n.url.substr(1);
    else mark.url = n.url;
    mark.contents = plain_text(n.content, setting_.edition.document.labels);
    linked(StructTag::link, std::move(mark), [&] { add(n.content); });
  }
  void operator()(const LineBreak&) { append(line_separator); }
  void operator()(const InlineImage& n) { append(n.alt); }
  void operator()(const FootnoteReference& n) {
    const TextStyle saved = style_;
    style_.baseline_shift = style_.size * 0.36;
    style_.size = style_.size * 0.66;
    if (follows_note_) append(",");
    TextBlock::Mark mark;
    mark.note = n.number;
    mark.target = "note-" + std::to_string(n.number);
    mark.contents = setting_.word("Note {number}", {{"number", setting_.number(n.number)}});
    referenced(std::move(mark), [&] { append(setting_.number(n.number)); });
    style_ = saved;
  }
  void operator()(const CrossReference& n) {
    const std::string label = setting_.label(n.id);
    if (label.empty()) return;
    TextBlock::Mark mark;
    mark.target = n.id;
    mark.contents = label;
    std::string shown;                           // "Tabella 2" stays on one line
    for (const char c : label) shown += c == ' ' ? std::string("\xC2\xA0") : std::string(1, c);
    referenced(std::move(mark), [&] { append(shown); });
  }
  void operator()(const Span& n) {
    const std::string lang = n.attributes.get("lang");
    const bool ltr = n.attributes.has_class("tel") || n.attributes.has_class("ltr");
    const TextStyle saved = style_;
    if (ltr) append("\xE2\x81\xA6");
    if (!lang.empty()) {
      style_.language = LocaleTag(lang);
      inside(StructTag::span, [&](StructId id) { if (id != artifact) setting_.structure[id].language = style_.language; },
             [&] { add(n.content); });
    } else {
      add(n.content);
    }
    style_ = saved;
    if (ltr) append("\xE2\x81\xA9");
  }

 private:
  void add(const Inlines& content) {
    for (size_t i = 0; i < content.size(); ++i) {
      follows_note_ = i > 0 && std::holds_alternative<FootnoteReference>(content[i - 1].node);
      std::visit(*this, content[i].node);
    }
  }

  /// The element that plain text belongs to just now; made when the first text of it comes.
  StructId leaf() {
    if (element_ == artifact) return artifact;
    if (leaf_ == artifact) leaf_ = setting_.structure.add(StructTag::span, parent_ == artifact ? element_ : parent_);
    return leaf_;
  }

  void append(const std::string& piece) {
    if (piece.empty()) return;
    TextBlock::Mark mark = link_;
    mark.element = leaf();
    if (mark.element != artifact) spoken_[mark.element] += piece == line_separator ? " " : piece;
    marks.push_back(std::move(mark));
    TextStyle style = style_;
    style.tag = static_cast<std::int32_t>(marks.size()) - 1;
    text.push_back({piece, style});
  }

  template <typename Prepare, typename Body>
  void inside(StructTag tag, Prepare prepare, Body body) {
    const StructId saved_leaf = leaf_;
    StructId id = artifact;
    if (element_ != artifact) {
      id = setting_.structure.add(tag, parent_ == artifact ? element_ : parent_);
      prepare(id);
    }
    const StructId saved_parent = parent_;
    if (id != artifact) parent_ = id;
    leaf_ = id;
    body();
    parent_ = saved_parent;
    leaf_ = wraps_ ? artifact : saved_leaf;      // text after a child gets a span of its own
  }

  template <typename Body>
  void linked(StructTag tag, TextBlock::Mark mark, Body body) {
    const TextBlock::Mark saved = link_;
    mark.struck = saved.struck;
    link_ = std::move(mark);
    const Color color = style_.color;
    if (link_.note == 0 && style_.color == setting_.palette.ink) style_.color = setting_.palette.primary;
    inside(tag, [](StructId) {}, body);
    style_.color = color;
    link_ = saved;
  }

  template <typename Body>
  void referenced(TextBlock::Mark mark, Body body) {
    const StructId saved_parent = parent_;
    if (element_ != artifact) parent_ = setting_.structure.add(StructTag::reference, parent_ == artifact ? element_ : parent_);
    linked(StructTag::link, std::move(mark), body);
    parent_ = saved_parent;
  }

  void write_actual_text() {
    for (const auto& [id, said] : spoken_) {
      const LocaleTag& own = setting_.structure[id].language;
      const LocaleTag& language = own.empty() ? style_.language : own;
      if (language.direction() == Direction::right_to_left) setting_.structure[id].actual_text += without_bidi_controls(said);
    }
  }

  Setting& setting_;
  StructId element_;
  StructId parent_ = artifact, leaf_ = artifact;
  bool wraps_ = false, follows_note_ = false;
  TextStyle style_;
  TextBlock::Mark link_;
  std::map<StructId, std::string> spoken_;
};

/// Visual order to reading order, two levels deep: enough for numbers and names inside right-to-left text.
std::vector<const LineRun*> logical_order(const Line& line, bool right_to_left) {
  std::vector<const LineRun*> runs;
  for (const LineRun& run : line.runs) runs.push_back(&run);
  if (right_to_left) std::reverse(runs.begin(), runs.end());
  for (size_t i = 0; i < runs.size();) {
    size_t j = i;
    while (j < runs.size() && runs[j]->right_to_left != right_to_left) ++j;
    if (j > i + 1) std::reverse(runs.begin() + static_cast<std::ptrdiff_t>(i), runs.begin() + static_cast<std::ptrdiff_t>(j));
    i = std::max(j, i + 1);
  }
  return runs;
}

GlyphRun glyph_run(const LineRun& run, Pt baseline, StructId element) {
  GlyphRun out;
  out.font = run.font;
  out.size = run.size;
  out.color = run.color;
  out.origin = {run.x, baseline - run.baseline_shift};
  out.right_to_left = run.right_to_left;
  out.text = run.text;
  out.element = element;
  out.glyphs.reserve(run.glyphs.size());
  for (const LineGlyph& g : run.glyphs) out.glyphs.push_back({g.glyph, g.x, g.y, g.advance, g.cluster});
  return out;
}

}  // namespace

Inlines inlines(std::string text) {
  Inlines result;
  result.push_back({Text{std::move(text)}});
  return result;
}

Pt baseline_of(const FontBook& fonts, const TextLook& look, const LocaleTag& language) {
  const std::vector<FontId> faces = fonts.faces({look.role, look.weight, look.italic}, language.script(), language);
  if (faces.empty()) return look.leading * 0.75;
  const FontMetrics& m = fonts.face(faces.front()).metrics;
  const double rise = language.script() == "Latn" && m.cap_height > 0 ? m.cap_height : m.ascent - m.descent;
  return (look.leading + look.size * rise) / 2;
}

TextBlock::TextBlock(Setting& setting, const Inlines& content, const TextLook& look, StructId element, TextOptions options)
    : look_(look), paragraph_([&] {
        const LocaleTag language = options.language.empty() ? setting.language : options.language;
        baseline_ = baseline_of(setting.context.fonts, look, language);
        InlineReader reader(setting, look, element, language);
        reader.read(content);
        marks_ = std::move(reader.marks);
        empty_ = reader.text.empty();
        ParagraphOptions shaping;
        shaping.language = language;
        shaping.direction = language.direction();
        right_to_left_ = shaping.direction == Direction::right_to_left;
        shaping.alignment = options.alignment;
        const bool against = (shaping.direction == Direction::right_to_left) != setting.right_to_left;
        if (against && options.alignment == Alignment::start) shaping.alignment = Alignment::end;      // the page's side, not the text's
        else if (against && options.alignment == Alignment::end) shaping.alignment = Alignment::start;
        alignment_ = shaping.alignment;
        at_right_ = (alignment_ == Alignment::start) == right_to_left_ && (alignment_ == Alignment::start || alignment_ == Alignment::end);
        shaping.hyphenate = options.hyphenate;
        shaping.whole_words = options.whole_words && language.script().rfind("Han", 0) == 0;
        shaping.span = options.span;
        if (shaping.span.file.empty()) shaping.span.file = setting.file();
        return ShapedParagraph(setting.context.fonts, std::move(reader.text), std::move(shaping), setting.sink);
      }()) {}

TextBlock::TextBlock(Setting& setting, const std::string& text, const TextLook& look, StructId element, TextOptions options)
    : TextBlock(setting, inlines(text), look, element, std::move(options)) {}

Fragment TextBlock::line(const Line& line, Pt measure) const {
  Fragment out;
  out.width = measure;
  out.height = look_.leading;
  const Mark* open = nullptr;
  for (const LineRun* run : logical_order(line, right_to_left_)) {
    const Mark& mark = marks_[static_cast<size_t>(run->tag)];
    out.items.push_back(glyph_run(*run, baseline_, mark.element));
    if (mark.struck) {
      const Pt y = baseline_ - run->baseline_shift - run->size * 0.3;
      out.items.emplace_back(rule({run->x, y}, {run->x + run->width, y}, run->size * 0.06, run->color));
    }
    if (mark.note > 0 && std::find(out.notes.begin(), out.notes.end(), mark.note) == out.notes.end()) out.notes.push_back(mark.note);
    if (mark.url.empty() && mark.target.empty()) { open = nullptr; continue; }
    Rect box{run->x, baseline_ - run->baseline_shift - run->size, run->width, run->size * 1.25};
    const bool same = open && open->element == mark.element && open->url == mark.url && open->target == mark.target;
    open = &mark;
    const auto widen = [&](Rect& r) {
      const Pt right = std::max(r.right(), box.right());
      r.x = std::min(r.x, box.x);
      r.width = right - r.x;
    };
    if (!mark.url.empty()) {
      if (same) widen(out.links.back().box);
      else out.links.push_back({box, mark.url, -1, Pt(0), mark.element, mark.contents});
    } else {
      if (same) widen(out.references.back().box);
      else out.references.push_back({box, mark.target, mark.element, mark.contents});
    }
  }
  return out;
}

std::vector<Fragment> TextBlock::lines(Pt measure) const {
  std::vector<Fragment> result;
  if (empty_) return result;
  for (const Line& l : paragraph_.lines(measure)) result.push_back(line(l, measure));
  return result;
}

std::vector<Fragment> TextBlock::balanced_lines(Pt measure) const {
  if (empty_) return {};
  const size_t count = paragraph_.lines(measure).size();
  if (count < 2) return lines(measure);
  Pt low = measure / static_cast<double>(count + 1), high = measure;
  while (high - low > Pt(1)) {
    const Pt middle = (low + high) / 2;
    const std::vector<Line> tried = paragraph_.lines(middle);
    const bool fits = tried.size() <= count && std::all_of(tried.begin(), tried.end(), [&](const Line& l) { return l.width <= middle + Pt(0.01); });
    (fits ? high : low) = middle;
  }
  std::vector<Fragment> result = lines(high);
  const Pt spare = measure - high, shift = alignment_ == Alignment::center ? spare / 2 : at_right_ ? spare : Pt(0);
  for (Fragment& narrow : result) {
    Fragment wide;
    wide.width = measure;
    wide.height = narrow.height;
    wide.put(std::move(narrow), shift, Pt(0));
    narrow = std::move(wide);
  }
  return result;
}

Fragment TextBlock::block(Pt measure) const { return joined(lines(measure), measure); }
Fragment TextBlock::balanced_block(Pt measure) const { return joined(balanced_lines(measure), measure); }

Fragment TextBlock::joined(std::vector<Fragment> all, Pt measure) {
  Fragment result;
  result.width = measure;
  for (Fragment& l : all) {
    const Pt y = result.height;
    result.height += l.height;
    result.put(std::move(l), Pt(0), y);
  }
  return result;
}

Flow line_flow(std::vector<Fragment> lines, Pt before, Pt after, Keep keep, const SourceSpan& span, int orphans, int widows) {
  Flow flow;
  const size_t n = lines.size();
  for (size_t i = 0; i < n; ++i) {
    FlowItem item;
    item.fragment = std::move(lines[i]);
    item.before = i == 0 ? before : Pt(0);
    item.after = i + 1 == n ? after : Pt(0);
    item.keep_with_next = i + 1 < n ? (keep != Keep::free || i + 1 < static_cast<size_t>(orphans) || n - i - 1 < static_cast<size_t>(widows)) : keep == Keep::with_next;
    item.span = span;
    flow.push_back(std::move(item));
  }
  return flow;
}

}  // namespace divulga::layout
