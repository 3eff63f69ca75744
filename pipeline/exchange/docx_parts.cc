#include "exchange/docx_parts.h"

#include <algorithm>

#include "exchange/xml_text.h"

namespace divulga::docx {
namespace {

const char* const head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const char* const word = " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

std::string complex_font(const LocaleTag& language) {
  const std::string script = language.script();
  if (script == "Arab") return language.language() == "ur" ? "Noto Nastaliq Urdu" : "Noto Naskh Arabic";
  if (script == "Beng") return "Noto Sans Bengali";
  if (script == "Guru") return "Noto Sans Gurmukhi";
  if (script == "Deva") return "Noto Sans Devanagari";
  if (script == "Hebr") return "Noto Sans Hebrew";
  if (script == "Taml") return "Noto Sans Tamil";
  return "Noto Sans";
}

std::string latin_font(const LocaleTag& language) { return language.script() == "Ethi" ? "Noto Sans Ethiopic" : "Noto Sans"; }

std::string fonts(const LocaleTag& language) {
  const std::string latin = latin_font(language);
  return "<w:rFonts w:ascii=\"" + latin + "\" w:hAnsi=\"" + latin + "\" w:eastAsia=\"Noto Sans CJK SC\" w:cs=\"" + complex_font(language) + "\"/>";
}

std::string paragraph_style(const char* name, const std::string& spacing, const std::string& letters) {
  std::string id(name);
  id.erase(std::remove(id.begin(), id.end(), ' '), id.end());
  return "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"" + id + "\"><w:name w:val=\"" + name + "\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>" + spacing +
         "</w:pPr><w:rPr>" + letters + "</w:rPr></w:style>";
}

std::string character_style(const char* name, const std::string& letters) {
  std::string id(name);
  id.erase(std::remove(id.begin(), id.end(), ' '), id.end());
  return "<w:style w:type=\"character\" w:customStyle=\"1\" w:styleId=\"" + id + "\"><w:name w:val=\"" + name + "\"/><w:qFormat/><w:rPr>" + letters + "</w:rPr></w:style>";
}

std::string font(const char* name, const char* alternative) {
  return std::string("<w:font w:name=\"") + name + "\"><w:altName w:val=\"" + alternative + "\"/></w:font>";
}

}  // namespace

std::string document(const std::string& body) {
  return std::string(head) + "<w:document" + word +
         " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
         " xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><w:body>" + body + "</w:body></w:document>";
}

std::string content_types() {
  const std::string form = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
  const auto part = [&](const char* name, const std::string& type) { return std::string("<Override PartName=\"") + name + "\" ContentType=\"" + type + "+xml\"/>"; };
  return std::string(head) + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
         "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
         "<Default Extension=\"png\" ContentType=\"image/png\"/>" +
         part("/word/document.xml", form + "document.main") + part("/word/styles.xml", form + "styles") + part("/word/fontTable.xml", form + "fontTable") +
         part("/word/settings.xml", form + "settings") + part("/word/footer1.xml", form + "footer") +
         part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties") +
         part("/docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties") + "</Types>";
}

std::string package_relations() {
  const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  return std::string(head) + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
         "<Relationship Id=\"rId1\" Type=\"" + office + "officeDocument\" Target=\"word/document.xml\"/>"
         "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>"
         "<Relationship Id=\"rId3\" Type=\"" + office + "custom-properties\" Target=\"docProps/custom.xml\"/></Relationships>";
}

std::string document_relations(size_t images) {
  const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  std::string out = std::string(head) + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  const auto relation = [&](const std::string& id, const char* type, const std::string& target) {
    out += "<Relationship Id=\"" + id + "\" Type=\"" + office + type + "\" Target=\"" + target + "\"/>";
  };
  relation("rIdStyles", "styles", "styles.xml");
  relation("rIdFonts", "fontTable", "fontTable.xml");
  relation("rIdSettings", "settings", "settings.xml");
  relation("rIdFooter", "footer", "footer1.xml");
  for (size_t i = 1; i <= images; ++i) relation("rIdImage" + std::to_string(i), "image", "media/image" + std::to_string(i) + ".png");
  return out + "</Relationships>";
}

std::string core_properties(const ExchangeTable& table) {
  return std::string(head) + "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
         "<dc:title>" + xml_text(table.title) + "</dc:title><dc:creator>Divulga</dc:creator></cp:coreProperties>";
}

std::string custom_properties(const ExchangeTable& table) {
  const std::string value = table.project + "|" + table.material + "|" + table.source_language.str() + "|" + table.language.str() + "|" + std::to_string(table.rows.size());
  return std::string(head) + "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\">"
         "<property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"2\" name=\"divulga\"><vt:lpwstr>" + xml_text(value) + "</vt:lpwstr></property></Properties>";
}

std::string styles(const LocaleTag& source, const LocaleTag& target) {
  // Nastaliq needs the room that other scripts do not.
  const bool nastaliq = target.language() == "ur";
  const std::string right = target.script() == "Arab" ? "23" : "21", tight = "<w:spacing w:before=\"0\" w:after=\"0\"/>";
  const auto size = [](int half_points) { return "<w:sz w:val=\"" + std::to_string(half_points) + "\"/><w:szCs w:val=\"" + std::to_string(half_points) + "\"/>"; };
  return std::string(head) + "<w:styles" + word + "><w:docDefaults><w:rPrDefault><w:rPr>" + fonts(target) + "<w:color w:val=\"17324D\"/>" + size(19) + "<w:lang w:val=\"" + source.str() +
         "\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>" + tight + "</w:pPr></w:pPrDefault></w:docDefaults>"
         "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>" +
         paragraph_style("Divulga Title", "<w:keepNext/><w:spacing w:before=\"0\" w:after=\"20\"/>", "<w:b/><w:bCs/>" + size(36)) +
         paragraph_style("Divulga Subtitle", "<w:keepNext/><w:spacing w:before=\"0\" w:after=\"160\"/>", "<w:color w:val=\"455B71\"/>" + size(20)) +
         paragraph_style("Divulga Step", "<w:spacing w:before=\"0\" w:after=\"50\"/>", size(18)) +
         paragraph_style("Divulga Head", tight, "<w:b/><w:bCs/><w:color w:val=\"FFFFFF\"/>" + size(17)) +
         paragraph_style("Divulga Number", tight + "<w:jc w:val=\"center\"/>", "<w:color w:val=\"5B6F82\"/>" + size(17)) +
         paragraph_style("Divulga Source", tight, size(20)) +
         paragraph_style("Divulga Translation", nastaliq ? "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"480\" w:lineRule=\"auto\"/>" : tight, "<w:sz w:val=\"20\"/><w:szCs w:val=\"" + right + "\"/>") +
         paragraph_style("Divulga Comment", tight, size(17)) + paragraph_style("Divulga State", tight, size(17)) +
         paragraph_style("Divulga Note", "<w:spacing w:before=\"30\" w:after=\"0\"/>", "<w:color w:val=\"5B6F82\"/>" + size(15)) +
         character_style("Divulga Chip", "<w:rFonts w:ascii=\"Noto Sans\" w:hAnsi=\"Noto Sans\" w:cs=\"Noto Sans\"/><w:color w:val=\"004D99\"/>" + size(16) + "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"D6E6F7\"/>") +
         character_style("Divulga Old", "<w:strike/><w:color w:val=\"B3261E\"/>") + character_style("Divulga New", "<w:color w:val=\"0B6B3A\"/><w:u w:val=\"single\"/>") + "</w:styles>";
}

std::string font_table() {
  return std::string(head) + "<w:fonts" + word + ">" + font("Noto Sans", "Segoe UI") + font("Noto Naskh Arabic", "Arabic Typesetting") + font("Noto Nastaliq Urdu", "Urdu Typesetting") +
         font("Noto Sans Bengali", "Nirmala UI") + font("Noto Sans Gurmukhi", "Nirmala UI") + font("Noto Sans Devanagari", "Nirmala UI") + font("Noto Sans Tamil", "Nirmala UI") +
         font("Noto Sans Ethiopic", "Ebrima") + font("Noto Sans CJK SC", "Microsoft YaHei") + "</w:fonts>";
}

std::string settings() {
  return std::string(head) + "<w:settings" + word + "><w:zoom w:percent=\"100\"/><w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>";
}

std::string footer(const ExchangeTable& table) {
  const auto field = [](const char* code) {
    return std::string("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> ") + code + " </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
  };
  const std::string what = table.project + (table.material.empty() ? "" : "/" + table.material) + " · " + table.source_language.str() + " \u2192 " + table.language.str();
  return std::string(head) + "<w:ftr" + word + "><w:p><w:pPr><w:pStyle w:val=\"DivulgaNote\"/><w:tabs><w:tab w:val=\"right\" w:pos=\"15138\"/></w:tabs></w:pPr><w:r><w:t xml:space=\"preserve\">" +
         xml_text(what) + "</w:t></w:r><w:r><w:tab/></w:r>" + field("PAGE") + "<w:r><w:t>/</w:t></w:r>" + field("NUMPAGES") + "</w:p></w:ftr>";
}

PictureSize fitted(const std::string& png, int width, int height) {
  const auto number = [&](size_t at) {
    long value = 0;
    for (size_t i = at; i < at + 4 && i < png.size(); ++i) value = value * 256 + static_cast<unsigned char>(png[i]);
    return std::clamp(value, 1L, 100000L);
  };
  const double pixels_wide = static_cast<double>(number(16)), pixels_high = static_cast<double>(number(20));   // IHDR
  const double unit = 635;   // English metric units of a twentieth of a point
  const double scale = std::min({9525.0, width * unit / pixels_wide, height * unit / pixels_high});
  return {static_cast<long>(pixels_wide * scale), static_cast<long>(pixels_high * scale)};
}

std::string picture(size_t number, const PictureSize& size, int id) {
  const std::string extent = "cx=\"" + std::to_string(size.width) + "\" cy=\"" + std::to_string(size.height) + "\"", name = "\"" + std::to_string(id) + "\" name=\"page " + std::to_string(number) + "\"";
  return "<w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent " + extent + "/><wp:docPr id=" + name +
         " descr=\"\"/><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr><pic:cNvPr id=" + name +
         "/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"rIdImage" + std::to_string(number) + "\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
         "<pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext " + extent + "/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>";
}

}  // namespace divulga::docx
