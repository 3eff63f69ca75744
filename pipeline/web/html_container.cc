#include "web/html_writer.h"

#include "locale/reader_word.h"

namespace divulga {
namespace {

HtmlAttributes container_attributes(const Container& container, const std::string& classes) {
  HtmlAttributes attributes;
  if (!container.attributes.id.empty()) attributes.emplace_back("id", container.attributes.id);
  if (!classes.empty()) attributes.emplace_back("class", classes);
  if (const std::string lang = container.attributes.get("lang"); !lang.empty())
    for (const auto& attribute : language_attributes(LocaleTag(lang))) attributes.push_back(attribute);
  return attributes;
}

/// The id of the heading that opens a container, to name its section by.
std::string opening_heading(const Container& container) {
  if (container.content.empty()) return {};
  const auto* heading = std::get_if<Heading>(&container.content.front().node);
  return heading ? heading->id : std::string();
}

struct CalloutLook { const char* look; const char* icon; const char* word; };
CalloutLook callout_look(const std::string& kind) {
  if (kind == "warning") return {"warning", "warning-circle", reader_word("Attention")};
  if (kind == "tip") return {"success", "check-circle", reader_word("Good to know")};
  return {"note", "info-circle", reader_word("Note")};
}

bool starts_with_dash(const Inlines& content) {
  const std::string text = plain_text(content);
  return text.rfind("—", 0) == 0 || text.rfind("–", 0) == 0;
}

}  // namespace

Html HtmlWriter::callout(const Container& container) {
  const CalloutLook look = callout_look(container.attributes.get("kind", "note"));
  const Html title = element("div", {{"class", "callout-title"}},
                             icon(look.icon) + element("span", {{"class", "text"}}, Html::text(container.attributes.get("title", word(look.word)))));
  return element("div", container_attributes(container, std::string("callout ") + look.look),
                 element("div", {{"class", "callout-inner"}}, title + blocks(container.content)));
}

/// The strong words that open an item are the figure, the rest says what it counts.
Html HtmlWriter::figures(const Container& container) {
  Html out;
  for (const Block& child : container.content) {
    const auto* list_node = std::get_if<List>(&child.node);
    if (!list_node) {
      out += block(child);
      continue;
    }
    Html items;
    for (const ListItem& item : list_node->items) {
      Html content;
      for (const Block& part : item.content) {
        const auto* paragraph = std::get_if<Paragraph>(&part.node);
        const auto* strong = paragraph && !paragraph->content.empty() ? std::get_if<Strong>(&paragraph->content.front().node) : nullptr;
        if (!strong) {
          content += block(part);
          continue;
        }
        Inlines rest(paragraph->content.begin() + 1, paragraph->content.end());
        if (auto* first = rest.empty() ? nullptr : std::get_if<Text>(&rest.front().node)) first->text.erase(0, first->text.find_first_not_of(' '));
        content += element("strong", {{"class", "figure-value"}}, inlines(strong->content)) + Html::text(" ") +
                   element("span", {{"class", "figure-label"}}, inlines(rest));
      }
      items += element("li", {}, content);
    }
    out += element("ul", {{"class", "key-figures"}}, items);
  }
  return out;
}

Html HtmlWriter::quotation(const Container& container) {
  Blocks said = container.content;
  Html speaker;
  if (said.size() > 1)
    if (const auto* last = std::get_if<Paragraph>(&said.back().node); last && starts_with_dash(last->content)) {
      speaker = element("figcaption", {}, inlines(last->content));
      said.pop_back();
    }
  return element("figure", container_attributes(container, "pullquote"), element("blockquote", {}, blocks(said)) + speaker);
}

Html HtmlWriter::signature(const Container& container) {
  Html out = blocks(container.content);
  if (const std::string name = container.attributes.get("name"); !name.empty()) out += element("p", {{"class", "signature-name"}}, Html::text(name));
  if (const std::string role = container.attributes.get("role"); !role.empty()) out += element("p", {{"class", "signature-role"}}, Html::text(role));
  return element("div", container_attributes(container, "signature"), out);
}

Html HtmlWriter::section(const Container& container, const std::string& classes) {
  HtmlAttributes attributes = container_attributes(container, classes);
  const std::string heading = opening_heading(container);
  if (!heading.empty()) attributes.emplace_back("aria-labelledby", heading);
  Html mark;
  if (const std::string name = container.attributes.get("icon"); !name.empty()) mark = element("div", {{"class", "section-icon"}}, icon(name, "icon-lg"));
  if (const std::string wp = container.attributes.get("wp"); !wp.empty() && container.kind == ContainerKind::workpackage)
    mark = element("p", {{"class", "wp-mark"}}, Html::text(wp));
  return element(heading.empty() ? "div" : "section", attributes, mark + blocks(container.content));
}

/// Lists inside get the class, everything else stays as it is.
Html HtmlWriter::marked_list(const Container& container, const std::string& classes) {
  Html out;
  for (const Block& child : container.content) {
    const auto* list_node = std::get_if<List>(&child.node);
    out += list_node ? list(*list_node, {{"class", classes}}) : block(child);
  }
  const HtmlAttributes attributes = container_attributes(container, "");
  return attributes.empty() ? out : element("div", attributes, out);
}

Html HtmlWriter::container(const Container& container) {
  switch (container.kind) {
    case ContainerKind::panel: return section(container, "panel panel-" + container.attributes.get("name", "inside"));
    case ContainerKind::cover: return section(container, "cover");
    case ContainerKind::columns: {
      const std::string count = container.attributes.get("count");
      return element("div", container_attributes(container, count.empty() ? "text-columns" : "newspaper-" + count), blocks(container.content));
    }
    case ContainerKind::column: return element("div", container_attributes(container, "text-column"), blocks(container.content));
    case ContainerKind::callout: return callout(container);
    case ContainerKind::steps: return marked_list(container, "steps");
    case ContainerKind::checklist: return marked_list(container, "checklist");
    case ContainerKind::key_figures: return figures(container);
    case ContainerKind::contacts: return marked_list(container, "contact-list");
    case ContainerKind::workpackage: return section(container, "workpackage");
    case ContainerKind::pullquote: return quotation(container);
    case ContainerKind::aside: return element("div", container_attributes(container, "margin-note"), blocks(container.content));
    case ContainerKind::story: return section(container, "story");
    case ContainerKind::agenda: return marked_list(container, "agenda");
    case ContainerKind::programme: return element("div", container_attributes(container, "programme"), blocks(container.content));
    case ContainerKind::signature: return signature(container);
    case ContainerKind::project_card: return element("div", container_attributes(container, "project-card"), blocks(container.content));
    case ContainerKind::long_text: return blocks(container.content);
    case ContainerKind::short_text: return {};   // for paper that has no room for the long one
    case ContainerKind::landscape:               // a page on paper
    case ContainerKind::plain: return element("div", container_attributes(container, ""), blocks(container.content));
  }
  return {};
}

}  // namespace divulga
