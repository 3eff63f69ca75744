#include "edition/own_links.h"

#include <algorithm>

namespace divulga {
namespace {

class OwnLinks {
 public:
  OwnLinks(const ProjectContent& content, const LocaleTag& language)
      : content_(content), language_(language), from_(content.project.site->url + content.project.source_language.str() + "/"),
        to_(content.project.site->url + language.str() + "/") {}

  void blocks(Blocks& content) {
    for (Block& block : content) std::visit(*this, block.node);
  }
  void operator()(Paragraph& n) { inlines(n.content); }
  void operator()(Heading& n) { inlines(n.content); }
  void operator()(List& n) {
    for (ListItem& item : n.items) blocks(item.content);
  }
  void operator()(DefinitionList& n) {
    for (auto& item : n.items) {
      inlines(item.term);
      for (auto& meaning : item.meanings) blocks(meaning);
    }
  }
  void operator()(Quote& n) { blocks(n.content); }
  void operator()(Container& n) { blocks(n.content); }
  void operator()(Table& n) {
    inlines(n.caption);
    row(n.header);
    for (TableRow& each : n.rows) row(each);
  }
  void operator()(Figure& n) { inlines(n.caption); }
  void operator()(Chart& n) { inlines(n.title); }
  void operator()(QrCode& n) {
    inlines(n.label);
    n.url = address(n.url);
  }
  void operator()(CodeBlock&) {}
  void operator()(ThematicBreak&) {}
  void operator()(OpeningHours&) {}
  void operator()(Services&) {}
  void operator()(TableOfContents&) {}
  void operator()(PageBreak&) {}

  void operator()(Emphasis& n) { inlines(n.content); }
  void operator()(Strong& n) { inlines(n.content); }
  void operator()(Strikethrough& n) { inlines(n.content); }
  void operator()(Span& n) { inlines(n.content); }
  void operator()(Link& n) {
    const std::string before = n.url;
    n.url = address(n.url);
    if (n.url != before) show(n.content, before, n.url);
    inlines(n.content);
  }
  void operator()(Text&) {}
  void operator()(CodeSpan&) {}
  void operator()(LineBreak&) {}
  void operator()(InlineImage&) {}
  void operator()(FootnoteReference&) {}
  void operator()(CrossReference&) {}

 private:
  void inlines(Inlines& content) {
    for (Inline& item : content) std::visit(*this, item.node);
  }
  void row(TableRow& n) {
    for (TableCell& cell : n.cells) inlines(cell.content);
  }

  /// A link that shows its own address shows the new one.
  static void show(Inlines& content, const std::string& before, const std::string& now) {
    for (Inline& item : content) {
      auto* text = std::get_if<Text>(&item.node);
      const size_t at = text ? text->text.find(before) : std::string::npos;
      if (at != std::string::npos) text->text.replace(at, before.size(), now);
    }
  }

  std::string address(const std::string& url) const {
    if (url.compare(0, from_.size(), from_) != 0) return url;
    const std::string page = url.substr(from_.size());
    return exists(page) ? to_ + page : url;
  }

  /// Index pages exist in every language; a material's page where it has an edition.
  bool exists(const std::string& page) const {
    const size_t slash = page.find('/');
    if (slash == std::string::npos || slash + 1 >= page.size()) return true;
    const std::string folder = page.substr(0, slash), name = page.substr(slash + 1, page.find_first_of("/#?", slash + 1) - slash - 1);
    for (const Material& material : content_.materials)
      if (to_string(material.folder) == folder && material.name == name)
        return std::find(material.languages.begin(), material.languages.end(), language_) != material.languages.end();
    return true;
  }

  const ProjectContent& content_;
  const LocaleTag& language_;
  const std::string from_, to_;
};

}  // namespace

void link_own_site(Document& document, const ProjectContent& content) {
  const Project& project = content.project;
  if (!project.site || document.language == project.source_language) return;
  // A site that leaves this language out has no such pages.
  const std::vector<LocaleTag>& made = project.site->languages;
  if (!made.empty() && std::find(made.begin(), made.end(), document.language) == made.end()) return;
  const LocaleTag language = document.language;
  OwnLinks links(content, language);
  links.blocks(document.blocks);
  for (Footnote& note : document.footnotes) links.blocks(note.content);
}

}  // namespace divulga
