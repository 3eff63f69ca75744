#include "layout/paged_document.h"

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

}  // namespace divulga
