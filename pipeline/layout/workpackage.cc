#include "layout/container_parts.h"
#include "locale/reader_word.h"

namespace divulga::layout {

Flow ContainerLayout::workpackage() const {
  const std::string id = container.attributes.get("wp");
  const std::string& label = s.project().workpackage_label;
  const std::string shown = id.rfind(label, 0) == 0 ? id : label + " " + id;
  const StructId group = s.structure.add(StructTag::sect, parent);
  Measure inner = measure;
  inner.body = s.type.lead;
  inner.body.role = FontRole::sans;
  inner.boxed = true;
  Flow flow;
  TextLook look = s.type.title;
  look.color = s.palette.accent_text;
  if (measure.margin > Pt(0)) {
    TextBlock number(s, isolate_ltr(shown), look, s.structure.add(StructTag::paragraph, group), {Alignment::start, false, LocaleTag("it"), span});
    Fragment margin = number.block(measure.margin);
    for (const WorkPackage& wp : s.project().workpackages) {
      if (wp.id != id) continue;
      const char* status = wp.status == WorkPackageStatus::done ? reader_word("Done") : wp.status == WorkPackageStatus::running ? reader_word("Running") : reader_word("Planned");
      TextBlock state(s, s.word(status), s.type.caption, s.structure.add(StructTag::paragraph, group));
      Fragment below = state.block(measure.margin);
      const Pt y = margin.height;
      margin.height += below.height;
      margin.put(std::move(below), Pt(0), y);
    }
    flow = layout.blocks(container.content, inner, group);
    if (!flow.empty()) flow.front().margin.push_back(std::move(margin));
  } else {
    TextBlock number(s, isolate_ltr(shown), look, s.structure.add(StructTag::paragraph, group), {Alignment::start, false, LocaleTag("it"), span});
    flow = line_flow(number.lines(measure.text), s.type.unit * 4, Pt(0), Keep::with_next, span);
    append(flow, layout.blocks(container.content, inner, group));
  }
  if (flow.empty()) return flow;
  FlowItem line = single({}, s.type.unit * 5, s.type.unit, span);
  line.fragment.width = measure.full;
  line.fragment.height = Pt(1.5);
  line.fragment.items.emplace_back(rule({Pt(0), Pt(0.75)}, {measure.full, Pt(0.75)}, Pt(1.5), s.palette.primary));
  line.width = measure.full > measure.text ? ItemWidth::full : ItemWidth::text;
  line.keep_with_next = true;
  line.new_page = s.design.own_page_for_parts;
  flow.front().before = s.type.unit;
  flow.back().after = s.type.unit * 1.5;
  Flow result;
  result.push_back(std::move(line));
  append(result, std::move(flow));
  return result;
}

}  // namespace divulga::layout
