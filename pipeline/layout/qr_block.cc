#include "layout/qr_block.h"

#include <algorithm>
#include <cmath>

#include "layout/qr.h"
#include "layout/shown_address.h"

namespace divulga::layout {
namespace {

constexpr Mm largest{60};                          // a code that has to be larger is one that nobody photographs at once

/// The side, quiet zone included; nothing when there is not room for it.
std::optional<Pt> side_of(const Setting& s, const QrCode& n, int modules, Pt room, const SourceSpan& span) {
  const Pt wanted = Mm(s.design.kind == DesignKind::panels ? 24 : s.design.cover == CoverStyle::poster ? s.design.width.value * 0.2 : 26);
  const Pt least = Mm(modules * least_qr_module), most = std::max(wanted, std::min(room, Pt(largest)));
  const Pt side = std::max(std::min(wanted, room), least);
  if (side <= most) return side;
  const auto mm = [](Pt length) { return std::to_string(static_cast<int>(std::ceil(Mm(length).value))); };
  s.sink.error("qr-too-dense", span, message("the qr code for an address of {0} characters wants {1} mm, there are {2}", n.url.size(), mm(least), mm(most)),
               message("telephones read squares of 0.4 mm and more: use a shorter address that leads there"));
  return std::nullopt;
}

}  // namespace

Flow lay_out_qr(Setting& s, const QrCode& n, const Measure& measure, StructId parent, const SourceSpan& span) {
  int modules = 0;
  try {
    modules = qr_modules(n.url);
  } catch (const Error& error) {
    s.sink.error("qr-too-long", span, error.diagnostic().message, error.diagnostic().hint);
    return {};
  }
  const std::optional<Pt> side = side_of(s, n, modules, measure.text, span);
  if (!side) return {};
  const StructId group = s.structure.add(StructTag::div, parent);
  const StructId figure = s.structure.add(StructTag::figure, group);
  const std::string said = without_bidi_controls(plain_text(n.label, s.edition.document.labels));
  s.structure[figure].alt = s.word("QR code: {address}", {{"address", n.url}});
  Fragment f;
  f.width = measure.text;
  // On white the quiet zone is not seen: the code itself stands at the column's edge, its zone outside.
  const Pt quiet = *side * (4.0 / modules), out = measure.tinted ? Pt(0) : quiet;
  const Pt x = s.x(Pt(0) - out, *side, measure.text);
  f.items.emplace_back(rectangle({x, Pt(0) - out, *side, *side}, {255, 255, 255}));
  f.items.emplace_back(qr_path(n.url, {x, Pt(0) - out}, *side, s.palette.ink, figure));
  const Rect code{x + quiet, quiet - out, *side - quiet * 2, *side - quiet * 2};
  f.figures.push_back({figure, code});
  const Pt seen = *side - out * 2, gap = s.type.unit * 1.5;
  const bool below = measure.text - seen - gap < Pt(Mm(12));
  const Pt label_width = below ? measure.text : measure.text - seen - gap;
  TextOptions options;
  options.span = span;
  TextLook strong = measure.body, small = s.type.caption;
  strong.weight = 700;
  if (measure.tinted) small.color = measure.body.color;
  Fragment text = TextBlock(s, n.label, strong, s.structure.add(StructTag::paragraph, group), options).block(label_width);
  const StructId address = s.structure.add(StructTag::paragraph, group);
  Inlines linked;
  linked.push_back({Link{n.url, said, inlines(isolate_ltr(shown_address(n.url)))}});
  Fragment url = TextBlock(s, linked, small, address, options).block(label_width);
  const Pt text_height = text.height + url.height, split = text.height;
  const Pt y = below ? seen + s.type.unit * 0.5 : std::max(Pt(0), (seen - text_height) / 2);
  const Pt text_x = below ? Pt(0) : s.x(seen + gap, label_width, measure.text);
  f.put(std::move(text), text_x, y);
  f.put(std::move(url), text_x, y + split);
  f.height = std::max(seen, y + text_height);
  return {single(std::move(f), s.type.unit * 1.5, s.type.unit, span)};
}

}  // namespace divulga::layout
