#include <algorithm>
#include <cmath>
#include <optional>

#include "layout/attempt.h"
#include "layout/block_layout.h"
#include "layout/identity.h"
#include "layout/logos.h"
#include "layout/page_composer.h"

// Folded sheets: a region for each panel, taken in the source's order, placed where the fold wants it.

namespace divulga::layout {
namespace {

struct PlacedPanel {
  const DesignPanel* panel;
  size_t sheet;
  Pt x;                                   // from the sheet's left edge, mirrored already
  bool outer_left, outer_right;           // its left or right edge is the sheet's
};

class PanelLayout {
 public:
  explicit PanelLayout(Setting& setting) : s_(setting), blocks_(setting, Mm(80)) {}

  Attempt run() {
    place_panels();
    for (size_t i = 0; i < s_.design.sheets.size(); ++i) pages_.add_page({Pt(s_.design.width), Pt(s_.design.height)});
    blocks_.first_heading_is_title();
    for (const Block& block : s_.edition.document.blocks) {
      const Container* container = std::get_if<Container>(&block.node);
      if (container && container->kind == ContainerKind::panel) panel(*container, block.span);
      else outside_any(block);
    }
    empty_panels();
    compose();
    for (size_t i = 0; i < s_.design.sheets.size(); ++i) fold_marks(i);
    feet();
    attempt_.document = pages_.finish(s_);
    return std::move(attempt_);
  }

 private:
  void place_panels() {
    for (size_t sheet = 0; sheet < s_.design.sheets.size(); ++sheet) {
      const std::vector<DesignPanel>& panels = s_.design.sheets[sheet].panels;
      Pt offset;
      for (size_t i = 0; i < panels.size(); ++i) {
        const Pt width = panels[i].width, x = s_.x(offset, width, s_.design.width);
        const bool first = i == 0, last = i + 1 == panels.size();
        places_.push_back({&panels[i], sheet, x, s_.right_to_left ? last : first, s_.right_to_left ? first : last});
        offset += width;
      }
    }
  }
  const PlacedPanel* find(const std::string& name) const {
    for (const PlacedPanel& place : places_)
      if (place.panel->name == name) return &place;
    return nullptr;
  }

  /// A panel without text is seldom meant, and white paper says nothing.
  void empty_panels() {
    std::string names;
    for (const PlacedPanel& place : places_)
      if (std::find(used_.begin(), used_.end(), place.panel->name) == used_.end()) names += (names.empty() ? "'" : ", '") + place.panel->name + "'";
    const Blocks& blocks = s_.edition.document.blocks;
    if (names.empty() || used_.empty() || blocks.empty()) return;
    s_.sink.warning("empty-panel", blocks.front().span, message("nothing stands in {0} of '{1}'", names, s_.design.name),
                    message("write a `::: {.panel name=…}` for each"));
  }

  void outside_any(const Block& block) {
    s_.sink.error("outside-panel", block.span, message("text outside any panel has no place in '{0}'", s_.design.name),
                  message("put it inside `::: {.panel name=…}`"));
  }

  void panel(const Container& container, const SourceSpan& span) {
    const std::string name = container.attributes.get("name");
    const PlacedPanel* place = find(name);
    if (!place) {
      std::vector<std::string> names;
      for (const PlacedPanel& p : places_) names.push_back(p.panel->name);
      s_.sink.error("unknown-panel", span, message("'{0}' has no panel '{1}'", s_.design.name, name), did_you_mean(name, names));
      return;
    }
    if (std::find(used_.begin(), used_.end(), name) != used_.end()) {
      s_.sink.error("duplicate-panel", span, message("panel '{0}' is filled twice", name), message("join the two, or name another panel"));
      return;
    }
    used_.push_back(name);
    const StructId part = s_.structure.add(StructTag::sect, Structure::root);
    s_.structure[part].title = name;
    if (place->panel->role == PanelRole::cover) cover(container, *place, part, span);
    else content(container, *place, part, span);
  }

  Measure measure(Pt width, Pt height) const {
    return {width, width, Pt(0), height, s_.type.body, true, true};
  }

