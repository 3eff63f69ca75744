#include "exchange/ods.h"
#include "exchange/xml_text.h"
#include "exchange/zip_archive.h"

namespace divulga {
namespace {

const char* const namespaces =
    " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
    " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
    " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" xmlns:of=\"urn:oasis:names:tc:opendocument:xmlns:of:1.2\""
    " xmlns:config=\"urn:oasis:names:tc:opendocument:xmlns:config:1.0\" office:version=\"1.2\"";

/// Blanks that OpenDocument would make one of (6.1.2), and tabs.
std::string run_text(const std::string& text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find_first_of(" \t", at), text.size());
    out += xml_text(std::string_view(text).substr(at, end - at));
    at = end;
    if (at >= text.size()) break;
    if (text[at] == '\t') {
      out += "<text:tab/>";
      ++at;
      continue;
    }
    const size_t behind = std::min(text.find_first_not_of(' ', at), text.size());
    const bool edge = at == 0 || behind == text.size();
    if (behind - at == 1 && !edge) out += ' ';
    else out += "<text:s text:c=\"" + std::to_string(behind - at) + "\"/>";
    at = behind;
  }
  return out;
}

std::string cell(const std::string& style, const std::string& text, const char* more = "") {
  std::string out = "<table:table-cell table:style-name=\"" + style + "\" office:value-type=\"string\"" + more + ">";
  for (size_t at = 0; at <= text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    out += "<text:p>" + run_text(text.substr(at, end - at)) + "</text:p>";
    at = end + 1;
  }
  return out + "</table:table-cell>";
}

std::string column_style(const char* name, const char* width) {
  return std::string("<style:style style:name=\"") + name + "\" style:family=\"table-column\"><style:table-column-properties style:column-width=\"" + width +
         "\"/></style:style>";
}

std::string cell_style(const char* name, const char* protect, const char* ground, const std::string& paragraph, const std::string& letters) {
  return std::string("<style:style style:name=\"") + name + "\" style:family=\"table-cell\"><style:table-cell-properties style:cell-protect=\"" + protect +
         "\" fo:background-color=\"" + ground + "\" fo:border=\"0.5pt solid #C5CDD6\" fo:padding=\"1.5mm\" fo:wrap-option=\"wrap\" style:vertical-align=\"top\"/>" +
         "<style:paragraph-properties" + paragraph + "/><style:text-properties fo:font-size=\"10pt\"" + letters + "/></style:style>";
}

std::string styles(const ExchangeTable& table) {
  const bool right = table.language.direction() == Direction::right_to_left;
  const std::string from_right = " fo:text-align=\"end\" style:writing-mode=\"rl-tb\"";
  const std::string complex = " style:font-size-complex=\"11pt\" style:font-size-asian=\"10pt\"";
  return "<office:automatic-styles>" + column_style("narrow", "14mm") + column_style("wide", "95mm") + column_style("middle", "50mm") +
         column_style("state", "34mm") + "<style:style style:name=\"hidden\" style:family=\"table-column\"><style:table-column-properties style:column-width=\"40mm\"/></style:style>" +
         "<style:style style:name=\"row\" style:family=\"table-row\"><style:table-row-properties style:use-optimal-row-height=\"true\"/></style:style>" +
         "<style:style style:name=\"sheet\" style:family=\"table\"><style:table-properties style:writing-mode=\"lr-tb\"/></style:style>" +
         cell_style("head", "protected", "#17324D", "", " fo:color=\"#FFFFFF\" fo:font-weight=\"bold\"") +
         cell_style("locked", "protected", "#EEF1F5", "", " fo:color=\"#17324D\"") +
         cell_style("grey", "protected", "#EEF1F5", right ? from_right : "", " fo:color=\"#5B6F82\"" + complex) +
         cell_style("open", "none", "#FFFFFF", right ? from_right : "", complex) + "</office:automatic-styles>";
}

