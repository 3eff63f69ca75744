#include "fuzz/exchange_targets.h"

#include <memory>
#include <stdexcept>

#include "exchange/import_plan.h"
#include "exchange/zip_archive.h"
#include "locale/format.h"
#include "unit/exchange/sample_table.h"

namespace divulga::fuzz {
namespace {

void demand(bool holds, const std::string& what) {
  if (!holds) throw std::logic_error(what);
}

/// A project and what goes out of it.
struct Sent {
  SampleUnits project;
  ExchangeTable table;
  TableWords words = sample_words();

  Sent() {
    project.add("Chiama **subito** {{facts.phone}} o [scrivi](https://a.example/)", "Ring **now** {{facts.phone}} or [write](https://a.example/)");
    project.add("Uno nuovo", "One", TranslationState::stale).made_from = "Uno";
    add_random(project, 21, 12);
    table = sample_table(project, "en");
  }
  std::string as(ExchangeFormat format) const { return write_exchange(table, format, words); }
};

/// Whatever a file says: nothing of it gets into the project that breaks a text's names and links, or its Markdown.
void take(const Sent& sent, const std::string& bytes) {
  DiagnosticSink sink;
  const ReturnedTable table = read_exchange("f", bytes, sink);
  for (const Diagnostic& diagnostic : sink.sorted()) demand(!diagnostic.message.empty() && !diagnostic.span.file.empty(), "a diagnostic that says nothing");
  const ImportPlan plan = plan_import(sent.project.units, table, sent.words, {2026, 11, 20});
  demand(plan.rows.size() == table.rows.size(), "rows that nobody speaks of");
  tell(plan, "f", Overwrite::never, sink);
  const auto after = apply_import(sent.project.units, plan, Overwrite::newer_texts);
  demand(after.size() == sent.project.units.size(), "texts lost or made up");
  for (const PlannedRow& row : plan.rows) {
    demand(row.fate != RowFate::refused || !row.reason.empty(), "a row refused without a reason");
    demand(row.unit < static_cast<int>(after.size()), "a row of no text");
  }
}

void read_chips(const std::string& input) {
  if (invalid_utf8_at(input) != std::string::npos) return;
  for (const Markup markup : {Markup::markdown, Markup::tags}) {
    const ChippedText text = split_chips(input, markup);
    demand(join_chips(text) == input, "a text is not whole again");
    Message problem;
    demand(read_with_chips(written_with_chips(text), text, problem) == input, "a written text is not whole again");
    read_with_chips(input, text, problem);
    demand(join_chips(split_like(input, split_chips("**a** {{b}} [c](d)", markup))) == input, "a translation is not whole again");
  }
}

const std::vector<std::string> xml_words{"<g id=\"1\">", "</g>", "<x id=\"2\"/>", "<pc id=\"1\">", "<ph id=\"9\"/>", "<mrk>", "</target>", "<target>", "<!DOCTYPE a [<!ENTITY b 'c'>]>", "&b;", "&#0;", "<![CDATA[",
                                         "]]>", "{1}", "{1>", "<1}", "&lt;1}", "\\", "<w:del>", "</w:tc>", "<w:tc>", "</w:tr>", "<w:sdt>", "<w:br/>", "<text:s text:c=\"999999999\"/>",
                                         "table:number-rows-repeated=\"999999999\"", "table:number-columns-repeated=\"999999999\"", "0123456789abcdef-89abcdef", "id=\"\""};

}  // namespace

std::vector<std::string> exchange_target_names() { return {"chips", "xliff", "po-table", "csv-table", "word", "sheet", "zip"}; }

Target make_exchange_target(const std::string& name) {
  const auto sent = std::make_shared<const Sent>();
  const auto whole = [sent](const std::string& input) { take(*sent, input); };
  if (name == "chips") {
    Target target{name, {}, {"*", "**", "_", "~~", "`", "[", "](", ")", "]{.tel}", "{{a}}", "{{", "}}", "{1}", "{2>", "<2}", "\\", "\\\n", "<a>", "&amp;", "@tbl-a", "![", "[^n]", "https://a.b"}, read_chips, 4000};
    for (const TranslationUnit& unit : sent->project.units) target.corpus.push_back(unit.source->text);
    return target;
  }
  if (name == "xliff") return {name, {sent->as(ExchangeFormat::xliff12), sent->as(ExchangeFormat::xliff20)}, xml_words, whole, 1500};
  if (name == "po-table") return {name, {sent->as(ExchangeFormat::po)}, {"msgid \"", "msgstr \"\"\n", "#. key ", "#, fuzzy\n", "#~ ", "#| msgid \"\"\n", "{{a}}", "](", "\\n"}, whole, 1500};
  if (name == "csv-table") return {name, {sent->as(ExchangeFormat::csv)}, {";", ",", "\"", "\"\"", "\n", "{1}", "<1}", "divulga", "\xFF\xFE", "0123456789abcdef-89abcdef"}, whole, 1500};
  if (name == "word")
    return {name, {part_of(sent->as(ExchangeFormat::docx), "word/document.xml")}, xml_words, [sent](const std::string& input) { take(*sent, write_zip({{"word/document.xml", input, true}})); }, 600};
  if (name == "sheet")
    return {name, {part_of(sent->as(ExchangeFormat::ods), "content.xml")}, xml_words,
            [sent](const std::string& input) { take(*sent, write_zip({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet", true}, {"content.xml", input, true}})); }, 800};
  return {name, {sent->as(ExchangeFormat::docx), sent->as(ExchangeFormat::ods)}, {"PK\x03\x04", "PK\x01\x02", "PK\x05\x06", std::string("\xFF\xFF\xFF\xFF", 4), std::string("\0\0\0\0", 4)}, whole, 800};
}

}  // namespace divulga::fuzz
