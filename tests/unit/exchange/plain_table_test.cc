#include "exchange/plain_table.h"

#include <gmock/gmock.h>

#include "exchange/csv.h"
#include "exchange/ods.h"
#include "exchange/zip_archive.h"
#include "unit/exchange/sample_table.h"

namespace divulga {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

ReturnedTable read(const std::string& csv, size_t told = 0) {
  DiagnosticSink sink;
  ReturnedTable table = read_csv_table("f.csv", csv, sink);
  EXPECT_EQ(sink.sorted().size(), told) << render_json(sink.sorted());
  return table;
}

const std::string key = "0123456789abcdef-89abcdef";

TEST(Csv, OpensInASpreadsheetProgram) {
  SampleUnits sample;
  sample.add("Chiama {{phone}}", "=1+1 {{phone}}");
  const std::string csv = write_csv(sample_table(sample), sample_words());
  EXPECT_THAT(csv, StartsWith("\xEF\xBB\xBF\"divulga\";\"ponte\";\"leaflets/sportello\";\"it\";\"ar\";\"1\";\"\"\r\n"));
  EXPECT_THAT(csv, HasSubstr("\"Chiama {1}\";\"\u200B=1+1 {1}\";"));
}
TEST(Csv, WithCommas) { EXPECT_EQ(read("divulga,ponte,,it,en,1\n1,Uno,\"One, two\",,,," + key + "\n").rows[0].translation, "One, two"); }
TEST(Csv, WithTabs) { EXPECT_EQ(read("divulga\tponte\t\tit\ten\t1\n1\tUno\tOne\t\t\t\t" + key + "\n").rows[0].translation, "One"); }
TEST(Csv, LineFeedsInACell) { EXPECT_EQ(read("divulga;ponte;;it;en;1\n1;Uno;\"One\ntwo\";;;;" + key + "\n").rows[0].translation, "One\ntwo"); }
TEST(Csv, ThePlaceOfARow) { EXPECT_EQ(read("divulga;ponte;;it;en;2\n1;Uno;\"One\ntwo\";;;;" + key + "\n2;Due;;;;;x\n").rows[1].span.line, 4); }
TEST(Csv, Utf16) {
  std::string bytes = "\xFF\xFE";
  for (const char c : "divulga\tponte\t\tit\ten\t1\n1\tUno\tOne\t\t\t\t" + key + "\n") (bytes += c) += '\0';
  EXPECT_EQ(read(bytes).rows[0].translation, "One");
}
TEST(Csv, ShortRows) { EXPECT_EQ(read("divulga;ponte\n1;Uno;One\n").rows[0].translation, "One"); }
TEST(Csv, ALostKey) { EXPECT_EQ(read("divulga;ponte\n1;Uno;One;;;;123\n").rows[0].id, 0u); }
TEST(Csv, OtherBytesAreRefused) { read("divulga;ponte\n1;Uno;\xE0;\n", 1); }
TEST(Csv, AnotherTableIsRefused) { read("name;place\na;b\n", 1); }
TEST(Csv, AnEmptyFileIsRefused) { read("", 1); }
TEST(Csv, AQuoteThatIsNeverClosed) { EXPECT_EQ(read("divulga;ponte\n1;Uno;\"One\n2;Due;Two\n").rows.size(), 1u); }

TEST(Ods, StatesAreAListAndTheSourceIsLocked) {
  SampleUnits sample;
  sample.add("Uno");
  const std::string content = part_of(write_ods(sample_table(sample), sample_words()), "content.xml");
  EXPECT_THAT(content, HasSubstr("table:protected=\"true\""));
  EXPECT_THAT(content, HasSubstr("table:style-name=\"locked\" office:value-type=\"string\"><text:p>Uno</text:p>"));
  EXPECT_THAT(content, HasSubstr("table:content-validation-name=\"states\""));
}

TEST(Ods, TheMimeTypeComesFirst) {
  const std::string bytes = write_ods(sample_table(SampleUnits()), sample_words());
  EXPECT_EQ(bytes.substr(30, 54), "mimetypeapplication/vnd.oasis.opendocument.spreadsheet");
}

TEST(Ods, RepeatedCellsAndRowsAsCalcWritesThem) {
  const std::string content =
      "<office:document-content xmlns:office='o' xmlns:table='t' xmlns:text='x'><office:body><office:spreadsheet><table:table>"
      "<table:table-row><table:table-cell><text:p>divulga</text:p></table:table-cell><table:table-cell><text:p>ponte</text:p></table:table-cell></table:table-row>"
      "<table:table-row table:number-rows-repeated='1048576'><table:table-cell table:number-columns-repeated='16384'/></table:table-row>"
      "<table:table-row><table:table-cell><text:p>1</text:p></table:table-cell><table:table-cell><text:p>Uno</text:p></table:table-cell>"
      "<table:table-cell><text:p>One<text:s text:c='2'/>two</text:p><text:p>three<text:line-break/>four</text:p></table:table-cell>"
      "<table:table-cell table:number-columns-repeated='3'/><table:table-cell><text:p>" + key + "</text:p></table:table-cell></table:table-row>"
      "</table:table></office:spreadsheet></office:body></office:document-content>";
  DiagnosticSink sink;
  const ReturnedTable table = read_ods("f.ods", write_zip({{"content.xml", content, false}}), sink);
  ASSERT_EQ(table.rows.size(), 1u);
  EXPECT_EQ(table.rows[0].translation, "One  two\nthree\nfour");
  EXPECT_EQ(table.rows[0].digest, "89abcdef");
}

}  // namespace
}  // namespace divulga