std::string state_list(const TableWords& words) {
  std::string list;
  for (const TranslationState state : {TranslationState::missing, TranslationState::machine, TranslationState::draft, TranslationState::stale,
                                       TranslationState::translated, TranslationState::reviewed}) {
    std::string word = shown_state(words, state);
    for (size_t at = word.find('"'); at != std::string::npos; at = word.find('"', at + 2)) word.insert(at, 1, '"');
    list += (list.empty() ? "\"" : ";\"") + word + "\"";
  }
  return "<table:content-validations><table:content-validation table:name=\"states\" table:condition=\"" +
         xml_attribute("of:cell-content-is-in-list(" + list + ")") +
         "\" table:allow-empty-cell=\"true\" table:display-list=\"unsorted\"/></table:content-validations>";
}

std::string content(const ExchangeTable& table, const TableWords& words) {
  std::string out = std::string("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content") + namespaces + ">" + styles(table) +
                    "<office:body><office:spreadsheet>" + state_list(words) +
                    "<table:table table:name=\"" + xml_attribute(table.language.str()) + "\" table:style-name=\"sheet\" table:protected=\"true\">";
  for (const char* column : {"narrow", "wide", "wide", "middle", "state", "middle", "hidden"})
    out += std::string("<table:table-column table:style-name=\"") + column + "\"/>";
  const char* const styles[plain_columns] = {"locked", "locked", "open", "open", "open", "grey", "grey"};
  int line = 0;
  for (const PlainRow& row : plain_rows(table, words)) {
    const bool head = ++line <= 2;
    if (line == 1) out += "<table:table-header-rows>";
    out += "<table:table-row table:style-name=\"row\">";
    for (size_t i = 0; i < row.cells.size(); ++i) {
      const bool state = i == static_cast<size_t>(PlainColumn::state) && !head;
      out += cell(line == 1 ? "grey" : head ? "head" : styles[i], row.cells[i], state ? " table:content-validation-name=\"states\"" : "");
    }
    out += "</table:table-row>\n";
    if (line == 2) out += "</table:table-header-rows>";
  }
  return out + "</table:table></office:spreadsheet></office:body></office:document-content>";
}

/// The two lines at the head stay in view.
std::string settings(const ExchangeTable& table) {
  const auto item = [](const char* name, const char* value) { return std::string("<config:config-item config:name=\"") + name + "\" config:type=\"short\">" + value + "</config:config-item>"; };
  const auto number = [](const char* name, const char* value) { return std::string("<config:config-item config:name=\"") + name + "\" config:type=\"int\">" + value + "</config:config-item>"; };
  return std::string("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-settings") + namespaces +
         "><office:settings><config:config-item-set config:name=\"ooo:view-settings\"><config:config-item-map-indexed config:name=\"Views\"><config:config-item-map-entry>"
         "<config:config-item-map-named config:name=\"Tables\"><config:config-item-map-entry config:name=\"" + xml_attribute(table.language.str()) + "\">" +
         item("HorizontalSplitMode", "0") + item("VerticalSplitMode", "2") + number("VerticalSplitPosition", "2") + item("ActiveSplitRange", "2") +
         number("PositionTop", "0") + number("PositionBottom", "2") +
         "</config:config-item-map-entry></config:config-item-map-named></config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set>"
         "</office:settings></office:document-settings>";
}

const char* const manifest =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.2\">"
    "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.2\" manifest:media-type=\"application/vnd.oasis.opendocument.spreadsheet\"/>"
    "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>"
    "<manifest:file-entry manifest:full-path=\"settings.xml\" manifest:media-type=\"text/xml\"/>"
    "</manifest:manifest>";

}  // namespace

std::string write_ods(const ExchangeTable& table, const TableWords& words) {
  return write_zip({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet", true},
                    {"content.xml", content(table, words), false},
                    {"settings.xml", settings(table), false},
                    {"META-INF/manifest.xml", manifest, false}});
}

}  // namespace divulga
