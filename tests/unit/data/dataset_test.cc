#include "data/dataset.h"

#include "unit/workspace/sample.h"

namespace divulga {
namespace {

using sample::expect_only;

struct Parsed {
  Dataset table;
  std::vector<Diagnostic> diagnostics;
};

Parsed parse(const std::string& text, const std::string& file = "results/t.csv") {
  DiagnosticSink sink;
  Parsed parsed;
  parsed.table = parse_dataset(file, text, sink);
  parsed.diagnostics = sink.sorted();
  return parsed;
}

std::string dump(const Dataset& table) {
  std::string out;
  for (const std::string& column : table.columns) out += column + "|";
  for (const auto& row : table.rows) {
    out += "\n";
    for (const Dataset::Cell& cell : row) out += cell.text + "|";
  }
  return out;
}

TEST(RowKey, KeepsLettersAndDigits) {
  EXPECT_EQ(row_key("O.2.3"), "O-2-3");
  EXPECT_EQ(row_key("Comune di Valdora"), "Comune-di-Valdora");
  EXPECT_EQ(row_key("a_b-c"), "a_b-c");
  EXPECT_EQ(row_key("è"), "-");
}

TEST(Number, IsPlain) {
  const std::pair<const char*, double> good[] = {{"0", 0}, {"1486", 1486}, {"12.5", 12.5}, {"-3", -3}};
  for (const auto& [text, value] : good) EXPECT_EQ(Dataset::number({text, {}}), value) << text;
  for (const char* text : {"", "1.486,5", "1e3", "inf", "nan", "+1", "1.", ".5", "12 ", "0x10", "--1", "1-2"}) EXPECT_FALSE(Dataset::number({text, {}})) << text;
}

TEST(Csv, KeepsThePlaceOfEveryCell) {
  const Parsed parsed = parse("code,title\nà1,\"uno, due\"\nb,tre\n");
  EXPECT_EQ(sample::told(parsed.diagnostics), "");
  EXPECT_EQ(parsed.table.name, "t");
  EXPECT_EQ(dump(parsed.table), "code|title|\nà1|uno, due|\nb|tre|");
  EXPECT_EQ(parsed.table.rows[0][1].span, (SourceSpan{"results/t.csv", 2, 4, 8}));
  EXPECT_EQ(parsed.table.rows[1][1].span, (SourceSpan{"results/t.csv", 3, 3, 3}));
  EXPECT_EQ(parsed.table.column("title"), 1u);
}

TEST(Csv, TakesSemicolonsFromASpreadsheet) { EXPECT_EQ(dump(parse("a;b\n1;x,y\n").table), "a|b|\n1|x,y|"); }
TEST(Csv, ACellMayHoldLinesAndQuotes) { EXPECT_EQ(dump(parse("a,b\n1,\"due\nrighe \"\"x\"\"\"\n2,y\n").table), "a|b|\n1|due\nrighe \"x\"|\n2|y|"); }
TEST(Csv, TheLastLineMayLackItsEnd) { EXPECT_EQ(dump(parse("a,b\n1,2").table), "a|b|\n1|2|"); }
TEST(Csv, ALastCellMayBeEmpty) { EXPECT_EQ(dump(parse("a,b\n1,").table), "a|b|\n1||"); }
TEST(Csv, AnEmptyLineIsNothing) { EXPECT_EQ(dump(parse("a,b\n\n1,2\n\n").table), "a|b|\n1|2|"); }

TEST(Csv, AShortRowIsToldAndTheRestIsRead) {
  const Parsed parsed = parse("a,b,c\n1,2\n3,4,5\n");
  expect_only(parsed.diagnostics, "row-length", "results/t.csv", 2, 1, "2 cells, the header 3", "empty cells");
  EXPECT_EQ(parsed.table.rows.size(), 1u);
}

TEST(Csv, ALongRowIsTold) { expect_only(parse("a,b\n1,2,3\n").diagnostics, "row-length", "results/t.csv", 2, 1, "3 cells, the header 2", "double quotes"); }
TEST(Csv, AnUnclosedQuoteIsToldWhereItOpens) {
  expect_only(parse("a,b\n1,\"due\n2,tre\n").diagnostics, "csv-quote", "results/t.csv", 2, 3, "never closed");
}
TEST(Csv, AQuoteInTheMiddleIsToldAndTheRestIsRead) {
  const Parsed parsed = parse("a,b\n1,d\"u\"e\n2,tre\n3,\"x\"y\n4,z\n");
  ASSERT_EQ(parsed.diagnostics.size(), 2u) << sample::told(parsed.diagnostics);
  EXPECT_EQ(parsed.diagnostics[0].span.line, 2);
  EXPECT_EQ(parsed.diagnostics[1].span.line, 4);
  EXPECT_EQ(dump(parsed.table), "a|b|\n2|tre|\n4|z|");
}
TEST(Csv, AnEmptyFileIsTold) { expect_only(parse("").diagnostics, "empty-table", "results/t.csv", 1, 1, "empty"); }
TEST(Csv, ADuplicateKeyIsTold) { expect_only(parse("a,b\nO.1,2\nO-1,3\n").diagnostics, "duplicate-key", "results/t.csv", 3, 1, "'O-1'", "line 2"); }
TEST(Csv, AnEmptyKeyIsTold) { expect_only(parse("a,b\n,2\n").diagnostics, "empty-key", "results/t.csv", 2, 1, "key"); }
TEST(Csv, ABadColumnNameIsTold) { expect_only(parse("a,Nome Ente\n1,2\n").diagnostics, "bad-column", "results/t.csv", 1, 3, "'Nome Ente'"); }
TEST(Csv, ADuplicateColumnIsTold) { expect_only(parse("a,b,b\n1,2,3\n").diagnostics, "duplicate-column", "results/t.csv", 1, 5, "'b'"); }
TEST(Csv, AColumnWithoutNameIsTold) { expect_only(parse("a,,b\n1,2,3\n").diagnostics, "bad-column", "results/t.csv", 1, 3, "column 2"); }

TEST(Csv, AFileOfAnotherKindIsNotToldRowByRow) {
  std::string text = "a,b\n";
  for (int i = 0; i < 100000; ++i) text += "x\n";
  const Parsed parsed = parse(text);
  ASSERT_EQ(parsed.diagnostics.size(), 51u);
  EXPECT_EQ(parsed.diagnostics.back().code, "more-mistakes");
  EXPECT_EQ(parsed.diagnostics.back().span.line, 52);
}

TEST(YamlTable, IsAListOfMaps) {
  const Parsed parsed = parse("- name: uno\n  contacts: 3\n- name: due\n  place: \"lì\"\n", "results/t.yaml");
  EXPECT_EQ(sample::told(parsed.diagnostics), "");
  EXPECT_EQ(dump(parsed.table), "name|contacts|place|\nuno|3||\ndue||lì|");
  EXPECT_EQ(parsed.table.rows[0][1].span.line, 2);
}

TEST(YamlTable, AMapIsNoTable) { expect_only(parse("a: 1\n", "results/t.yaml").diagnostics, "wrong-value", "results/t.yaml", 1, 1, "must be a list"); }
TEST(YamlTable, ANestedValueIsTold) { EXPECT_EQ(parse("- a: x\n  b: [1]\n", "results/t.yaml").diagnostics.at(0).span.line, 2); }
TEST(YamlTable, ABareItemIsTold) { EXPECT_EQ(parse("- a: x\n- y\n", "results/t.yaml").diagnostics.at(0).span.line, 2); }

TEST(JsonTable, IsAListOfObjectsWithTheirPlaces) {
  const Parsed parsed = parse("[\n\t{\"name\": \"a\\u00e8 \\ud83d\\ude00 \\/\", \"n\": 12.5},\n\t{\"name\": \"b\", \"n\": null, \"ok\": true}\n]\n", "results/t.json");
  EXPECT_EQ(sample::told(parsed.diagnostics), "");
  EXPECT_EQ(dump(parsed.table), "name|n|ok|\naè 😀 /|12.5||\nb||true|");
  EXPECT_EQ(parsed.table.rows[1][0].span.line, 3);
}

TEST(JsonTable, ASyntaxErrorHasItsLine) {
  const Parsed parsed = parse("[\n  {\"a\": 1},\n  {\"a\": }\n]\n", "results/t.json");
  expect_only(parsed.diagnostics, "json-syntax", "results/t.json", 3, 9, "not JSON");
}

TEST(JsonTable, AnEscapedKeyIsTheKey) { EXPECT_EQ(dump(parse("[{\"n\\u0061me\": \"x\"}]", "results/t.json").table), "name|\nx|"); }
TEST(JsonTable, AFileCutShortIsTold) { EXPECT_EQ(parse("[{\"a\": \"x", "results/t.json").diagnostics.at(0).code, "json-syntax"); }
TEST(JsonTable, TextBehindTheEndIsTold) { EXPECT_TRUE(parse("[{\"a\": 1}] x", "results/t.json").diagnostics.size() == 1); }
TEST(JsonTable, YamlIsNoJson) { EXPECT_EQ(parse("- a: 1\n", "results/t.json").diagnostics.at(0).code, "json-syntax"); }
TEST(JsonTable, ADuplicateNameIsTold) { EXPECT_EQ(parse("[{\"a\": 1, \"a\": 2}]", "results/t.json").diagnostics.at(0).code, "duplicate-key"); }

}  // namespace
}  // namespace divulga
