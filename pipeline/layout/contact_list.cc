#include <algorithm>

#include "layout/container_parts.h"

namespace divulga::layout {

Flow ContainerLayout::contacts() const {
  Flow flow;
  for (const Block& block : container.content) {
    const List* list = std::get_if<List>(&block.node);
    if (!list) { append(flow, layout.block(block, measure, parent)); continue; }
    append(flow, contact_list(*list));
  }
  return flow;
}

Pt ContainerLayout::contact_labels(const std::vector<Contact>& entries) const {
  Pt all, telephones, values;
  for (const Contact& entry : entries) {
    if (entry.value.empty()) continue;
    const Pt width = TextBlock(s, entry.label, s.type.caption, artifact).max_width() + s.type.unit;
    all = std::max(all, width);
    if (entry.telephone) telephones = std::max(telephones, width);
    values = std::max(values, TextBlock(s, entry.value, entry.telephone ? s.type.phone : measure.body, artifact).min_width());
  }
  return all + values <= measure.text ? all : telephones > Pt(0) ? telephones : std::min(all, measure.text * 0.34);
}

Flow ContainerLayout::contact_list(const List& list) const {
  const StructId element = s.structure.add(StructTag::list, parent);
  std::vector<Contact> entries;
  for (const ListItem& item : list.items) entries.push_back(contact(item));
  const Pt labels = contact_labels(entries);
  Flow flow;
  for (size_t i = 0; i < entries.size(); ++i) {
    const Contact& entry = entries[i];
    const StructId item = s.structure.add(StructTag::list_item, element);
    Fragment row;
    row.width = measure.text;
    if (entry.value.empty()) {
      const StructId body = s.structure.add(StructTag::list_body, item);
      row.put(TextBlock(s, entry.label, measure.body, body, {Alignment::start, false, {}, span}).block(measure.text), Pt(0), Pt(0));
      row.height = measure.body.leading;
    } else {
      TextLook look = entry.telephone ? s.type.phone : measure.body;
      // An address that is longer than a narrow column is set smaller: it has no place to break at.
      const Pt longest = TextBlock(s, entry.value, look, artifact).min_width();
      if (longest > measure.text) {
        const Pt smallest = entry.telephone ? Pt(14) : look.size * 0.75;
        look.size = std::max(std::min(smallest, look.size), look.size * (measure.text / longest * 0.995));
      }
      TextLook small = s.type.caption;
      TextBlock name(s, entry.label, small, s.structure.add(StructTag::label, item), {Alignment::start, false, {}, span});
      TextBlock value(s, entry.value, look, s.structure.add(StructTag::list_body, item), {Alignment::start, false, {}, span});
      const Pt room = measure.text - labels;
      const Pt wanted = measure.aside ? value.max_width() : value.min_width();   // a narrow column tears no address
      const bool beside = wanted <= room && name.max_width() <= labels;
      Fragment first = name.block(beside ? labels : measure.text), second = value.block(beside ? room : measure.text);
      // Label and value share a baseline.
      const Pt drop = baseline_of(s.context.fonts, look, s.language) - baseline_of(s.context.fonts, small, s.language);
      const Pt first_height = first.height, second_height = second.height;
      row.put(std::move(first), beside ? s.x(Pt(0), labels, measure.text) : Pt(0), beside ? std::max(Pt(0), drop) : Pt(0));
      const Pt value_y = beside ? std::max(Pt(0), Pt(0) - drop) : first_height;
      row.put(std::move(second), beside ? s.x(labels, room, measure.text) : Pt(0), value_y);
      row.height = std::max(first_height, value_y + second_height);
    }
    const Pt gap = s.type.unit * 0.3;
    FlowItem made = single(std::move(row), i == 0 ? s.type.unit : gap, i + 1 == entries.size() ? s.type.unit : gap, span);
    made.keep_with_next = i + 1 < entries.size();
    flow.push_back(std::move(made));
  }
  return flow;
}

bool ContainerLayout::is_telephone(const std::string& text) {
  size_t digits = 0, others = 0;
  for (const char c : without_bidi_controls(text)) {
    if (c >= '0' && c <= '9') ++digits;
    else if (c != ' ' && c != '+' && c != '-' && static_cast<unsigned char>(c) < 0x80) ++others;
  }
  return digits >= 3 && others == 0;
}

ContainerLayout::Contact ContainerLayout::contact(const ListItem& source) const {
  Contact entry;
  const Paragraph* p = source.content.empty() ? nullptr : std::get_if<Paragraph>(&source.content.front().node);
  if (!p) return entry;
  bool found = false;
  for (const Inline& piece : p->content) {
    const Text* text = std::get_if<Text>(&piece.node);
    if (found || !text) { (found ? entry.value : entry.label).push_back(piece); continue; }
    size_t at = std::string::npos, length = 0;
    for (const std::string colon : {": ", "：", ":", "፦", "፡"}) {
      const size_t here = text->text.find(colon);
      if (here < at) at = here, length = colon.size();
    }
    if (at == std::string::npos) { entry.label.push_back(piece); continue; }
    found = true;
    std::string before = text->text.substr(0, at), after = text->text.substr(at + length);
    const auto ends = [&](const std::string& tail) { return before.size() >= tail.size() && before.compare(before.size() - tail.size(), tail.size(), tail) == 0; };
    for (const std::string blank : {" ", "\xC2\xA0", "\xE2\x80\xAF"})
      while (ends(blank)) before.erase(before.size() - blank.size());
    after.erase(0, std::min(after.size(), after.find_first_not_of(' ')));
    if (!before.empty()) entry.label.push_back({Text{before}});
    if (!after.empty()) entry.value.push_back({Text{after}});
  }
  entry.telephone = found && is_telephone(plain_text(entry.value, s.edition.document.labels));
  return entry;
}

}  // namespace divulga::layout
