#include "layout/paged_document.h"

#include <cmath>
#include <cstdlib>

namespace divulga {

const char* name_of(StructTag tag) {
  switch (tag) {
    case StructTag::document: return "Document";
    case StructTag::part: return "Part";
    case StructTag::sect: return "Sect";
    case StructTag::div: return "Div";
    case StructTag::paragraph: return "P";
    case StructTag::h1: return "H1";
    case StructTag::h2: return "H2";
    case StructTag::h3: return "H3";
    case StructTag::h4: return "H4";
    case StructTag::h5: return "H5";
    case StructTag::h6: return "H6";
    case StructTag::list: return "L";
    case StructTag::list_item: return "LI";
    case StructTag::label: return "Lbl";
    case StructTag::list_body: return "LBody";
    case StructTag::table: return "Table";
    case StructTag::table_head: return "THead";
    case StructTag::table_body: return "TBody";
    case StructTag::table_row: return "TR";
    case StructTag::header_cell: return "TH";
    case StructTag::data_cell: return "TD";
    case StructTag::figure: return "Figure";
    case StructTag::formula: return "Formula";
    case StructTag::caption: return "Caption";
    case StructTag::link: return "Link";
    case StructTag::span: return "Span";
    case StructTag::quote: return "Quote";
    case StructTag::block_quote: return "BlockQuote";
    case StructTag::note: return "Note";
    case StructTag::reference: return "Reference";
    case StructTag::toc: return "TOC";
    case StructTag::toc_item: return "TOCI";
    case StructTag::code: return "Code";
    case StructTag::index: return "Index";
  }
  return "";
}

namespace {

/// Hundredths at most, without zeros behind: "10.5".
std::string short_number(double value) {
  const long n = std::lround(value * 100);
  std::string text = std::to_string(n / 100);
  if (const long rest = std::labs(n % 100); rest > 0) text += "." + std::to_string(rest / 10) + (rest % 10 ? std::to_string(rest % 10) : "");
  return text;
}

}  // namespace

Message describe(const Fitting& fitting) {
  Message said;
  const auto add = [&](const Message& piece) { said = said.empty() ? piece : message("{0}, {1}", said, piece); };
  if (fitting.short_text) add(message("short text"));
  if (fitting.tracking < 0) add(message("tracking -{0} %", short_number(-fitting.tracking * 100)));
  if (fitting.leading < 1) add(message("leading {0} %", short_number(fitting.leading * 100)));
  if (fitting.body < fitting.designed) add(message("{0} of {1} pt", short_number(fitting.body.value), short_number(fitting.designed.value)));
  return said.empty() ? message("as designed") : said;
}

}  // namespace divulga