  void content(const Container& container, const PlacedPanel& place, StructId part, const SourceSpan& span) {
    const Pt start = s_.design.start, end = s_.design.end;
    const Pt width = Pt(place.panel->width) - start - end, x = place.x + (s_.right_to_left ? end : start);
    const Pt top = s_.design.top;
    Pt height = Pt(s_.design.height) - top - Pt(s_.design.bottom);
    Flow flow;
    const std::string icon = container.attributes.get("icon");
    if (!icon.empty()) append(flow, icon_flow(icon, width, span, place.panel->role == PanelRole::closing ? Mm(9) : Mm(16)));
    append(flow, blocks_.blocks(container.content, measure(width, height), part));
    for (const auto& [number, note] : blocks_.notes()) {
      if (std::find(noted_.begin(), noted_.end(), number) != noted_.end()) continue;
      noted_.push_back(number);
      Flow lines = note;
      if (!lines.empty()) lines.front().before = s_.type.unit;
      append(flow, std::move(lines));
    }
    const Color ground = place.panel->ground == Ground::tint ? s_.palette.tint1 : s_.palette.paper;
    if (ground != s_.palette.paper)
      pages_.draw_below(place.sheet, rectangle({place.x, Pt(0), Pt(place.panel->width), Pt(s_.design.height)}, ground));
    std::optional<Fragment> foot;
    if (place.panel->role == PanelRole::closing && s_.design.lockup == LockupPlace::panel) {
      foot = colophon(s_, width, s_.design.emblem, part, WithCodes::no);
      height -= foot->height + s_.type.unit * 2;
    }
    contents_.push_back({name_of(place), place.sheet, std::move(flow), width, height, x, top, span, foot.has_value()});
    if (foot) {
      const Pt y = Pt(s_.design.height) - Pt(s_.design.bottom) - foot->height;
      pages_.put(place.sheet, std::move(*foot), x, y);
    }
  }

  static Pt height_of(const Flow& flow) {
    Pt y, after;
    for (size_t i = 0; i < flow.size(); ++i) {
      y += (i > 0 ? std::max(after, flow[i].before) : Pt(0)) + flow[i].fragment.height;
      after = flow[i].after;
    }
    return y;
  }

  /// Panels with room to spare are set with more space between blocks, all of them alike, so that a leaflet whose back is
  /// full does not look half empty inside.
  void give_air() {
    const auto spaced = [&](const Flow& flow, double factor) {
      Flow result = flow;
      for (FlowItem& item : result) item.before = item.before * factor, item.after = item.after * factor;
      return result;
    };
    double factor = 1;
    for (double tried = 1.1; tried < 1.85; tried += 0.1) {
      bool all_fit = true;
      for (const Content& c : contents_)
        if (!c.has_foot && height_of(spaced(c.flow, tried)) > c.height * 0.9) all_fit = false;
      if (!all_fit) break;
      factor = tried;
    }
    for (Content& c : contents_)
      if (!c.has_foot) c.flow = spaced(c.flow, factor);
  }

  void compose() {
    give_air();
    for (Content& c : contents_) {
      check(c.name, c.flow, c.height, c.span);
      pages_.put(c.sheet, stack(std::move(c.flow), c.width), c.x, c.top);
    }
  }

  Flow icon_flow(const std::string& icon, Pt width, const SourceSpan& span, Pt size) {
    if (!s_.icons.has(icon)) {
      s_.sink.error("unknown-icon", span, message("no icon '{0}'", icon), did_you_mean(icon, s_.icons.names()));
      return {};
    }
    Fragment f;
    f.width = width;
    f.height = size;
    for (Path& path : s_.icons.draw(icon, {s_.x(Pt(0) - size * 0.08, size, width), Pt(0)}, size, s_.palette.primary_text, s_.right_to_left)) f.items.emplace_back(std::move(path));
    FlowItem item = single(std::move(f), Pt(0), s_.type.unit * 0.5, span);
    item.keep_with_next = true;
    return {std::move(item)};
  }

