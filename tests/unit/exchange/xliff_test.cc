#include "exchange/xliff.h"

#include <gmock/gmock.h>

#include <pugixml.hpp>
#include <set>

#include "unit/exchange/sample_table.h"

namespace divulga {
namespace {

using testing::HasSubstr;

/// Rules of a format that a tree of elements breaks; names in the order in which the standard wants them below a parent.
class Structure {
 public:
  explicit Structure(const std::string& xml) { EXPECT_TRUE(document_.load_string(xml.c_str(), pugi::parse_default | pugi::parse_ws_pcdata)); }

  void expect_order(const char* parent, const std::vector<std::string>& names) const {
    for (const auto& found : document_.select_nodes((std::string("//") + parent).c_str())) {
      size_t at = 0;
      for (const pugi::xml_node& child : found.node().children()) {
        if (child.type() != pugi::node_element) continue;
        while (at < names.size() && names[at] != child.name()) ++at;
        ASSERT_LT(at, names.size()) << "'" << child.name() << "' may not stand there in '" << parent << "'";
      }
    }
  }
  void expect_attributes(const char* element, const std::set<std::string>& needed, const std::set<std::string>& known) const {
    for (const auto& found : document_.select_nodes((std::string("//") + element).c_str())) {
      for (const std::string& name : needed) EXPECT_TRUE(found.node().attribute(name.c_str())) << element << " lacks " << name;
      for (const pugi::xml_attribute& attribute : found.node().attributes()) EXPECT_TRUE(known.count(attribute.name())) << element << " has " << attribute.name();
    }
  }
  void expect_values(const char* path, const std::set<std::string>& known) const {
    for (const auto& found : document_.select_nodes(path)) EXPECT_TRUE(known.count(found.attribute().value())) << path << " " << found.attribute().value();
  }
  void expect_unique(const char* path) const {
    std::set<std::string> seen;
    for (const auto& found : document_.select_nodes(path)) EXPECT_TRUE(seen.insert(found.attribute().value()).second) << path << " " << found.attribute().value();
  }
  pugi::xml_node one(const char* path) const { return document_.select_node(path).node(); }
  const pugi::xml_document& document() const { return document_; }

