#include <map>

#include "exchange/xliff.h"
#include "exchange/xml_text.h"

namespace divulga {
namespace {

/// Original data of a unit: each markup once.
class OriginalData {
 public:
  std::string reference(const std::string& markup) {
    for (size_t i = 0; i < data_.size(); ++i)
      if (data_[i] == markup) return "d" + std::to_string(i + 1);
    data_.push_back(markup);
    return "d" + std::to_string(data_.size());
  }
  std::string write() const {
    if (data_.empty()) return {};
    std::string out = "<originalData>";
    for (size_t i = 0; i < data_.size(); ++i) out += "<data id=\"d" + std::to_string(i + 1) + "\">" + xml_text(data_[i]) + "</data>";
    return out + "</originalData>\n";
  }

 private:
  std::vector<std::string> data_;
};

std::string type_of(const Chip& chip) {
  if (chip.kind == Chip::Kind::alone) return chip.markup.compare(0, 2, "{{") == 0 ? " type=\"ui\"" : " type=\"other\"";
  if (chip.label == "bold") return " type=\"fmt\" subType=\"xlf:b\"";
  if (chip.label == "italic") return " type=\"fmt\" subType=\"xlf:i\"";
  return chip.label == "link" ? " type=\"link\"" : chip.label == "image" ? " type=\"image\"" : " type=\"fmt\"";
}

class Inlines {
 public:
  Inlines(const ChippedText& text, OriginalData& data) : text_(text), data_(data) {}

  std::string write() {
    std::string out;
    for (const ChippedPiece& piece : text_.pieces) {
      if (piece.chip < 0) {
        out += xml_text(piece.text);
        continue;
      }
      const Chip& chip = text_.chips[static_cast<size_t>(piece.chip)];
      if (chip.kind == Chip::Kind::closing) out += "</pc>";
      else if (chip.kind == Chip::Kind::opening) out += "<pc" + id(chip) + type_of(chip) + data("Start", chip) + data("End", closing_of(chip)) + ">";
      else out += "<ph" + id(chip) + type_of(chip) + data("", chip) + " equiv=\"" + xml_attribute(chip.label) + "\" disp=\"" + xml_attribute(chip.label) + "\"/>";
    }
    return out;
  }

 private:
  /// An id stands once in a target; what comes again is a copy of the first.
  std::string id(const Chip& chip) {
    const std::string number = std::to_string(chip.number);
    const int times = ++count_[{chip.number, chip.kind}];
    if (times == 1) return " id=\"" + number + "\"" + (must_stay(chip) ? " canDelete=\"no\" canCopy=\"no\"" : "");
    return " id=\"" + number + "-" + std::to_string(times) + "\" copyOf=\"" + number + "\"";
  }
  std::string data(const char* which, const Chip& chip) { return std::string(" dataRef") + which + "=\"" + data_.reference(chip.markup) + "\""; }
  const Chip& closing_of(const Chip& opening) const {
    for (const Chip& chip : text_.chips)
      if (chip.number == opening.number && chip.kind == Chip::Kind::closing) return chip;
    return opening;
  }

  const ChippedText& text_;
  OriginalData& data_;
  std::map<std::pair<int, Chip::Kind>, int> count_;
};

std::string segment_state(TranslationState state) {
  switch (state) {
    case TranslationState::missing: return " state=\"initial\"";
    case TranslationState::machine:
    case TranslationState::draft:
    case TranslationState::stale: return std::string(" state=\"initial\" subState=\"divulga:") + to_string(state) + "\"";
    case TranslationState::translated: return " state=\"translated\"";
    case TranslationState::reviewed: return " state=\"reviewed\"";
  }
  return {};
}

std::string meta(const char* category, const std::vector<std::pair<const char*, size_t>>& values) {
  std::string out = std::string("<mda:metadata><mda:metaGroup category=\"") + category + "\">";
  for (const auto& [type, value] : values) out += std::string("<mda:meta type=\"") + type + "\">" + std::to_string(value) + "</mda:meta>";
  return out + "</mda:metaGroup></mda:metadata>\n";
}

class Writer {
 public:
  explicit Writer(const ExchangeTable& table) : table_(table) {}

  std::string write() {
    out_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<xliff version=\"2.0\" xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" xmlns:mda=\"urn:oasis:names:tc:xliff:metadata:2.0\""
           " xmlns:mtc=\"urn:oasis:names:tc:xliff:matches:2.0\" srcLang=\"" + table_.source_language.str() + "\" trgLang=\"" + table_.language.str() +
           "\">\n<file id=\"f1\" original=\"" + xml_attribute(table_.project + (table_.material.empty() ? "" : "/" + table_.material)) + "\">\n" +
           meta("count", {{"words", static_cast<size_t>(count_words(table_))}, {"texts", table_.rows.size()}}) +
           "<notes><note category=\"divulga\">" + xml_text(table_.title) + "</note></notes>\n";
    for (const ExchangeRow& row : table_.rows) unit(row);
    return std::move(out_) + "</file>\n</xliff>\n";
  }

 private:
  void unit(const ExchangeRow& row) {
    const ChippedText source = split_chips(row.source, row.markup), target = split_like(row.translation, source);
    OriginalData data;
    const std::string source_text = Inlines(source, data).write(), target_text = Inlines(target, data).write();
    out_ += "<unit id=\"" + row_key(row) + "\" name=\"" + std::to_string(row.number) + "\" xml:space=\"preserve\">\n";
    matches(row);
    out_ += meta("count", {{"words", static_cast<size_t>(row.words)}}) + "<notes>";
    note("divulga", row.kind + (row.risk == Risk::normal ? "" : row.risk == Risk::safety ? "; safety" : "; legal"));
    for (const std::string& place : row.places) note("location", place);
    if (row.length_limit > 0) note("length", std::to_string(row.length_limit));
    if (!row.made_from.empty()) note("previous-source", row.made_from);
    for (const std::string& term : row.terms) note("glossary", term);
    note("translator", row.comment);
    out_ += "</notes>\n" + data.write() + "<segment id=\"s1\"" + segment_state(row.state) + ">\n<source>" + source_text + "</source>\n";
    if (!row.translation.empty()) out_ += "<target>" + target_text + "</target>\n";
    out_ += "</segment>\n</unit>\n";
  }

  void note(const char* category, const std::string& text) {
    if (!text.empty()) out_ += std::string("<note category=\"") + category + "\">" + xml_text(text) + "</note>";
  }

  void matches(const ExchangeRow& row) {
    if (row.matches.empty()) return;
    out_ += "<mtc:matches>";
    for (const MemoryMatch& match : row.matches) {
      const ChippedText source = split_chips(match.source, row.markup), target = split_like(match.translation, source);
      OriginalData data;
      const std::string source_text = Inlines(source, data).write(), target_text = Inlines(target, data).write();
      out_ += "<mtc:match ref=\"#s1\" type=\"tm\" matchQuality=\"" + std::to_string(match.percent) + "\">" + data.write() + "<source>" + source_text +
              "</source><target>" + target_text + "</target></mtc:match>";
    }
    out_ += "</mtc:matches>\n";
  }

  const ExchangeTable& table_;
  std::string out_;
};

}  // namespace

std::string write_xliff20(const ExchangeTable& table) { return Writer(table).write(); }

}  // namespace divulga
