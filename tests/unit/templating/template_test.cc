#include "templating/template.h"

#include <gmock/gmock.h>

#include <set>

namespace divulga {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TemplateValue values() {
  TemplateValue root;
  root.set("facts.desk.phone", "+39 0000 000 001");
  root.set("facts.desk.name", "A & B *c*");
  root.set("yes", true);
  root.set("no", false);
  root.set("empty", "");
  root.set("lazy", TemplateValue::Lazy([] { return std::string("made"); }));
  root.set("rows", TemplateValue::List{TemplateValue::Map{{"n", "1"}}, TemplateValue::Map{{"n", "2"}}});
  root.set("words", TemplateValue::List{"x", "y"});
  return root;
}

struct Rendered {
  std::string text;
  std::vector<std::string> problems;
};

Rendered rendered(const std::string& text, Escape escape = Escape::none, const Partials& partials = {}) {
  DiagnosticSink sink;
  Rendered result{render(text, {"a.md", 1, 1, 0}, values(), escape, sink, partials), {}};
  for (const auto& d : sink.sorted())
    result.problems.push_back(d.span.file + ":" + std::to_string(d.span.line) + ":" + std::to_string(d.span.column) + ": " +
                              d.message.text() + " | " + d.hint.text());
  return result;
}

TEST(Template, ADottedNameIsReplaced) { EXPECT_EQ(rendered("Tel {{facts.desk.phone}}.").text, "Tel +39 0000 000 001."); }

TEST(Template, AValueMadeOnDemand) { EXPECT_EQ(rendered("{{ lazy }}").text, "made"); }

TEST(Template, AnUnknownNameIsAnErrorAtItsPlace) {
  EXPECT_THAT(rendered("uno\ndùe {{facts.desk.phon}}").problems,
              ElementsAre("a.md:2:5: unknown name 'facts.desk.phon' | did you mean 'facts.desk.phone'?"));
}

TEST(Template, TheWrongPartOfANameIsTheOneMended) {
  EXPECT_THAT(rendered("{{fact.desk.phone}} {{facts.dask.phone}}").problems,
              ElementsAre("a.md:1:1: unknown name 'fact.desk.phone' | did you mean 'facts.desk.phone'?",
                          "a.md:1:21: unknown name 'facts.dask.phone' | did you mean 'facts.desk.phone'?"));
}

TEST(Template, TheSameSlipTwiceIsToldTwice) { EXPECT_EQ(rendered("{{x}}\n{{x}}").problems.size(), 2u); }

TEST(Template, AnUnknownSectionIsAnErrorToo) {
  EXPECT_THAT(rendered("{{#rowz}}a{{/rowz}}{{^yess}}b{{/yess}}").problems,
              ElementsAre("a.md:1:1: unknown name 'rowz' | did you mean 'rows'?",
                          "a.md:1:20: unknown name 'yess' | did you mean 'yes'?"));
}

TEST(Template, AGroupIsNotAText) {
  EXPECT_THAT(rendered("{{facts.desk}}").problems, ElementsAre("a.md:1:1: 'facts.desk' is not a text | it holds: name, phone"));
}

TEST(Template, SectionsFollowFlagsListsAndEmptiness) {
  EXPECT_EQ(rendered("{{#yes}}a{{/yes}}{{#no}}b{{/no}}{{^no}}c{{/no}}{{#empty}}d{{/empty}}").text, "ac");
  EXPECT_EQ(rendered("{{#rows}}[{{n}}{{yes2}}]{{/rows}}").text, "[1][2]");
  EXPECT_EQ(rendered("{{#words}}{{.}},{{/words}}").text, "x,y,");
  EXPECT_EQ(rendered("{{#facts.desk}}{{phone}}{{/facts.desk}}").text, "+39 0000 000 001");
}

TEST(Template, SectionTagsAloneOnALineLeaveNoLine) {
  EXPECT_EQ(rendered("a\n{{#rows}}\n- {{n}}\n{{/rows}}\nb\n").text, "a\n- 1\n- 2\nb\n");
  EXPECT_EQ(rendered("a\n{{! a note }}\nb").text, "a\nb");
}

TEST(Template, AnUnclosedTagIsAnErrorAtItsPlace) {
  EXPECT_THAT(rendered("a {{facts.desk\nb {{yes}}").problems, ElementsAre("a.md:1:3: '{{' is not closed | write }} after the name"));
}

TEST(Template, AnUnclosedSectionIsAnErrorAtItsPlace) {
  EXPECT_THAT(rendered("a\n{{#yes}}b").problems, ElementsAre("a.md:2:1: section 'yes' is not closed | write {{/yes}} after it"));
}

TEST(Template, ASectionClosedByAnotherNameIsAnError) {
  EXPECT_THAT(rendered("{{#yes}}b{{/no}}").problems, ElementsAre("a.md:1:10: section 'yes' is closed as 'no' | write {{/yes}}"));
}

TEST(Template, ASectionThatWasNotOpenedIsAnError) {
  EXPECT_THAT(rendered("b{{/no}}").problems, ElementsAre("a.md:1:2: section 'no' was not opened | write {{#no}} before it"));
}

TEST(Template, PartialsAreTakenInAndTheirMistakesNamedInTheirFile) {
  const Partials partials{{"p", MappedText("x {{lazy}}\ny {{nothing}}", "partials/p.md")}};
  const auto result = rendered("a\n{{> p}}\nb", Escape::none, partials);
  EXPECT_EQ(result.text, "a\nx made\ny \nb");
  ASSERT_EQ(result.problems.size(), 1u);
  EXPECT_THAT(result.problems[0], testing::StartsWith("partials/p.md:2:3: unknown name 'nothing'"));
}

TEST(Template, AnUnknownPartialIsAnError) {
  const Partials partials{{"contatti", MappedText("", "partials/contatti.md")}};
  EXPECT_THAT(rendered("{{> contati}}", Escape::none, partials).problems,
              ElementsAre("a.md:1:1: unknown partial 'contati' | did you mean 'contatti'?"));
}

TEST(Template, PartialsThatTakeInOneAnotherAreAnError) {
  const Partials partials{{"a", MappedText("{{> b}}", "a.md")}, {"b", MappedText("{{> a}}", "b.md")}};
  EXPECT_THAT(rendered("{{> a}}", Escape::none, partials).problems,
              ElementsAre("b.md:1:1: partial 'a' takes in itself (a > b > a) | remove one of the {{> …}}"));
}

TEST(Template, ValuesAreEscapedForMarkdown) {
  EXPECT_EQ(rendered("{{facts.desk.name}} {{{facts.desk.name}}}", Escape::markdown).text, "A & B \\*c\\* A & B *c*");
}

TEST(Template, ValuesAreEscapedForHtml) { EXPECT_EQ(rendered("{{facts.desk.name}}", Escape::html).text, "A &amp; B *c*"); }

TEST(Escaped, AddressesOfTheNetStayWhole) {
  EXPECT_EQ(escaped("https://a.b/c_d?e=1&f=2", Escape::markdown), "https://a.b/c_d?e=1&f=2");
  EXPECT_EQ(escaped("info_a@b.it", Escape::markdown), "info_a@b.it");
}

TEST(Escaped, MarkdownSyntaxInAValueStaysText) {
  EXPECT_EQ(escaped("- a", Escape::markdown), "\\- a");
  EXPECT_EQ(escaped("# a", Escape::markdown), "\\# a");
  EXPECT_EQ(escaped("&amp; <b>", Escape::markdown), "\\&amp; \\<b\\>");
  EXPECT_EQ(escaped("+39 06", Escape::markdown), "+39 06");
}

TEST(Template, EveryByteOfTheResultKnowsItsPlace) {
  DiagnosticSink sink;
  const auto result = render(MappedText("aa\nb {{lazy}} c", "f.md", 10), values(), Escape::none, sink);
  EXPECT_EQ(result.text(), "aa\nb made c");
  EXPECT_EQ(result.locate(result.text().find("made")), (SourceSpan{"f.md", 11, 3, 8}));
  EXPECT_EQ(result.locate(result.text().find(" c") + 1, 1), (SourceSpan{"f.md", 11, 12, 1}));
  EXPECT_THAT(sink.sorted(), IsEmpty());
}

TEST(Template, TheNamesThatWereAskedFor) {
  DiagnosticSink sink;
  std::set<std::string> names;
  const Partials partials{{"p", MappedText("{{#no}}{{empty}}{{/no}}{{facts.desk.name}}", "p.md")}, {"q", MappedText("{{lazy}}", "q.md")}};
  render("{{facts.desk.phone}} {{#rows}}{{n}}{{/rows}} {{#yes}}{{facts.desk.phone}}{{/yes}}", {}, values(), Escape::none, sink, {}, &names);
  EXPECT_THAT(names, ElementsAre("facts.desk.phone", "n", "rows", "yes"));
  names.clear();
  render("{{> p}}{{unknown}}", {}, values(), Escape::none, sink, partials, &names);
  EXPECT_THAT(names, ElementsAre("facts.desk.name", "no")) << "neither what a closed section holds, nor what is unknown, nor another partial's";
}

}  // namespace
}  // namespace divulga
