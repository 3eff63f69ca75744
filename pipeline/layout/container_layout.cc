#include "layout/container_layout.h"

#include "layout/container_parts.h"
#include "layout/programme.h"
#include "layout/table_layout.h"

namespace divulga::layout {

Measure ContainerLayout::inside(Pt width) const {
  Measure inner = measure;
  inner.text = inner.full = width;
  inner.margin = Pt(0);
  inner.boxed = true;
  return inner;
}

Flow ContainerLayout::run() const {
  switch (container.kind) {
    case ContainerKind::panel:
    case ContainerKind::cover:
    case ContainerKind::column:
    case ContainerKind::story:
    case ContainerKind::agenda:
    case ContainerKind::long_text:
    case ContainerKind::plain: return plain();
    case ContainerKind::landscape: return landscape();
    case ContainerKind::short_text: return {};
    case ContainerKind::columns: return columns();
    case ContainerKind::callout: return callout();
    case ContainerKind::steps: return marked(true);
    case ContainerKind::checklist: return marked(false);
    case ContainerKind::key_figures: return key_figures();
    case ContainerKind::contacts: return contacts();
    case ContainerKind::workpackage: return workpackage();
    case ContainerKind::pullquote: return pullquote();
    case ContainerKind::aside: return aside();
    case ContainerKind::programme: return programme();
    case ContainerKind::signature: return signature();
    case ContainerKind::project_card: return lay_out_pairs(s, project_card(s), measure, parent, span);
  }
  return {};
}

Flow ContainerLayout::plain() const {
  const std::string language = container.attributes.get("lang");
  if (language.empty()) return layout.blocks(container.content, measure, parent);
  const StructId group = s.structure.add(StructTag::div, parent);
  s.structure[group].language = LocaleTag(language);
  return layout.blocks(container.content, measure, group);
}

Flow ContainerLayout::programme() const {
  if (s.design.programme == ProgrammeLook::table) return layout.blocks(container.content, measure, parent);
  Flow flow;
  for (const Block& block : container.content) {
    const Table* table = std::get_if<Table>(&block.node);
    append(flow, table ? lay_out_programme(s, *table, measure, parent, block.span) : layout.block(block, measure, parent));
  }
  return flow;
}

Flow ContainerLayout::signature() const {
  const StructId group = s.structure.add(StructTag::div, parent);
  const std::string name = container.attributes.get("name"), role = container.attributes.get("role");
  const Pt width = std::min(measure.text, Pt(Mm(70)));
  const bool centred = s.design.cover == CoverStyle::centred;
  const Alignment alignment = centred ? Alignment::center : Alignment::start;
  Fragment f;
  f.width = measure.text;
  const Pt x = centred ? (measure.text - width) / 2 : s.x(Pt(0), width, measure.text);
  f.height = s.type.body.leading * 2.5;        // room to sign
  f.items.emplace_back(rule({x, f.height}, {x + width, f.height}, Pt(0.6), s.palette.ink));
  f.height += s.type.unit * 0.5;
  const auto add = [&](const std::string& text, const TextLook& look) {
    if (text.empty()) return;
    TextBlock block(s, text, look, s.structure.add(StructTag::paragraph, group), {alignment, false, {}, span});
    Fragment lines = block.block(width);
    const Pt y = f.height;
    f.height += lines.height;
    f.put(std::move(lines), x, y);
  };
  add(name, s.type.strong);
  add(role, s.type.caption);
  Flow flow = {single(std::move(f), s.type.unit * 2, s.type.unit, span)};
  Measure inner = measure;
  append(flow, layout.blocks(container.content, inner, group));
  return flow;
}

Flow lay_out_container(BlockLayout& layout, const Container& container, const Measure& measure, StructId parent, const SourceSpan& span) {
  return ContainerLayout{layout, container, measure, parent, span}.run();
}

std::vector<std::pair<std::string, Inlines>> project_card(const Setting& s) {
  std::vector<std::pair<std::string, Inlines>> rows;
  for (const TableRow& row : divulga::project_card(s.context.sources, s.language).rows)
    rows.emplace_back(plain_text(row.cells[0].content), row.cells[1].content);
  return rows;
}

}  // namespace divulga::layout
