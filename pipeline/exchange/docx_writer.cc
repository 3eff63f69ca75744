#include <algorithm>
#include <map>

#include "exchange/docx.h"
#include "exchange/docx_parts.h"
#include "exchange/xml_text.h"
#include "exchange/zip_archive.h"
#include "translation/word_diff.h"

namespace divulga {
namespace {

constexpr int page_width = 15138;   // twentieths of a point between the margins of a landscape A4

/// The part of a chip's label that can stand in it.
std::string label_text(const std::string& label) {
  std::string out;
  int points = 0;
  for (const char c : label) {
    points += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    if (points > 40) return out + "…";
    if (std::string("{}<>\n ").find(c) == std::string::npos) out += c;
    else out += "\u00A0";   // a chip stays on one line
  }
  return out;
}

const std::string left_to_right = "\u200E";

bool is_ascii(const std::string& text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string shown(const Chip& chip, const TableWords& words) {
  std::string label = label_text(words.in_target(chip.label.c_str()));
  const std::string number = std::to_string(chip.number);
  if (!is_ascii(label)) label += left_to_right;   // its braces stay where they are
  switch (chip.kind) {
    case Chip::Kind::opening: return "{" + number + (label.empty() ? "" : "\u00A0" + label) + ">";
    case Chip::Kind::closing: return "<" + number + "}";
    case Chip::Kind::alone: return "{" + number + (label.empty() ? "" : "\u00A0" + label) + "}";
  }
  return {};
}

/// How a script is set by word processors.
struct Script {
  bool complex = false, right_to_left = false, east_asian = false;
};
Script script_of(const LocaleTag& language) {
  static const std::vector<std::string> complex{"Arab", "Hebr", "Beng", "Guru", "Deva", "Taml", "Thai", "Telu", "Knda", "Mlym", "Gujr", "Orya", "Sinh", "Khmr", "Laoo", "Mymr"};
  static const std::vector<std::string> east{"Hans", "Hant", "Jpan", "Kore", "Hani"};
  const std::string script = language.script();
  return {std::find(complex.begin(), complex.end(), script) != complex.end(), language.direction() == Direction::right_to_left,
          std::find(east.begin(), east.end(), script) != east.end()};
}

class Writer {
 public:
  Writer(const ExchangeTable& table, const TableWords& words) : table_(table), words_(words), script_(script_of(table.language)) {
    pictures_ = std::any_of(table.rows.begin(), table.rows.end(), [](const ExchangeRow& row) { return !row.picture.empty(); });
    if (pictures_) widths_ = {620, 3900, 4300, 2650, 1950, 1718};
    else widths_ = {620, 5000, 5500, 2200, 1818};
  }

  std::string write() {
    head();
    instructions();
    table();
    document_ += "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rIdFooter\"/><w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>"
                 "<w:pgMar w:top=\"850\" w:right=\"850\" w:bottom=\"850\" w:left=\"850\" w:header=\"400\" w:footer=\"400\" w:gutter=\"0\"/></w:sectPr>";
    std::vector<ZipPart> parts{{"[Content_Types].xml", docx::content_types(), false},
                               {"_rels/.rels", docx::package_relations(), false},
                               {"docProps/core.xml", docx::core_properties(table_), false},
                               {"docProps/custom.xml", docx::custom_properties(table_), false},
                               {"word/document.xml", docx::document(document_), false},
                               {"word/styles.xml", docx::styles(table_.source_language, table_.language), false},
                               {"word/fontTable.xml", docx::font_table(), false},
                               {"word/settings.xml", docx::settings(), false},
                               {"word/footer1.xml", docx::footer(table_), false},
                               {"word/_rels/document.xml.rels", docx::document_relations(images_.size()), false}};
    for (size_t i = 0; i < images_.size(); ++i) parts.push_back({"word/media/image" + std::to_string(i + 1) + ".png", *images_[i], true});
    return write_zip(parts);
  }

 private:
  enum class Language { source, target, none };

  // ---- runs and paragraphs

  std::string run_properties(Language language, const std::string& before, const std::string& behind = {}) const {
    std::string out = before;
    out += behind;
    if (language == Language::target) {
      if (script_.right_to_left) out += "<w:rtl/>";
      if (script_.complex) out += "<w:cs/>";
      const std::string tag = table_.language.str();
      out += "<w:lang " + std::string(script_.complex ? "w:bidi" : script_.east_asian ? "w:eastAsia" : "w:val") + "=\"" + tag + "\"/>";
    } else if (language == Language::source) {
      out += "<w:lang w:val=\"" + table_.source_language.str() + "\"/>";
    } else {
      out += "<w:noProof/>";
    }
    return out.empty() ? "" : "<w:rPr>" + out + "</w:rPr>";
  }

  static std::string run(const std::string& properties, const std::string& text) {
    std::string out = "<w:r>" + properties;
    for (size_t at = 0; at <= text.size();) {
      const size_t end = std::min(text.find_first_of("\n\t", at), text.size());
      if (end > at) out += "<w:t xml:space=\"preserve\">" + xml_text(std::string_view(text).substr(at, end - at)) + "</w:t>";
      if (end == text.size()) break;
      out += text[end] == '\n' ? "<w:br/>" : "<w:tab/>";
      at = end + 1;
    }
    return out + "</w:r>";
  }

  std::string paragraph(const char* style, Language language, const std::string& runs) const {
    const bool right = language == Language::target && script_.right_to_left;
    return std::string("<w:p><w:pPr><w:pStyle w:val=\"") + style + "\"/>" + (right ? "<w:bidi/>" : "") + run_properties(language, "") + "</w:pPr>" + runs + "</w:p>";
  }

  std::string words_paragraph(const char* style, Language language, const std::string& text) const {
    return paragraph(style, language, run(run_properties(language, ""), text));
  }

  std::string control(const char* lock, const std::string& tag, const std::string& content, const std::string& more = {}) {
    return "<w:sdt><w:sdtPr><w:tag w:val=\"" + tag + "\"/><w:id w:val=\"" + std::to_string(++controls_) + "\"/>" +
           (*lock ? std::string("<w:lock w:val=\"") + lock + "\"/>" : std::string()) + more + "</w:sdtPr><w:sdtContent>" + content + "</w:sdtContent></w:sdt>";
  }

  /// A text with its chips. In the translation each chip is locked by itself, but can be moved.
  std::string chipped(const ChippedText& text, Language language) {
    std::string out;
    int bold = 0, italic = 0;
    // A chip reads from the left in any text; read_docx takes the marks away again.
    const std::string aside = language == Language::target && script_.right_to_left ? left_to_right : "";
    for (const WrittenPiece& piece : as_written(text)) {
      if (piece.number == 0) {
        const std::string look = std::string(bold > 0 ? "<w:b/><w:bCs/>" : "") + (italic > 0 ? "<w:i/><w:iCs/>" : "");
        out += run(run_properties(language, look), piece.text);
        continue;
      }
      const Chip& chip = *std::find_if(text.chips.begin(), text.chips.end(), [&](const Chip& c) { return c.number == piece.number && c.kind == piece.kind; });
      const int step = piece.kind == Chip::Kind::opening ? 1 : piece.kind == Chip::Kind::closing ? -1 : 0;
      if (chip.label == "bold") bold += step;
      if (chip.label == "italic") italic += step;
      const std::string chip_run = run(run_properties(Language::none, "<w:rStyle w:val=\"DivulgaChip\"/>"), aside + shown(chip, words_) + aside);
      out += language == Language::target ? control("contentLocked", "chip-" + std::to_string(chip.number), chip_run) : chip_run;
    }
    return out;
  }

  static std::string cell(int width, const char* ground, const std::string& content, int span = 1) {
    return "<w:tc><w:tcPr><w:tcW w:w=\"" + std::to_string(width) + "\" w:type=\"dxa\"/>" + (span > 1 ? "<w:gridSpan w:val=\"" + std::to_string(span) + "\"/>" : "") +
           "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"" + ground + "\"/></w:tcPr>" + content + "</w:tc>";
  }

  // ---- parts of the page

  void head() {
    const std::string counts = fill(words_.in_source("Texts: {texts} · Words: {words}"),
                                    {{"texts", std::to_string(table_.rows.size())}, {"words", std::to_string(count_words(table_))}});
    document_ += words_paragraph("DivulgaTitle", Language::source, table_.title);
    document_ += words_paragraph("DivulgaSubtitle", Language::source,
                                 table_.source_language.own_name() + " \u2192 \u2068" + table_.language.own_name() + "\u2069  ·  " +
                                     (table_.material.empty() ? table_.project : table_.material) + "  ·  " + counts);
  }

  static const std::vector<const char*>& steps() {
    static const std::vector<const char*> all{
        "Write the translation into the white column. The grey columns are locked.",
        "Labels such as {1} stand for telephone numbers, links or bold text. Keep each of them, put it where your language wants it, and do not write into it. You may copy them or type {1}, or {1> and <1} around words.",
        "When a text is done, choose its state in the last column. Questions and doubts go into the comment.",
        "Do not delete, add or sort rows. Save the file and send it back.",
    };
    return all;
  }

  std::string step_list(Language language) {
    std::string out;
    int number = 0;
    for (const char* step : steps()) {
      const std::string text = language == Language::source ? words_.in_source(step) : words_.in_target(step);
      out += paragraph("DivulgaStep", language, run(run_properties(language, "<w:b/><w:bCs/>"), std::to_string(++number) + ".\u00A0\u00A0") + run(run_properties(language, ""), text));
    }
    return out;
  }

  void instructions() {
    const bool one = table_.language == table_.source_language;
    document_ += "<w:tbl><w:tblPr><w:tblW w:w=\"" + std::to_string(page_width) + "\" w:type=\"dxa\"/><w:tblBorders><w:top w:val=\"single\" w:sz=\"18\" w:space=\"0\" w:color=\"0066CC\"/></w:tblBorders>"
                 "<w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:top w:w=\"100\" w:type=\"dxa\"/><w:left w:w=\"140\" w:type=\"dxa\"/><w:bottom w:w=\"80\" w:type=\"dxa\"/><w:right w:w=\"140\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>"
                 "<w:tblGrid><w:gridCol w:w=\"7569\"/><w:gridCol w:w=\"7569\"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>" +
                 cell(7569, "F2F6FA", step_list(Language::source)) + cell(7569, "F2F6FA", one ? paragraph("DivulgaStep", Language::source, "") : step_list(Language::target)) + "</w:tr></w:tbl>" +
                 paragraph("DivulgaNote", Language::none, "");
  }

  void table() {
    document_ += "<w:tbl><w:tblPr><w:tblW w:w=\"" + std::to_string(page_width) + "\" w:type=\"dxa\"/><w:tblBorders>";
    for (const char* side : {"top", "left", "bottom", "right", "insideH", "insideV"})
      document_ += std::string("<w:") + side + " w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"C5CDD6\"/>";
    document_ += "</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:top w:w=\"70\" w:type=\"dxa\"/><w:left w:w=\"110\" w:type=\"dxa\"/><w:bottom w:w=\"70\" w:type=\"dxa\"/>"
                 "<w:right w:w=\"110\" w:type=\"dxa\"/></w:tblCellMar><w:tblCaption w:val=\"divulga\"/></w:tblPr><w:tblGrid>";
    for (const int width : widths_) document_ += "<w:gridCol w:w=\"" + std::to_string(width) + "\"/>";
    document_ += "</w:tblGrid>";
    heading_row();
    for (const ExchangeRow& row : table_.rows) text_row(row);
    document_ += "</w:tbl>";
    document_ += paragraph("DivulgaNote", Language::none, "");
  }

  std::string heading(int width, const char* english, const std::string& more = {}) {
    const std::string source = words_.in_source(english), target = words_.in_target(english);
    std::string content = words_paragraph("DivulgaHead", Language::source, source + (more.empty() ? "" : ": " + more));
    if (source != target) content += words_paragraph("DivulgaHead", Language::target, target);
    return cell(width, "17324D", content);
  }

  void heading_row() {
    size_t column = 0;
    document_ += "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" + heading(widths_[column++], "No.");
    document_ += heading(widths_[column++], "Source text", table_.source_language.own_name());
    document_ += heading(widths_[column++], "Translation", table_.language.name_in(table_.source_language));
    if (pictures_) document_ += heading(widths_[column++], "Page");
    document_ += heading(widths_[column], "Comment") + heading(widths_[column + 1], "State") + "</w:tr>";
  }

  void text_row(const ExchangeRow& row) {
    const ChippedText source = split_chips(row.source, row.markup);
    size_t column = 0;
    document_ += "<w:tr><w:trPr><w:cantSplit/></w:trPr>" + number_cell(row, widths_[column++]);
    document_ += source_cell(row, source, widths_[column++]);
    document_ += cell(widths_[column++], "FFFFFF", paragraph("DivulgaTranslation", Language::target, chipped(split_like(row.translation, source), Language::target)));
    if (pictures_) document_ += picture_cell(row, widths_[column++]);
    document_ += cell(widths_[column], "FFFFFF", words_paragraph("DivulgaComment", Language::target, row.comment));
    document_ += state_cell(row, widths_[column + 1]) + "</w:tr>";
  }

  std::string number_cell(const ExchangeRow& row, int width) {
    std::string name = "r_" + row_key(row);
    std::replace(name.begin(), name.end(), '-', '_');
    const std::string id = std::to_string(row.number), number = run(run_properties(Language::none, ""), id);
    return cell(width, "EEF1F5", paragraph("DivulgaNumber", Language::none,
                                           "<w:bookmarkStart w:id=\"" + id + "\" w:name=\"" + name + "\"/>" + control("sdtContentLocked", "number", number) +
                                               "<w:bookmarkEnd w:id=\"" + id + "\"/>"));
  }

  std::string source_cell(const ExchangeRow& row, const ChippedText& source, int width) {
    std::string content = paragraph("DivulgaSource", Language::source, control("sdtContentLocked", "source", chipped(source, Language::source)));
    std::string facts;
    if (row.length_limit > 0) facts = fill(words_.in_source("At most about {count} characters"), {{"count", std::to_string(row.length_limit)}});
    if (row.risk != Risk::normal) facts += (facts.empty() ? "" : " · ") + words_.in_source(row.risk == Risk::safety ? "safety: translate with special care" : "legal text: translate with special care");
    if (!facts.empty()) content += words_paragraph("DivulgaNote", Language::source, facts);
    for (const std::string& term : row.terms) content += words_paragraph("DivulgaNote", Language::source, words_.in_source("Glossary:") + " " + term);
    if (!row.made_from.empty()) content += changed(row, source);
    for (const MemoryMatch& match : row.matches) {
      const ChippedText known = split_like(match.source, source);
      content += words_paragraph("DivulgaNote", Language::source,
                                 fill(words_.in_source("Similar text, {percent} %:"), {{"percent", std::to_string(match.percent)}}) + " " + written_with_chips(known));
      content += words_paragraph("DivulgaNote", Language::target, written_with_chips(split_like(match.translation, source)));
    }
    return cell(width, "EEF1F5", content);
  }

  /// What was changed since the translation was made: old struck out, new underlined.
  std::string changed(const ExchangeRow& row, const ChippedText& source) {
    std::string runs = run(run_properties(Language::source, "<w:b/>"), words_.in_source("The source was changed:") + " ");
    for (const DiffRun& piece : word_diff(written_with_chips(split_like(row.made_from, source)), written_with_chips(source))) {
      const char* const style = piece.kind == DiffRun::Kind::deleted ? "<w:rStyle w:val=\"DivulgaOld\"/>"
                                : piece.kind == DiffRun::Kind::inserted ? "<w:rStyle w:val=\"DivulgaNew\"/>"
                                                                       : "";
      runs += run(run_properties(Language::source, style), piece.text);
    }
    return paragraph("DivulgaNote", Language::source, runs);
  }

  std::string state_cell(const ExchangeRow& row, int width) {
    std::string list = "<w:dropDownList>";
    for (const TranslationState state : {TranslationState::missing, TranslationState::draft, TranslationState::translated, TranslationState::reviewed,
                                         TranslationState::machine, TranslationState::stale})
      list += "<w:listItem w:displayText=\"" + xml_attribute(shown_state(words_, state)) + "\" w:value=\"" + to_string(state) + "\"/>";
    const std::string properties = run_properties(Language::none, "");
    return cell(width, row.state == TranslationState::stale ? "FDF1E3" : "FFFFFF",
                paragraph("DivulgaState", Language::none, control("sdtLocked", "state", run(properties, shown_state(words_, row.state)), list + "</w:dropDownList>")));
  }

  std::string picture_cell(const ExchangeRow& row, int width) {
    if (row.picture.empty()) return cell(width, "EEF1F5", paragraph("DivulgaNote", Language::none, ""));
    auto [known, fresh] = image_numbers_.emplace(row.picture, images_.size() + 1);
    if (fresh) images_.push_back(&known->first);
    const docx::PictureSize size = docx::fitted(row.picture, width - 220, 2600);
    return cell(width, "EEF1F5", paragraph("DivulgaNote", Language::none, "<w:r>" + docx::picture(known->second, size, ++controls_) + "</w:r>"));
  }

  const ExchangeTable& table_;
  const TableWords& words_;
  const Script script_;
  bool pictures_ = false;
  std::vector<int> widths_;
  std::string document_;
  int controls_ = 1000;
  std::map<std::string, size_t> image_numbers_;
  std::vector<const std::string*> images_;
};

}  // namespace

std::string write_docx(const ExchangeTable& table, const TableWords& words) { return Writer(table, words).write(); }

}  // namespace divulga
