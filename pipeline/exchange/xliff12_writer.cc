#include "exchange/xliff.h"
#include "exchange/xml_text.h"

namespace divulga {
namespace {

std::string type_of(const Chip& chip) {
  for (const char* known : {"bold", "italic", "link", "image"})
    if (chip.label == known && chip.kind != Chip::Kind::alone) return known;
  return chip.kind == Chip::Kind::alone ? "x-name" : "x-mark";
}

std::string inlines(const ChippedText& text) {
  std::string out;
  for (const ChippedPiece& piece : text.pieces) {
    if (piece.chip < 0) {
      out += xml_text(piece.text);
      continue;
    }
    const Chip& chip = text.chips[static_cast<size_t>(piece.chip)];
    const std::string id = " id=\"" + std::to_string(chip.number) + "\" ctype=\"" + type_of(chip) + "\"";
    if (chip.kind == Chip::Kind::alone) out += "<x" + id + " equiv-text=\"" + xml_attribute(chip.label) + "\"/>";
    else out += chip.kind == Chip::Kind::opening ? "<g" + id + ">" : "</g>";
  }
  return out;
}

/// The states of XLIFF 1.2 (2.4.4) that say the same.
std::string target_attributes(TranslationState state) {
  switch (state) {
    case TranslationState::missing: return " state=\"needs-translation\"";
    case TranslationState::machine: return " state=\"needs-review-translation\" state-qualifier=\"mt-suggestion\"";
    case TranslationState::draft: return " state=\"needs-review-translation\"";
    case TranslationState::stale: return " state=\"needs-adaptation\"";
    case TranslationState::translated: return " state=\"translated\"";
    case TranslationState::reviewed: return " state=\"final\"";
  }
  return {};
}

class Writer {
 public:
  explicit Writer(const ExchangeTable& table) : table_(table) {}

  std::string write() {
    out_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">\n"
           "<file original=\"" + xml_attribute(original()) + "\" source-language=\"" + table_.source_language.str() + "\" target-language=\"" +
           table_.language.str() + "\" datatype=\"plaintext\" tool-id=\"divulga\">\n"
           "<header><count-group name=\"file\"><count count-type=\"total\" unit=\"word\">" + std::to_string(count_words(table_)) +
           "</count><count count-type=\"x-texts\" unit=\"item\">" + std::to_string(table_.rows.size()) +
           "</count></count-group><tool tool-id=\"divulga\" tool-name=\"Divulga\"/><note from=\"divulga\">" + xml_text(table_.title) + "</note></header>\n<body>\n";
    for (const ExchangeRow& row : table_.rows) unit(row);
    return std::move(out_) + "</body>\n</file>\n</xliff>\n";
  }

 private:
  std::string original() const { return table_.project + (table_.material.empty() ? "" : "/" + table_.material); }

  void unit(const ExchangeRow& row) {
    const ChippedText source = split_chips(row.source, row.markup);
    out_ += "<trans-unit id=\"" + row_key(row) + "\" resname=\"" + std::to_string(row.number) + "\" xml:space=\"preserve\"";
    if (row.state == TranslationState::reviewed) out_ += " approved=\"yes\"";
    if (row.length_limit > 0) out_ += " maxwidth=\"" + std::to_string(row.length_limit) + "\" size-unit=\"char\"";
    out_ += ">\n<source xml:lang=\"" + table_.source_language.str() + "\">" + inlines(source) + "</source>\n<target xml:lang=\"" + table_.language.str() +
            "\"" + target_attributes(row.state) + ">" + inlines(split_like(row.translation, source)) + "</target>\n";
    for (const std::string& place : row.places) {
      const size_t colon = place.rfind(':');
      out_ += "<context-group purpose=\"location\"><context context-type=\"sourcefile\">" + xml_text(place.substr(0, colon)) +
              "</context><context context-type=\"linenumber\">" + xml_text(colon == std::string::npos ? "0" : place.substr(colon + 1)) +
              "</context></context-group>\n";
    }
    out_ += "<count-group name=\"unit\"><count count-type=\"total\" unit=\"word\">" + std::to_string(row.words) + "</count></count-group>\n";
    note("divulga", row.kind + (row.risk == Risk::normal ? "" : row.risk == Risk::safety ? "; safety" : "; legal"));
    for (const std::string& term : row.terms) note("glossary", term);
    note("translator", row.comment);
    if (!row.made_from.empty()) alternative("alttranstype=\"previous-version\"", row.made_from, row.translation, source);
    for (const MemoryMatch& match : row.matches)
      alternative("match-quality=\"" + std::to_string(match.percent) + "%\" alttranstype=\"proposal\"", match.source, match.translation, source);
    out_ += "</trans-unit>\n";
  }

  void note(const char* from, const std::string& text) {
    if (!text.empty()) out_ += std::string("<note from=\"") + from + "\">" + xml_text(text) + "</note>\n";
  }

  void alternative(const std::string& attributes, const std::string& source, const std::string& translation, const ChippedText& like) {
    out_ += "<alt-trans " + attributes + "><source xml:lang=\"" + table_.source_language.str() + "\">" + inlines(split_like(source, like)) +
            "</source><target xml:lang=\"" + table_.language.str() + "\">" + inlines(split_like(translation, like)) + "</target></alt-trans>\n";
  }

  const ExchangeTable& table_;
  std::string out_;
};

}  // namespace

std::string write_xliff12(const ExchangeTable& table) { return Writer(table).write(); }

}  // namespace divulga
