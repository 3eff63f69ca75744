#include <algorithm>

#include "layout/container_layout.h"
#include "layout/directory.h"

namespace divulga::layout {

Flow lay_out_services(BlockLayout& layout, const Services& services, const Measure& measure, StructId parent, const SourceSpan& span) {
  Setting& s = layout.setting();
  if (s.design.full_entries) return lay_out_directory(layout, services, measure, parent, span);
  Flow flow;
  std::string category;
  Measure inner = measure;
  inner.body = s.type.note;
  inner.body.role = FontRole::sans;
  for (const ServiceEntry& entry : services.entries) {
    Blocks blocks;
    const auto add = [&](Inlines content) { blocks.push_back({Paragraph{std::move(content)}, span}); };
    if (entry.category_name != category) {
      category = entry.category_name;
      append(flow, layout.block({Heading{3, {}, {}, inlines(category)}, span}, measure, parent));
    }
    Strong name{inlines(entry.name)};
    Inlines first;
    if (entry.number > 0) first.push_back({Text{s.number(entry.number) + ".\xC2\xA0"}});
    first.push_back({std::move(name)});
    if (!entry.managing_body.empty()) first.push_back({Text{". " + entry.managing_body}});
    add(std::move(first));
    std::string line = entry.description;
    if (!line.empty()) add(inlines(line));
    line.clear();
    const auto join = [&](const std::string& piece) { if (!piece.empty()) line += (line.empty() ? "" : " · ") + piece; };
    join(entry.address);
    join(entry.municipality);
    for (const HoursRow& row : entry.hours) join(row.times.empty() ? row.days + ":" : row.days + " " + row.times);
    if (!entry.phone.empty()) join(isolate_ltr(entry.phone));
    if (!entry.email.empty()) join(isolate_ltr(entry.email));
    if (!line.empty()) add(inlines(line));
    Flow item = layout.blocks(blocks, inner, s.structure.add(StructTag::sect, parent));
    for (FlowItem& piece : item) piece.before = std::min(piece.before, s.type.unit * 0.2), piece.after = Pt(0), piece.keep_with_next = true;
    if (item.empty()) continue;
    item.front().before = s.type.unit;
    item.front().fragment.anchors.push_back({service_anchor(entry.id), Pt(0)});
    item.back().keep_with_next = false;
    append(flow, std::move(item));
  }
  return flow;
}

}  // namespace divulga::layout
