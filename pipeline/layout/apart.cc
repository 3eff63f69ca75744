#include "layout/apart.h"

#include <deque>

namespace divulga::layout {

void StructShift::move(Fragment& fragment) const {
  for (PageItem& item : fragment.items) std::visit([this](auto& drawn) { move(drawn.element); }, item);
  for (LinkArea& link : fragment.links) move(link.element);
  for (InternalLink& link : fragment.references) move(link.element);
  for (PageReference& reference : fragment.page_references) move(reference.element);
  for (FigureMark& mark : fragment.figures) move(mark.element);
}

void StructShift::move(Flow& flow) const {
  for (FlowItem& item : flow) {
    for_each_fragment(item, [this](Fragment& fragment) { move(fragment); });
    move(item.late.element);
  }
}

void measure_apart(Setting& whole, StructId parent, size_t count, const std::function<void(size_t, Setting&)>& measure,
                   const std::function<void(size_t, Setting&, const StructShift&)>& joined) {
  std::deque<Setting> settings;
  const Setting empty = whole.apart();
  for (size_t i = 0; i < count; ++i) settings.push_back(empty);
  const auto one = [&](size_t i) { measure(i, settings[i]); };
  if (whole.context.workers) whole.context.workers->run(count, one);
  else for (size_t i = 0; i < count; ++i) one(i);
  for (size_t i = 0; i < count; ++i) {
    const StructShift shift{parent, static_cast<StructId>(whole.structure.size()) - 1};
    joined(i, settings[i], shift);
    if (settings[i].structure.size() > 10000) whole.structure.reserve_more(settings[i].structure.size());
    for (StructElement& element : settings[i].structure.take_below_root()) {
      shift.move(element.parent);
      whole.structure.add(std::move(element));
    }
  }
}

}  // namespace divulga::layout
