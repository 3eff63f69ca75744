#pragma once
#include <functional>
#include <string>

#include "document/document.h"
#include "locale/catalog.h"
#include "web/html.h"

namespace divulga {

/// What a document's markup wants to know of the page around it.
struct HtmlContext {
  const Catalog& words;                                     // the software's words in the document's language
  std::function<std::string(const std::string&)> link;      // an address in the text -> the one to write
  std::function<std::string(const std::string&)> image;     // a picture's path below the workspace -> its address
};

/// Writes a document's blocks and footnotes; the title is the page's business. Level 2 headings become <h2>. A block in
/// another language carries its own lang and dir. Thread-safe.
class HtmlWriter {
 public:
  HtmlWriter(const Document& document, const HtmlContext& context) : document_(document), context_(context) {}

  Html body();
  Html blocks(const Blocks& content);
  Html inlines(const Inlines& content);

 private:
  Html block(const Block& block);
  Html list(const List& list, const HtmlAttributes& attributes);
  Html table(const Table& table);
  Html figure(const Figure& figure);
  Html container(const Container& container);
  Html map(const ServiceMap& map);
  Html index(const ServiceIndex& index);
  Html contents();
  /// A list of figures or of tables, by their captions.
  Html captions(ContentsOf of);
  Html notes();
  Html reference(int number);
  Html caption(const std::string& label, const Inlines& text);
  std::string word(const std::string& english) const { return context_.words.get(english); }

  // Containers
  Html callout(const Container& container);
  Html figures(const Container& container);
  Html quotation(const Container& container);
  Html signature(const Container& container);
  Html section(const Container& container, const std::string& classes);
  Html marked_list(const Container& container, const std::string& classes);

  const Document& document_;
  const HtmlContext& context_;
  std::map<int, int> references_;   // how often each note was referred to
  int list_level_ = 0;              // lists around what is being written
};

/// lang and dir of a text in `language`.
HtmlAttributes language_attributes(const LocaleTag& language);
/// `text` with telephone numbers and e-mail addresses as links that stay left to right.
Html linked_text(const std::string& text);
/// "+39 0000 000 001" as a tel: link.
Html phone_link(const std::string& phone);
/// Opening hours as a small table named by `caption`.
Html hours_table(const std::vector<HoursRow>& rows, const std::string& caption);

}  // namespace divulga
