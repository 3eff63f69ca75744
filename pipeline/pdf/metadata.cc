#include "pdf/metadata.h"

#include "pdf/deflate.h"
#include "pdf/syntax.h"

namespace divulga::pdf {

namespace {

constexpr std::string_view producer = "Divulga";

std::string xml(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20) out += c;    // XML has no control characters
    }
  }
  return out;
}

constexpr std::string_view extension_schema = R"(<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
)";

}  // namespace

std::string xmp_packet(const PagedDocument& document, Claim claim, Trapping trapping) {
  std::string out = "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
      " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\""
      " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
      " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n";
  if (claim == Claim::standards) out += "<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n<pdfuaid:part>1</pdfuaid:part>\n";
  const auto alternative = [&](const char* name, const std::string& text) {
    if (!text.empty()) out += std::string("<dc:") + name + "><rdf:Alt><rdf:li xml:lang=\"x-default\">" + xml(text) + "</rdf:li></rdf:Alt></dc:" + name + ">\n";
  };
  alternative("title", document.title);
  alternative("description", document.subject);
  if (!document.author.empty()) out += "<dc:creator><rdf:Seq><rdf:li>" + xml(document.author) + "</rdf:li></rdf:Seq></dc:creator>\n";
  if (!document.language.empty()) out += "<dc:language><rdf:Bag><rdf:li>" + xml(document.language.str()) + "</rdf:li></rdf:Bag></dc:language>\n";
  out += "<pdf:Producer>" + xml(producer) + "</pdf:Producer>\n";
  if (trapping == Trapping::none) out += "<pdf:Trapped>False</pdf:Trapped>\n";
  if (claim == Claim::standards) out += extension_schema;
  return out + "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n";
}

ObjectId write_information(const PagedDocument& document, ObjectWriter& objects, Trapping trapping) {
  std::string out;
  const auto entry = [&](const char* key, std::string_view text) {
    if (text.empty()) return;
    out += key;
    append_text_string(out, text);
  };
  entry("/Title ", document.title);
  entry(" /Author ", document.author);
  entry(" /Subject ", document.subject);
  entry(" /Producer ", producer);
  if (trapping == Trapping::none) out += " /Trapped /False";
  return objects.dictionary(std::move(out));
}

std::string write_output_intent(ObjectWriter& objects) {
  std::string out = "<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB) /RegistryName (http://www.color.org) /DestOutputProfile ";
  static const std::string profile = deflate(srgb_profile(), Effort::more);    // the same in every file
  append_reference(out, objects.stream("/N 3 /Filter /FlateDecode", profile));
  return out + " >>";
}

std::string write_print_intent(const PrintingCondition& condition, ObjectWriter& objects) {
  std::string out = "<< /Type /OutputIntent /S /GTS_PDFX /OutputConditionIdentifier ";
  append_text_string(out, condition.name);
  out += " /Info ";
  append_text_string(out, condition.name);
  out += " /RegistryName (http://www.color.org)";
  if (!condition.profile.empty()) {
    out += " /DestOutputProfile ";
    append_reference(out, objects.compressed_stream("/N 4", condition.profile));
  }
  return out + " >>";
}

}  // namespace divulga::pdf
