#include "workspace/yaml_node.h"

#include "unit/workspace/sample.h"

namespace divulga {
namespace {

std::vector<Diagnostic> faults_of(const std::string& text, int first_line = 1) {
  DiagnosticSink sink;
  parse_yaml("a.yaml", text, first_line, sink);
  return sink.sorted();
}

TEST(Yaml, KeepsThePlaceOfKeysAndValues) {
  DiagnosticSink sink;
  const auto root = parse_yaml("a.yaml", "uno: 1\ndue:\n  - à: \"x\"\n", 1, sink);
  ASSERT_TRUE(root);
  EXPECT_EQ(root->find("uno")->span, (SourceSpan{"a.yaml", 1, 6, 1}));
  const YamlNode& item = root->find("due")->items.at(0);
  EXPECT_EQ(item.members.at(0).value.span, (SourceSpan{"a.yaml", 3, 8, 3})) << "columns count characters, not bytes";
}

TEST(Yaml, AQuotedNumberIsAText) {
  DiagnosticSink sink;
  const auto root = parse_yaml("a.yaml", "a: \"1\"\nb: 1\n", 1, sink);
  EXPECT_TRUE(root->find("a")->quoted);
  EXPECT_FALSE(root->find("b")->quoted);
}

TEST(Yaml, AnEmptyTextIsNothing) {
  DiagnosticSink sink;
  EXPECT_EQ(parse_yaml("a.yaml", "# only a comment\n", 1, sink)->kind, YamlNode::Kind::null);
  EXPECT_TRUE(sink.sorted().empty());
}

TEST(Yaml, ADuplicateKeyIsTold) { sample::expect_only(faults_of("a: 1\nb: 2\na: 3\n"), "duplicate-key", "a.yaml", 3, 1, "'a' is given twice", "line 1"); }

TEST(Yaml, ADuplicateKeyInBracesIsTold) { sample::expect_only(faults_of("g: { a: 1, a: 2 }\n"), "duplicate-key", "a.yaml", 1, 12, "'a'"); }

TEST(Yaml, ATabInTheIndentIsTold) { sample::expect_only(faults_of("a:\n\tb: 1\n"), "tab-indent", "a.yaml", 2, 1, "tab", "spaces"); }

TEST(Yaml, AnUnquotedColonIsASyntaxErrorWithItsLine) {
  sample::expect_only(faults_of("a: 1\ntitle: Ponte: percorsi\n"), "yaml-syntax", "a.yaml", 2, 13, "illegal map value", "double quotes");
}

TEST(Yaml, AnUnclosedQuoteIsToldWhereItOpens) {
  sample::expect_only(faults_of("a: \"x\nb: 1\n"), "yaml-syntax", "a.yaml", 1, 4, "never closed");
  sample::expect_only(faults_of("a: 'it''s\nb: 1\n"), "yaml-syntax", "a.yaml", 1, 4, "never closed");
  sample::expect_only(faults_of("a: \"x\\\"\n"), "yaml-syntax", "a.yaml", 1, 4, "never closed");
}

TEST(Yaml, AnUnclosedQuoteBeforeAnotherTextIsToldWhereItOpens) {
  sample::expect_only(faults_of("a: \"x\nb: 1\nc: \"y\"\n"), "yaml-syntax", "a.yaml", 1, 4, "not closed in its line", "after the last word");
  sample::expect_only(faults_of("a: \"x\n  y\"\nb: \"z\nc: \"y\"\n"), "yaml-syntax", "a.yaml", 3, 4, "not closed in its line");
  sample::expect_only(faults_of("a: \"x\n  y\"\nb: c: d\n"), "yaml-syntax", "a.yaml", 3, 5, "illegal map value");
}

TEST(Yaml, ClosedQuotesAreFine) { EXPECT_TRUE(faults_of("a: \"x\\\"\"\nb: 'it''s'\nc: \"due\n  righe\"\nà: \"è\"\n").empty()); }

TEST(Yaml, AnUnclosedBraceIsTold) { EXPECT_EQ(faults_of("a: { b: 1\n").at(0).code, "yaml-syntax"); }

TEST(Yaml, TheFirstLineMayBeAnother) { EXPECT_EQ(faults_of("a: 1\na: 2\n", 2).at(0).span.line, 3); }

TEST(Yaml, AReferenceIsRefused) { EXPECT_EQ(faults_of("a: &x 1\nb: *x\n").at(0).code, "yaml-reference"); }

TEST(Yaml, AReferenceBombStaysSmall) {
  std::string text = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n";
  for (int i = 1; i < 12; ++i) {
    const std::string before = "*a" + std::to_string(i - 1);
    text += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before + "," + before + "," + before + "," + before + "]\n";
  }
  EXPECT_EQ(faults_of(text).at(0).code, "yaml-reference");
}

TEST(Yaml, ASecondDocumentIsRefused) { EXPECT_EQ(faults_of("a: 1\n---\nb: 2\n").at(0).code, "second-document"); }

TEST(Yaml, DeepNestingIsAnErrorNotACrash) { EXPECT_EQ(faults_of(std::string(100000, '[')).at(0).code, "yaml-syntax"); }

TEST(Yaml, AListAsKeyIsRefused) { EXPECT_EQ(faults_of("? [a]\n: b\n").at(0).code, "bad-key"); }

}  // namespace
}  // namespace divulga