  /// What is too much, or leaves the panel bare.
  void check(const Message& region, const Flow& flow, Pt height, const SourceSpan& span) {
    SourceSpan first = span;
    Pt y, after;
    bool outside = false;
    for (size_t i = 0; i < flow.size(); ++i) {
      if (i > 0) y += std::max(after, flow[i].before);
      y += flow[i].fragment.height;
      after = flow[i].after;
      if (!outside && y > height + Pt(0.05)) outside = true, first = flow[i].span.line > 0 ? flow[i].span : span;
    }
    const double fill = y / height;
    if (outside) {
      size_t characters = 0;
      for (const FlowItem& item : flow) characters += count_characters(item.fragment);
      attempt_.overflows.push_back({region, y - height, static_cast<int>(std::ceil(static_cast<double>(characters) * (1 - 1 / fill))), first});
    } else if (fill < 0.60 || fill > 0.95) {
      attempt_.tight |= fill > 0.95;
      const int percent = static_cast<int>(std::lround(fill * 100));
      s_.sink.warning("panel-fill", span, message("{0} is {1} % full ({2})", region, percent, s_.language.str()),
                      fill < 0.60 ? message("write a little more, or move something here") : message("leave some white: shorten a sentence"));
    }
  }
  static Message name_of(const PlacedPanel& place) { return message("panel '{0}'", place.panel->name); }

  /// What you get, large, in the reader's language; the same in the source language, small; a pictogram; who makes it.
  void cover(const Container& container, const PlacedPanel& place, StructId part, const SourceSpan& span) {
    const Pt panel_width = place.panel->width, start = s_.design.start, end = s_.design.end, width = panel_width - start - end;
    const Pt x = place.x + (s_.right_to_left ? end : start), page_height = s_.design.height;
    const Typography& t = s_.type;
    Blocks rest;
    const Heading* headline = nullptr;
    for (const Block& block : container.content) {
      const Heading* heading = std::get_if<Heading>(&block.node);
      if (heading && !headline) headline = heading;
      else rest.push_back(block);
    }
    if (s_.edition.material->language_tab) {
      const Pt tab_width = Mm(38);
      const bool at_left = s_.right_to_left;     // the edge that opens
      Fragment tab = language_tab(s_, tab_width, part, s_.palette.paper, s_.palette.ink);
      pages_.put(place.sheet, std::move(tab), at_left ? place.x : place.x + panel_width - tab_width, Mm(14));
    }
    const StructId title = s_.structure.add(StructTag::h1, part);
    blocks_.title_stands();
    StructId source = artifact;
    if (s_.language != s_.project().source_language) {
      source = s_.structure.add(StructTag::paragraph, part);
      s_.structure[source].language = s_.project().source_language;
    }
    Measure inner = measure(width, page_height);
    const bool all_colour = s_.design.cover_colour >= 100;
    inner.body = t.lead;
    TextLook maker = t.caption;
    if (all_colour) inner.body.color = maker.color = s_.palette.on_primary;
    Flow text = blocks_.blocks(rest, inner, part);
    Fragment who = under_logo(s_, TextBlock(s_, s_.text(s_.project().lead.name), maker, s_.structure.add(StructTag::paragraph, part)).block(width), Mm(12), part);

    const std::string icon = container.attributes.get("icon");
    if (!icon.empty() && !s_.icons.has(icon)) icon_flow(icon, width, span, Mm(26));
    const Pt top = Mm(s_.edition.material->language_tab ? 32 : s_.design.top.value), below = t.unit * 3;
    const Inlines words = headline ? headline->content : inlines(s_.edition.document.title);
    // The title is as large as leaves room for the text under it.
    TextLook look = t.display;
    Pt head_height, band;
    for (int step = 0; step < 4; ++step, look.size = look.size / 1.2, look.leading = look.leading / 1.2) {
      head_height = cover_head(words, look, icon, artifact, artifact, width, span).height;
      const double share = s_.design.cover_colour > 0 ? std::min(s_.design.cover_colour, 66.0) / 100 : 0.52;
      band = std::max(page_height * (share - 0.04 * step), top + head_height + below);
      if (band + t.unit * 2.5 + height_of(text) + who.height + t.unit <= page_height - Pt(s_.design.bottom)) break;
    }
    Fragment head = cover_head(words, look, icon, title, source, width, span);
    head.outline.push_back({without_bidi_controls(plain_text(words)), 1, Pt(0)});
    pages_.draw_below(place.sheet, rectangle({place.x, Pt(0), panel_width, all_colour ? page_height : band}, s_.palette.primary));
    const Pt head_y = band - below - head.height, text_top = band + t.unit * 2.5;
    pages_.put(place.sheet, std::move(head), x, head_y);
    const Pt height = page_height - Pt(s_.design.bottom) - text_top - who.height - t.unit, used = height_of(text);
    if (used > height + Pt(0.05)) {
      size_t characters = 0;
      for (const FlowItem& item : text) characters += count_characters(item.fragment);
      attempt_.overflows.push_back({name_of(place), used - height, static_cast<int>(std::ceil(static_cast<double>(characters) * (1 - height / used))),
                                    text.empty() ? span : text.back().span});
    }
    pages_.put(place.sheet, stack(std::move(text), width), x, text_top);
    const Pt who_y = page_height - Pt(s_.design.bottom) - who.height;
    pages_.put(place.sheet, std::move(who), x, who_y);
  }

