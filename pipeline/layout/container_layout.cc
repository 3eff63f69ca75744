#include "layout/container_layout.h"

#include <algorithm>

#include "layout/directory.h"
#include "layout/programme.h"
#include "layout/table_layout.h"
#include "locale/reader_word.h"

namespace divulga::layout {

struct ContainerLayout {
  BlockLayout& layout;
  const Container& container;
  const Measure& measure;
  StructId parent;
  const SourceSpan& span;
  Setting& s = layout.setting_;

  Measure inside(Pt width) const {
    Measure inner = measure;
    inner.text = inner.full = width;
    inner.margin = Pt(0);
    inner.boxed = true;
    return inner;
  }

  Flow run() const {
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

  Flow plain() const {
    const std::string language = container.attributes.get("lang");
    if (language.empty()) return layout.blocks(container.content, measure, parent);
    const StructId group = s.structure.add(StructTag::div, parent);
    s.structure[group].language = LocaleTag(language);
    return layout.blocks(container.content, measure, group);
  }

  Flow programme() const {
    if (s.design.programme == ProgrammeLook::table) return layout.blocks(container.content, measure, parent);
    Flow flow;
    for (const Block& block : container.content) {
      const Table* table = std::get_if<Table>(&block.node);
      append(flow, table ? lay_out_programme(s, *table, measure, parent, block.span) : layout.block(block, measure, parent));
    }
    return flow;
  }

  /// Its blocks on pages turned by a quarter, as wide as these are high.
  Flow landscape() const {
    if (measure.turned.width <= Pt(0) || measure.boxed || measure.inset) {
      s.sink.warning("no-landscape", span, message("a landscape section cannot turn its page here ({0})", s.design.name),
                     message("pages of a booklet and panels do not turn; in a report it stands outside of other containers"));
      return plain();
    }
    Measure inner = measure;
    inner.text = inner.full = measure.turned.width;
    inner.page_height = measure.turned.height;
    inner.margin = Pt(0);
    inner.turned = {};
    Flow flow = layout.blocks(container.content, inner, parent);
    for (FlowItem& item : flow) item.landscape = true;
    return flow;
  }

  /// Text that flows through `count` columns, fewer where they would be too narrow.
  Flow newspaper(int count) const {
    const Pt gap = s.type.unit * 3;
    Pt width;
    for (; count > 1; --count) {
      width = (measure.text - gap * static_cast<double>(count - 1)) / static_cast<double>(count);
      if (width >= std::min(Pt(Mm(40)), measure.body.size * 10)) break;
    }
    if (count < 2) return plain();
    auto made = std::make_shared<ColumnFlow>();
    made->flow = layout.blocks(container.content, inside(width), parent);
    if (made->flow.empty()) return {};
    for (FlowItem& item : made->flow) item.floats = item.new_page = false;
    made->count = count;
    made->width = width;
    made->gap = gap;
    made->right_to_left = s.right_to_left;
    FlowItem item = single({}, s.type.unit, s.type.unit, span);
    item.columns = std::move(made);
    if (!measure.boxed && !measure.inset) return {std::move(item)};
    return {single(in_columns(std::move(*item.columns)), s.type.unit, s.type.unit, span)};
  }

  Flow columns() const {
    const std::string count = container.attributes.get("count");
    if (!count.empty()) return newspaper(count == "3" ? 3 : 2);
    std::vector<const Container*> parts;
    for (const Block& block : container.content) {
      const Container* part = std::get_if<Container>(&block.node);
      if (part && part->kind == ContainerKind::column) parts.push_back(part);
    }
    if (parts.empty()) return plain();
    const Pt gap = s.type.unit * 2;
    const double n = static_cast<double>(parts.size());
    const Pt width = (measure.text - gap * (n - 1)) / n;
    Fragment row;
    row.width = measure.text;
    Pt offset;
    for (const Container* part : parts) {
      Fragment column = stack(layout.blocks(part->content, inside(width), parent), width);
      row.height = std::max(row.height, column.height);
      row.put(std::move(column), s.x(offset, width, measure.text), Pt(0));
      offset += width + gap;
    }
    return {single(std::move(row), s.type.unit, s.type.unit, span)};
  }

  Flow callout() const {
    const std::string kind = container.attributes.get("kind", "note"), title = container.attributes.get("title");
    const bool warning = kind == "warning", tip = kind == "tip";
    const Color color = warning ? s.palette.accent_text : s.palette.primary_text;
    const std::string icon = warning ? "warning-circle" : tip ? "check-circle" : "info-circle";
    const StructId group = s.structure.add(StructTag::sect, parent);
    const Pt padding = s.type.unit * 1.25, icon_size = s.type.body.size * 1.5, icon_space = icon_size + padding * 0.6;
    const Pt width = measure.text - padding * 2 - Mm(1) - icon_space;
    Flow flow;
    if (!title.empty()) {
      TextLook look = s.type.heading4;
      const StructId p = s.structure.add(StructTag::paragraph, group);
      TextBlock text(s, title, look, p, {Alignment::start, false, {}, span});
      append(flow, line_flow(text.lines(width), Pt(0), s.type.unit * 0.25, Keep::with_next, span));
    }
    Measure inner = inside(width);
    inner.tinted = true;
    Flow body = layout.blocks(container.content, inner, group);
    if (!title.empty() && !body.empty()) body.front().before = Pt(0), flow.back().after = s.type.unit * 0.25;
    append(flow, std::move(body));
    if (flow.empty()) return {};
    const Pt line = title.empty() ? s.type.body.leading : s.type.heading4.leading, x = s.right_to_left ? width + icon_space - icon_size : Pt(0) - icon_space;
    Fragment& first = flow.front().fragment;
    std::vector<PageItem> drawn;
    for (Path& path : s.icons.draw(icon, {x, (line - icon_size) / 2}, icon_size, color)) drawn.emplace_back(std::move(path));
    first.items.insert(first.items.begin(), std::make_move_iterator(drawn.begin()), std::make_move_iterator(drawn.end()));
    const Color ground = warning ? mix(s.palette.accent, s.palette.paper, 0.07) : s.palette.tint1;
    const Pt around = measure.compact ? s.type.unit : s.type.unit * 2;
    return layout.in_box(std::move(flow), {ground, color, padding}, icon_space, width, measure, around, span);
  }

  /// Steps with their number in a disc, or a check list with boxes to tick.
  Flow marked(bool numbered) const {
    Flow flow;
    for (const Block& block : container.content) {
      const List* list = std::get_if<List>(&block.node);
      if (!list) { append(flow, layout.block(block, measure, parent)); continue; }
      append(flow, marked_list(*list, numbered));
    }
    return flow;
  }

  Flow marked_list(const List& list, bool numbered) const {
    const StructId element = s.structure.add(StructTag::list, parent);
    s.structure[element].ordered_list = numbered;
    const bool numerals = numbered && s.design.step_marks == StepMarks::numerals, rail = numbered && s.design.step_marks == StepMarks::rail;
    TextLook digit = numerals ? s.type.title : s.type.heading4;
    digit.color = numerals ? s.palette.primary_text : s.palette.on_primary;
    digit.leading = numerals ? measure.body.leading * 1.5 : measure.body.leading;
    if (numerals) digit.size = std::min(digit.size, measure.body.leading * 1.55);
    const Pt widest = numerals ? TextBlock(s, s.number(list.start + static_cast<int>(list.items.size()) - 1), digit, artifact).max_width() + Pt(0.2) : Pt(0);
    const Pt disc = numerals ? std::max(widest, digit.size * 0.6) : numbered ? s.type.body.size * 1.75 : s.type.body.size * 0.95;
    const Pt indent = disc + s.type.body.size * (numbered ? 0.75 : 0.7);
    Flow flow;
    int number = list.start;
    for (size_t i = 0; i < list.items.size(); ++i, ++number) {
      const StructId item = s.structure.add(StructTag::list_item, element);
      const StructId label = s.structure.add(StructTag::label, item);
      const StructId body = s.structure.add(StructTag::list_body, item);
      Measure inner = inside(measure.text - indent);
      Fragment text = stack(layout.blocks(list.items[i].content, inner, body), inner.text), row;
      row.width = measure.text;
      const Pt line = measure.body.leading, x = s.x(Pt(0), disc, measure.text);
      const Pt gap = s.type.unit * (measure.compact ? 0.6 : 0.8);
      const bool first = i == 0, last = i + 1 == list.items.size();
      row.height = std::max(text.height, numbered && !numerals ? disc : Pt(0));
      if (numerals) {
        // The figure's capitals begin with the text's.
        constexpr double capitals = 0.70;
        const Pt top = baseline_of(s.context.fonts, measure.body, s.language) - measure.body.size * capitals;
        const Pt own = baseline_of(s.context.fonts, digit, s.language) - digit.size * capitals;
        TextBlock digits(s, s.number(number), digit, label, {Alignment::start, false, {}, span});
        row.put(digits.block(disc), x, top - own);
        row.height = std::max(row.height, top - own + digit.leading);
      } else if (numbered) {
        if (rail && !last)
          row.items.emplace_back(rule({x + disc / 2, line / 2}, {x + disc / 2, row.height + gap + line / 2}, Pt(1.25), s.palette.tint3));
        Path shape = circle({x + disc / 2, line / 2}, disc / 2);
        shape.fill = s.palette.primary;
        row.items.emplace_back(std::move(shape));
        TextBlock digits(s, s.number(number), digit, label, {Alignment::center, false, {}, span});
        row.put(digits.block(disc), x, Pt(0));
      } else {
        Path box = rectangle({x, (line - disc) / 2 + Pt(0.4), disc, disc}, s.palette.paper);
        box.fill.reset();
        box.stroke = s.palette.primary_text;
        box.stroke_width = Pt(1);
        row.items.emplace_back(std::move(box));
        s.structure[label].actual_text = "☐";
      }
      row.put(std::move(text), s.x(indent, inner.text, measure.text), Pt(0));
      FlowItem made = single(std::move(row), first ? s.type.unit * 1.25 : gap, last ? s.type.unit * 1.25 : gap, span);
      made.keep_with_next = !last && (first || i + 2 == list.items.size());   // no item alone
      flow.push_back(std::move(made));
    }
    return flow;
  }

  /// `**1.240** people received`: the bold start large, the rest below it, two or three side by side.
  Flow key_figures() const {
    Flow flow;
    for (const Block& block : container.content) {
      const List* list = std::get_if<List>(&block.node);
      if (!list) { append(flow, layout.block(block, measure, parent)); continue; }
      const StructId element = s.structure.add(StructTag::list, parent);
      const bool wide = measure.full > measure.text;
      const Pt total = wide ? measure.full : measure.text;
      const size_t across = columns_of_figures(list->items.size(), total);
      const Pt gap = s.type.unit * 3;
      const Pt width = (total - gap * static_cast<double>(across - 1)) / static_cast<double>(across);
      for (size_t i = 0; i < list->items.size(); i += across) {
        Fragment row;
        row.width = total;
        for (size_t j = 0; j < across && i + j < list->items.size(); ++j) {
          Fragment one = key_figure(list->items[i + j], width, element);
          row.height = std::max(row.height, one.height);
          row.put(std::move(one), s.x((width + gap) * static_cast<double>(j), width, total), Pt(0));
        }
        FlowItem item = single(std::move(row), s.type.unit * 2, s.type.unit * 2, span);
        item.width = wide ? ItemWidth::full : ItemWidth::text;
        flow.push_back(std::move(item));
      }
    }
    return flow;
  }

  /// As many as have 32 mm each, in full rows where that can be.
  static size_t columns_of_figures(size_t count, Pt total) {
    const size_t most = std::clamp<size_t>(static_cast<size_t>(total / Pt(Mm(36))), 1, 4);
    if (count <= most) return std::max<size_t>(1, count);
    for (size_t across = most; across > 1; --across)
      if (count % across == 0) return across;
    return std::min<size_t>(most, 3);
  }

  Fragment key_figure(const ListItem& source, Pt width, StructId list) const {
    const StructId item = s.structure.add(StructTag::list_item, list);
    const StructId body = s.structure.add(StructTag::list_body, item);
    Inlines number, rest;
    if (!source.content.empty()) {
      if (const Paragraph* p = std::get_if<Paragraph>(&source.content.front().node)) {
        for (const Inline& piece : p->content) {
          const Strong* bold = std::get_if<Strong>(&piece.node);
          const bool first = bold && number.empty();
          if (first) number = bold->content;
          // A language that puts the number later in the sentence (Chinese) keeps it there as well.
          if (!first || !rest.empty()) rest.push_back(piece);
        }
      }
    }
    if (!rest.empty())
      if (Text* text = std::get_if<Text>(&rest.front().node)) text->text.erase(0, text->text.find_first_not_of(' ') == std::string::npos ? 0 : text->text.find_first_not_of(' '));
    Fragment f;
    f.width = width;
    f.items.emplace_back(rule({Pt(0), Pt(0)}, {width, Pt(0)}, Pt(1.5), s.palette.primary));
    f.height = s.type.unit * 0.5;
    const auto add = [&](const Inlines& content, const TextLook& look) {
      if (content.empty()) return;
      TextBlock text(s, content, look, s.structure.add(StructTag::paragraph, body), {Alignment::start, false, {}, span});
      Fragment block = text.block(width);
      const Pt y = f.height;
      f.height += block.height;
      f.put(std::move(block), Pt(0), y);
    };
    add(number, s.type.figure);
    TextLook small = measure.body;
    small.role = FontRole::sans;
    small.size = s.type.note.size, small.leading = s.type.note.leading;
    add(rest, small);
    return f;
  }

  struct Contact { Inlines label, value; bool telephone = false; };

  /// Telephone numbers large and bold beside their labels; other ways of contact below them in the same two columns.
  Flow contacts() const {
    Flow flow;
    for (const Block& block : container.content) {
      const List* list = std::get_if<List>(&block.node);
      if (!list) { append(flow, layout.block(block, measure, parent)); continue; }
      append(flow, contact_list(*list));
    }
    return flow;
  }

  /// Width of the labels' column: of all of them, or of the telephones' alone where numbers would find no room beside.
  Pt contact_labels(const std::vector<Contact>& entries) const {
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

  Flow contact_list(const List& list) const {
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

  static bool is_telephone(const std::string& text) {
    size_t digits = 0, others = 0;
    for (const char c : without_bidi_controls(text)) {
      if (c >= '0' && c <= '9') ++digits;
      else if (c != ' ' && c != '+' && c != '-' && static_cast<unsigned char>(c) < 0x80) ++others;
    }
    return digits >= 3 && others == 0;
  }

  /// "Label: value", with the colon of any script.
  Contact contact(const ListItem& source) const {
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

  /// Number of the work package in the margin, a rule over its head, the aim as a lead paragraph.
  Flow workpackage() const {
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

  Flow pullquote() const {
    const StructId quote = s.structure.add(StructTag::block_quote, parent);
    const Pt inset = s.type.unit * 1.5, width = measure.text - inset - Mm(1);
    Flow flow;
    for (const Block& block : container.content) {
      const Paragraph* p = std::get_if<Paragraph>(&block.node);
      if (!p) { append(flow, layout.block(block, inside(width), quote)); continue; }
      const std::string said = plain_text(p->content);
      const bool speaker = said.rfind("\xE2\x80\x94", 0) == 0 || said.rfind("\xE2\x80\x93", 0) == 0;
      TextLook look = speaker ? s.type.caption : s.type.heading3;
      if (!speaker) look.weight = 400, look.color = s.palette.primary_text, look.leading = look.leading * 1.05;
      TextBlock text(s, p->content, look, s.structure.add(StructTag::paragraph, quote), {Alignment::start, false, {}, block.span});
      append(flow, line_flow(text.balanced_lines(width), s.type.unit * 0.5, s.type.unit * 0.5, Keep::together, span));
    }
    Fragment content = stack(std::move(flow), width), f;
    f.width = measure.text;
    f.height = content.height;
    f.items.emplace_back(rectangle({s.x(Pt(0), Mm(1), measure.text), Pt(0), Mm(1), f.height}, s.palette.tint3));
    f.put(std::move(content), s.x(inset + Mm(1), width, measure.text), Pt(0));
    return {single(std::move(f), s.type.unit * 2.5, s.type.unit * 2.5, span)};
  }

  Flow aside() const {
    const Pt padding = s.type.unit;
    const StructId group = s.structure.add(StructTag::div, parent);
    Measure inner = inside(measure.text - padding * 2);
    inner.tinted = true;
    Fragment content = stack(layout.blocks(container.content, inner, group), inner.text);
    return {single(boxed(s, std::move(content), measure.text, {s.palette.tint1, std::nullopt, padding}), s.type.unit, s.type.unit, span)};
  }

  Flow signature() const {
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
};

Flow lay_out_container(BlockLayout& layout, const Container& container, const Measure& measure, StructId parent, const SourceSpan& span) {
  return ContainerLayout{layout, container, measure, parent, span}.run();
}

/// A tinted box in the margin column, under its pictogram where it has one: what to bring, what it costs.
static Fragment boxed_margin_note(BlockLayout& layout, const Container& container, const Measure& measure, StructId group) {
  Setting& s = layout.setting();
  const Pt padding = s.type.unit * 1.2, width = measure.margin - padding * 2;
  Measure inner = measure;
  inner.text = inner.full = width;
  inner.margin = Pt(0);
  inner.boxed = inner.aside = inner.compact = true;
  inner.body.role = FontRole::sans;
  inner.body.size = inner.body.size * 0.92;
  inner.body.leading = inner.body.leading * 0.92;
  Flow flow;
  const std::string icon = container.attributes.get("icon");
  if (s.icons.has(icon)) {
    const Pt size = Mm(9);
    Fragment mark;
    mark.width = width;
    mark.height = size;
    for (Path& path : s.icons.draw(icon, {s.x(Pt(0) - size * 0.08, size, width), Pt(0)}, size, s.palette.primary_text, s.right_to_left)) mark.items.emplace_back(std::move(path));
    flow.push_back(single(std::move(mark), Pt(0), s.type.unit * 0.5, {}));
  }
  Flow text = layout.blocks(container.content, inner, group);
  if (!flow.empty() && !text.empty()) text.front().before = Pt(0);
  append(flow, std::move(text));
  return boxed(s, stack(std::move(flow), width), measure.margin, {s.palette.tint1, std::nullopt, padding});
}

Fragment lay_out_margin_note(BlockLayout& layout, const Container& container, const Measure& measure, StructId parent) {
  Setting& s = layout.setting();
  const StructId group = s.structure.add(StructTag::div, parent);
  if (s.design.asides == AsideLook::box) return boxed_margin_note(layout, container, measure, group);
  Measure inner = measure;
  inner.text = inner.full = measure.margin;
  inner.margin = Pt(0);
  inner.boxed = inner.aside = true;
  inner.body = s.type.caption;
  Fragment content = stack(layout.blocks(container.content, inner, group), measure.margin), f;
  const Pt top = s.type.unit * 0.5;
  f.width = measure.margin;
  f.height = content.height + top;
  f.items.emplace_back(rule({Pt(0), Pt(0)}, {measure.margin, Pt(0)}, Pt(0.75), s.palette.primary));
  f.put(std::move(content), Pt(0), top);
  return f;
}

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

std::vector<std::pair<std::string, Inlines>> project_card(const Setting& s) {
  std::vector<std::pair<std::string, Inlines>> rows;
  for (const TableRow& row : divulga::project_card(s.context.sources, s.language).rows)
    rows.emplace_back(plain_text(row.cells[0].content), row.cells[1].content);
  return rows;
}

}  // namespace divulga::layout