 private:
  pugi::xml_document document_;
};

void add_all_states(SampleUnits& sample) {
  sample.add("**Uno** {{a}} [qui](https://a.example/)");
  sample.add("Due", "Two", TranslationState::machine);
  sample.add("Tre", "Three", TranslationState::draft);
  sample.add("Quattro nuovo", "Four", TranslationState::stale).made_from = "Quattro";
  sample.add("Cinque", "Five", TranslationState::translated).comments = {"why?"};
  sample.add("Sei", "Six", TranslationState::reviewed);
  add_random(sample, 3, 60);
}

TEST(Xliff12, KeepsToTheSchema) {
  SampleUnits sample;
  add_all_states(sample);
  ExchangeTable table = sample_table(sample);
  table.rows[0].matches = {{"**Una** {{a}}", "**One** {{a}}", 80}};
  table.rows[0].length_limit = 40;
  const Structure xml(write_xliff12(table));
  xml.expect_attributes("xliff", {"version", "xmlns"}, {"version", "xmlns"});
  xml.expect_attributes("file", {"original", "source-language", "datatype"}, {"original", "source-language", "target-language", "datatype", "tool-id"});
  xml.expect_order("file", {"header", "body"});
  xml.expect_attributes("trans-unit", {"id"}, {"id", "resname", "xml:space", "approved", "maxwidth", "size-unit"});
  for (const auto& unit : xml.document().select_nodes("//trans-unit")) {
    EXPECT_STREQ(unit.node().first_child().next_sibling().name(), "source");
    int targets = 0;
    for (const pugi::xml_node& child : unit.node().children("target")) targets += !child.empty();
    EXPECT_EQ(targets, 1);
  }
  xml.expect_unique("//trans-unit/@id");
  xml.expect_values("//target/@state", {"needs-translation", "needs-review-translation", "needs-adaptation", "translated", "final"});
  xml.expect_values("//alt-trans/@alttranstype", {"previous-version", "proposal"});
  xml.expect_attributes("count", {"count-type", "unit"}, {"count-type", "unit"});
  xml.expect_attributes("g", {"id"}, {"id", "ctype"});
  xml.expect_attributes("x", {"id"}, {"id", "ctype", "equiv-text"});
}

TEST(Xliff12, ATextWithChips) {
  SampleUnits sample;
  sample.add("Chiama **subito** {{facts.phone}}");
  EXPECT_THAT(write_xliff12(sample_table(sample)),
              HasSubstr("<source xml:lang=\"it\">Chiama <g id=\"1\" ctype=\"bold\">subito</g> <x id=\"2\" ctype=\"x-name\" equiv-text=\"facts.phone\"/></source>"));
}

TEST(Xliff12, AStaleTextHasWhatItWasMadeFromBesideIt) {
  SampleUnits sample;
  sample.add("Quattro nuovo", "Four", TranslationState::stale).made_from = "Quattro";
  const Structure xml(write_xliff12(sample_table(sample)));
  EXPECT_STREQ(xml.one("//target[@state]").attribute("state").value(), "needs-adaptation");
  EXPECT_STREQ(xml.one("//alt-trans[@alttranstype='previous-version']/source").text().get(), "Quattro");
}

TEST(Xliff12, WordsAreCounted) {
  SampleUnits sample;
  sample.add("Uno due tre");
  sample.add("Quattro");
  const Structure xml(write_xliff12(sample_table(sample)));
  EXPECT_STREQ(xml.one("//header/count-group/count[@count-type='total']").text().get(), "4");
  EXPECT_STREQ(xml.one("//trans-unit/count-group/count").text().get(), "3");
}

TEST(Xliff20, KeepsToTheSchema) {
  SampleUnits sample;
  add_all_states(sample);
  ExchangeTable table = sample_table(sample);
  table.rows[0].matches = {{"**Una** {{a}}", "**One** {{a}}", 80}};
  const Structure xml(write_xliff20(table));
  xml.expect_attributes("xliff", {"version", "srcLang", "trgLang"}, {"version", "srcLang", "trgLang", "xmlns", "xmlns:mda", "xmlns:mtc"});
  xml.expect_order("file", {"mda:metadata", "notes", "unit"});
  xml.expect_order("unit", {"mtc:matches", "mda:metadata", "notes", "originalData", "segment"});
  xml.expect_order("segment", {"source", "target"});
  xml.expect_unique("//unit/@id");
  xml.expect_values("//segment/@state", {"initial", "translated", "reviewed", "final"});
  xml.expect_attributes("pc", {"id"}, {"id", "type", "subType", "dataRefStart", "dataRefEnd", "canDelete", "canCopy", "copyOf"});
  xml.expect_attributes("ph", {"id"}, {"id", "type", "dataRef", "equiv", "disp", "canDelete", "canCopy", "copyOf"});
  xml.expect_values("//@type[name(..)='pc' or name(..)='ph']", {"fmt", "ui", "quote", "link", "image", "other"});
  for (const auto& unit : xml.document().select_nodes("//unit")) {
    std::set<std::string> data;
    for (const auto& found : unit.node().select_nodes("originalData/data/@id")) EXPECT_TRUE(data.insert(found.attribute().value()).second);
    for (const auto& found : unit.node().select_nodes("segment//@*[starts-with(name(), 'dataRef')]")) EXPECT_TRUE(data.count(found.attribute().value()));
    for (const char* side : {"source", "target"}) {
      std::set<std::string> ids;
      for (const auto& found : unit.node().select_nodes((std::string("segment/") + side + "//@id").c_str())) EXPECT_TRUE(ids.insert(found.attribute().value()).second);
    }
    // An inline element of the target is the source's, or one that the source has not.
    for (const auto& found : unit.node().select_nodes("segment/target//@copyOf")) EXPECT_TRUE(unit.node().select_node((std::string("segment/target//*[@id='") + found.attribute().value() + "']").c_str()));
  }
}

TEST(Xliff20, ATextWithChips) {
  SampleUnits sample;
  sample.add("Chiama **subito** {{facts.phone}}");
  const std::string xml = write_xliff20(sample_table(sample));
  EXPECT_THAT(xml, HasSubstr("<originalData><data id=\"d1\">**</data><data id=\"d2\">{{facts.phone}}</data></originalData>"));
  EXPECT_THAT(xml, HasSubstr("Chiama <pc id=\"1\" type=\"fmt\" subType=\"xlf:b\" dataRefStart=\"d1\" dataRefEnd=\"d1\">subito</pc> "
                             "<ph id=\"2\" canDelete=\"no\" canCopy=\"no\" type=\"ui\" dataRef=\"d2\" equiv=\"facts.phone\" disp=\"facts.phone\"/>"));
}

ReturnedTable read(const std::string& xml, int errors = 0) {
  DiagnosticSink sink;
  ReturnedTable table = read_xliff("f.xlf", xml, sink);
  EXPECT_EQ(sink.sorted().size(), static_cast<size_t>(errors)) << render_json(sink.sorted());
  return table;
}

const std::string open12 = "<xliff version='1.2' xmlns='urn:oasis:names:tc:xliff:document:1.2'><file original='ponte' source-language='it' target-language='en' datatype='plaintext'><body>";
const std::string close12 = "</body></file></xliff>";

TEST(XliffReader, WhatOtherProgramsMakeOfOurMarks) {
  const auto table = read(open12 +
                          "<group><trans-unit id='0123456789abcdef-00000000'><source>a</source><seg-source><mrk mtype='seg' mid='0'>a</mrk></seg-source>"
                          "<target><mrk mtype='seg' mid='0'>x <bpt id='1'>&lt;b&gt;</bpt>y<ept id='1'>&lt;/b&gt;</ept> <ph id='2'>z</ph><bx id='3' rid='3'/>w<ex id='4' rid='3'/></mrk></target></trans-unit></group>" +
                          close12);
  ASSERT_EQ(table.rows.size(), 1u);
  EXPECT_EQ(table.rows[0].translation, "x {1>y<1} {2}{3>w<3}");
}

TEST(XliffReader, SegmentsThatWereCutAndMoved) {
  const auto table = read("<xliff version='2.1' srcLang='it' trgLang='en' xmlns='urn:oasis:names:tc:xliff:document:2.0'><file id='f' original='ponte'><unit id='0123456789abcdef-00000000'>"
                          "<segment state='final'><source>a</source><target order='3'>A.</target></segment><ignorable><source> </source><target order='2'> </target></ignorable>"
                          "<segment><source>b</source><target order='1'>B.</target></segment></unit></file></xliff>");
  ASSERT_EQ(table.rows.size(), 1u);
  EXPECT_EQ(table.rows[0].translation, "B. A.");
  EXPECT_EQ(table.rows[0].state, "reviewed");
}

TEST(XliffReader, ACommentOfTheTranslator) {
  const auto table = read(open12 + "<trans-unit id='x'><source>a</source><target state='signed-off'>b</target><note from='divulga'>heading</note><note>see me</note></trans-unit>" + close12);
  EXPECT_EQ(table.rows[0].comment, "see me");
  EXPECT_EQ(table.rows[0].state, "reviewed");
  EXPECT_EQ(table.rows[0].id, 0u);
}

TEST(XliffReader, OtherXmlIsRefused) { read("<html/>", 1); }
TEST(XliffReader, AnotherVersionIsRefused) { read("<xliff version='9'/>", 1); }
TEST(XliffReader, BrokenXmlIsRefusedWithItsLine) {
  DiagnosticSink sink;
  read_xliff("f.xlf", "<xliff version='1.2'>\n<file>\n", sink);
  ASSERT_EQ(sink.sorted().size(), 1u);
  EXPECT_EQ(sink.sorted()[0].code, "xml-syntax");
}
TEST(XliffReader, EntitiesAreRefused) {
  DiagnosticSink sink;
  read_xliff("f.xlf", "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><xliff version='1.2'>&b;</xliff>", sink);
  ASSERT_EQ(sink.sorted().size(), 1u);
  EXPECT_EQ(sink.sorted()[0].code, "xml-entities");
}
TEST(XliffReader, DeepNestingIsRefused) {
  std::string xml = open12 + "<trans-unit id='x'><source>";
  for (int i = 0; i < 100000; ++i) xml += "<g id='1'>";
  for (int i = 0; i < 100000; ++i) xml += "</g>";
  DiagnosticSink sink;
  read_xliff("f.xlf", xml + "</source></trans-unit>" + close12, sink);
  ASSERT_EQ(sink.sorted().size(), 1u);
  EXPECT_EQ(sink.sorted()[0].code, "xml-depth");
}

}  // namespace
}  // namespace divulga