  /// Pictogram, title and, under a translated one, the source's title: all on the primary colour.
  Fragment cover_head(const Inlines& words, TextLook look, const std::string& icon, StructId title, StructId source, Pt width, const SourceSpan& span) {
    const Pt size = Mm(26);
    Fragment pictogram;
    pictogram.width = width;
    pictogram.height = s_.icons.has(icon) ? size : Pt(0);
    for (Path& path : s_.icons.draw(icon, {s_.x(Pt(0) - size * 0.08, size, width), Pt(0)}, size, s_.palette.on_primary, s_.right_to_left)) pictogram.items.emplace_back(std::move(path));
    Flow flow = {single(std::move(pictogram), Pt(0), s_.type.unit * 2, span)};
    look.color = s_.palette.on_primary;
    TextBlock text(s_, words, look, title, {Alignment::start, false, {}, span, true});
    append(flow, line_flow(text.balanced_lines(width), Pt(0), s_.type.unit, Keep::together, span));
    if (s_.language != s_.project().source_language) {
      TextLook small = readjusted(s_.type.body, s_.language, s_.project().source_language);
      small.color = s_.palette.on_primary;
      TextBlock original(s_, source_headline(s_), small, source, {Alignment::start, false, s_.project().source_language, span});
      append(flow, line_flow(original.lines(width), s_.type.unit + overhang(s_.language, look), Pt(0), Keep::together, span));
    }
    return stack(std::move(flow), width);
  }

  /// Short ticks at the sheet's edges where it is folded.
  void fold_marks(size_t sheet) {
    const std::vector<DesignPanel>& panels = s_.design.sheets[sheet].panels;
    Pt offset;
    for (size_t i = 0; i + 1 < panels.size(); ++i) {
      offset += panels[i].width;
      const Pt x = s_.right_to_left ? Pt(s_.design.width) - offset : offset, bottom = s_.design.height;
      for (Path tick : {rule({x, Pt(0)}, {x, Mm(2.5)}, Pt(0.3), s_.palette.line), rule({x, bottom - Mm(2.5)}, {x, bottom}, Pt(0.3), s_.palette.line)}) {
        tick.screen_only = true;
        pages_.draw(sheet, std::move(tick));
      }
    }
  }

  /// Codes on every side, at the foot of the first and last panel.
  void feet() {
    for (size_t sheet = 0; sheet < s_.design.sheets.size(); ++sheet) {
      // A cover that is all colour has no foot: the line ends before it.
      Pt covered;
      for (const DesignPanel& panel : s_.design.sheets[sheet].panels)
        if (panel.role == PanelRole::cover && s_.design.cover_colour >= 100) covered = Pt(panel.width);
      const Pt sheet_width = s_.design.width, width = sheet_width - Pt(s_.design.start) - Pt(s_.design.end) - covered;
      Fragment foot = running_foot(s_, width, 1, 1);
      const Pt y = Pt(s_.design.height) - Pt(s_.design.bottom) * 0.5 - foot.height * 0.25;
      pages_.put(sheet, std::move(foot), s_.x(s_.design.start, width, sheet_width), y);
    }
  }

  Setting& s_;
  BlockLayout blocks_;
  PageComposer pages_;
  Attempt attempt_;
  std::vector<PlacedPanel> places_;
  std::vector<std::string> used_;
  std::vector<int> noted_;
  struct Content {
    Message name;
    size_t sheet;
    Flow flow;
    Pt width, height, x, top;
    SourceSpan span;
    bool has_foot;                        // the colophon stands at its foot
  };
  std::vector<Content> contents_;
};

}  // namespace

size_t count_characters(const Fragment& fragment) {
  size_t count = 0;
  for (const PageItem& item : fragment.items)
    if (const GlyphRun* run = std::get_if<GlyphRun>(&item))
      for (const char c : run->text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

Attempt lay_out_panels(Setting& setting) { return PanelLayout(setting).run(); }

}  // namespace divulga::layout
