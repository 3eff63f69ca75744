#include "web/html_writer.h"

#include <gmock/gmock.h>

#include "web/emblem.h"
#include "web/site_icons.h"

namespace divulga {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string written(Blocks blocks, std::vector<Footnote> notes = {}, std::map<std::string, std::string> labels = {}) {
  Document document;
  document.language = LocaleTag("it");
  document.blocks = std::move(blocks);
  document.footnotes = std::move(notes);
  document.labels = std::move(labels);
  const Catalog words;
  const HtmlContext context{words, [](const std::string& url) { return url; }, [](const std::string& source) { return "media/" + source; }};
  return HtmlWriter(document, context).body().markup();
}

Inline text(const std::string& value) { return {Text{value}}; }
Block para(Inlines content) { return {Paragraph{std::move(content)}, {}}; }
Block boxed(ContainerKind kind, Blocks content, std::map<std::string, std::string> keys = {}) {
  Container container;
  container.kind = kind;
  container.attributes.values = std::move(keys);
  container.content = std::move(content);
  return {std::move(container), {}};
}
Block list_of(std::vector<Inlines> items, bool ordered = false) {
  List list;
  list.ordered = ordered;
  for (Inlines& item : items) list.items.push_back({{para(std::move(item))}, std::nullopt});
  return {std::move(list), {}};
}

TEST(Html, TextIsEscaped) { EXPECT_EQ(written({para({text("<script>&\"'")})}), "<p>&lt;script&gt;&amp;&quot;&#39;</p>\n"); }

TEST(Html, AttributesAreEscaped) {
  EXPECT_EQ(element("a", {{"title", "\"><script>"}}, {}).markup(), "<a title=\"&quot;&gt;&lt;script&gt;\"></a>");
}

TEST(Html, InlinesAreElements) {
  EXPECT_EQ(written({para({{Emphasis{{text("a")}}}, {Strong{{text("b")}}}, {Strikethrough{{text("c")}}}, {LineBreak{}}, {CodeSpan{"d<"}}})}),
            "<p><em>a</em><strong>b</strong><s>c</s><br><code dir=\"ltr\">d&lt;</code></p>\n");
}

TEST(Html, TelephoneNumbersBecomeLinksThatStayLeftToRight) {
  EXPECT_EQ(linked_text("Chiama \u2066+39 0000 000 001\u2069, ora").markup(),
            "Chiama <a href=\"tel:+390000000001\" class=\"ltr\" dir=\"ltr\">+39 0000 000 001</a>\u2069, ora");
}

TEST(Html, MailAddressesBecomeLinks) {
  EXPECT_EQ(linked_text("Scrivi a a.b@ponte.example.").markup(),
            "Scrivi a <a href=\"mailto:a.b@ponte.example\" class=\"ltr\" dir=\"ltr\">a.b@ponte.example</a>.");
}

TEST(Html, SumsAndDatesAreNoTelephoneNumbers) { EXPECT_EQ(linked_text("1+1 = 2, +5 per cento, 2026-10-01").markup(), "1+1 = 2, +5 per cento, 2026-10-01"); }

TEST(Html, AShortNumberMarkedAsTelephoneCanBeCalled) {
  Span span;
  span.attributes.classes = {"tel"};
  span.content = {text("112")};
  EXPECT_THAT(written({para({{span}})}), HasSubstr("<a href=\"tel:112\" class=\"ltr\" dir=\"ltr\">112</a>"));
}

TEST(Html, ALinkKeepsNoLinkInside) {
  EXPECT_EQ(written({para({{Link{"https://a.example/", "", {text("+39 0000 000 001")}}}})}), "<p><a href=\"https://a.example/\">+39 0000 000 001</a></p>\n");
}

TEST(Html, AnotherLanguageCarriesItsDirection) {
  Span span;
  span.attributes.values["lang"] = "ar";
  span.content = {text("سلام")};
  EXPECT_THAT(written({para({{span}})}), HasSubstr("<span lang=\"ar\" dir=\"rtl\">سلام</span>"));
  EXPECT_THAT(written({boxed(ContainerKind::plain, {para({text("x")})}, {{"lang", "it"}})}), HasSubstr("<div lang=\"it\" dir=\"ltr\">"));
}

TEST(Html, HeadingsKeepIdAndNumber) {
  EXPECT_EQ(written({{Heading{3, "a", "2.1", {text("Casa")}}, {}}}), "<h3 id=\"a\"><span class=\"heading-number\">2.1</span> Casa</h3>\n");
}

TEST(Html, TightListsHaveNoParagraphs) {
  EXPECT_EQ(written({list_of({{text("a")}, {text("b")}})}), "<ul><li>a</li><li>b</li></ul>\n");
}

/// Lists of one item inside one another.
Block nested(bool ordered, int levels) {
  Block inner = para({text("a")});
  for (int level = 0; level < levels; ++level) {
    List list;
    list.ordered = ordered;
    list.items.push_back({{inner}, std::nullopt});
    inner = {list, {}};
  }
  return inner;
}

TEST(Html, MarksVaryByLevelAsOnPaper) {
  EXPECT_EQ(written({nested(false, 4)}), "<ul><li><ul class=\"dashes\"><li><ul class=\"dots\"><li><ul class=\"dashes\"><li>a</li></ul></li></ul></li></ul></li></ul>\n");
  EXPECT_EQ(written({nested(true, 4)}), "<ol><li><ol type=\"a\"><li><ol type=\"i\"><li><ol><li>a</li></ol></li></ol></li></ol></li></ol>\n");
}

TEST(Html, ListsInStepsBeginAnew) {
  EXPECT_THAT(written({boxed(ContainerKind::steps, {nested(false, 2)})}), HasSubstr("<ul class=\"steps\"><li><ul><li>a"));
}

TEST(Html, AnOrderedListStartsWhereTheTextSays) {
  List list;
  list.ordered = true;
  list.start = 3;
  list.items.push_back({{para({text("c")})}, std::nullopt});
  EXPECT_THAT(written({{list, {}}}), HasSubstr("<ol start=\"3\">"));
}

TEST(Html, StepsAndChecklistsMarkTheirLists) {
  EXPECT_THAT(written({boxed(ContainerKind::steps, {list_of({{text("a")}}, true)})}), HasSubstr("<ol class=\"steps\">"));
  EXPECT_THAT(written({boxed(ContainerKind::checklist, {list_of({{text("a")}})})}), HasSubstr("<ul class=\"checklist\">"));
}

TEST(Html, AKeyFigureIsTheStrongStartOfItsItem) {
  EXPECT_THAT(written({boxed(ContainerKind::key_figures, {list_of({{{Strong{{text("1.240")}}}, text(" persone")}})})}),
              HasSubstr("<strong class=\"figure-value\">1.240</strong> <span class=\"figure-label\">persone</span>"));
}

TEST(Html, ACalloutSaysItsTitle) {
  const std::string html = written({boxed(ContainerKind::callout, {para({text("x")})}, {{"kind", "warning"}, {"title", "Attento & furbo"}})});
  EXPECT_THAT(html, HasSubstr("callout warning"));
  EXPECT_THAT(html, HasSubstr("<span class=\"text\">Attento &amp; furbo</span>"));
}

TEST(Html, ATableScrollsUnderItsCaptionAndNamesRowsAndColumns) {
  Table table;
  table.id = "tbl-a";
  table.label = "Tabella 1";
  table.caption = {text("Persone")};
  table.source = "Fonte: sportello";
  table.alignment = {ColumnAlignment::start, ColumnAlignment::decimal};
  table.header.cells = {{{text("Anno")}}, {{text("Numero")}}};
  table.rows = {{{{{text("2025")}}, {{text("12,5")}}}, false}, {{{{text("Totale")}}, {{text("20,0")}}}, true}};
  const std::string html = written({{table, {}}});
  EXPECT_THAT(html, HasSubstr("<figure id=\"tbl-a\" class=\"table-figure\"><figcaption id=\"tbl-a-caption\"><span class=\"caption-label\">Tabella 1.</span> Persone</figcaption>"));
  EXPECT_THAT(html, HasSubstr("role=\"region\" tabindex=\"0\" aria-labelledby=\"tbl-a-caption\""));
  EXPECT_THAT(html, HasSubstr("<th scope=\"col\" class=\"number\">Numero</th>"));
  EXPECT_THAT(html, HasSubstr("<th scope=\"row\">2025</th><td class=\"number\">12,5</td>"));
  EXPECT_THAT(html, HasSubstr("<tr class=\"total\">"));
  EXPECT_THAT(html, HasSubstr("Fonte: sportello"));
}

TEST(Html, AnEmptyHeaderMakesNoHead) {
  Table table;
  table.header.cells = {{}, {}};
  table.rows = {{{{{text("a")}}, {{text("b")}}}, false}};
  EXPECT_THAT(written({{table, {}}}), Not(HasSubstr("<thead>")));
}

TEST(Html, AFigureHasItsAlternativeText) {
  Figure figure;
  figure.id = "fig-a";
  figure.label = "Figura 1";
  figure.source = "content/p/images/a.png";
  figure.alt = "Una \"casa\"";
  figure.caption = {text("Casa")};
  figure.width = 0.6;
  EXPECT_THAT(written({{figure, {}}}),
              HasSubstr("<img src=\"media/content/p/images/a.png\" alt=\"Una &quot;casa&quot;\" loading=\"lazy\" style=\"width:60%\">"));
}

TEST(Html, ACroppedFigureIsAWindowOnTheWholePicture) {
  Figure figure;
  figure.source = "content/p/images/a.png";
  figure.alt = "Casa";
  figure.crop.right = 0.5;
  figure.natural_width = 200, figure.natural_height = 100;
  figure.credit = "Foto: Comune";
  const std::string html = written({{figure, {}}});
  EXPECT_THAT(html, HasSubstr("<span class=\"crop\" style=\"aspect-ratio:100/100\">"));
  EXPECT_THAT(html, HasSubstr("style=\"width:200%;left:0%;top:0%\""));
  EXPECT_THAT(html, HasSubstr("<p class=\"source\">Foto: Comune</p>"));
}

TEST(Html, NotesLeadThereAndBack) {
  const std::string html = written({para({text("a"), {FootnoteReference{1}}, {FootnoteReference{1}}})}, {{1, {para({text("nota")})}}});
  EXPECT_THAT(html, HasSubstr("<a id=\"fnref-1\" href=\"#fn-1\" role=\"doc-noteref\""));
  EXPECT_THAT(html, HasSubstr("id=\"fnref-1-2\""));
  EXPECT_THAT(html, HasSubstr("<li id=\"fn-1\" value=\"1\"><p>nota</p>"));
  EXPECT_THAT(html, HasSubstr("href=\"#fnref-1\" role=\"doc-backlink\""));
}

TEST(Html, AReferenceShowsTheLabel) {
  EXPECT_EQ(written({para({{CrossReference{"tbl-a"}}})}, {}, {{"tbl-a", "Tabella 2"}}), "<p><a href=\"#tbl-a\">Tabella 2</a></p>\n");
}

TEST(Html, ACodeToPhotographBecomesALink) {
  const std::string html = written({{QrCode{"https://a.example/", {text("Vai")}}, {}}});
  EXPECT_THAT(html, HasSubstr("href=\"https://a.example/\" class=\"go-link\">Vai"));
}

TEST(Html, HoursAreATableWithDaysAsRowHeads) {
  EXPECT_THAT(written({{OpeningHours{{{"lun–ven", "9–13"}}}, {}}}), HasSubstr("<tr><th scope=\"row\">lun–ven</th><td>9–13</td></tr>"));
}

TEST(Html, APanelIsASectionNamedByItsHeading) {
  EXPECT_THAT(written({boxed(ContainerKind::panel, {{Heading{2, "chi", "", {text("Chi siamo")}}, {}}}, {{"name", "cover"}, {"icon", "help-circle"}})}),
              HasSubstr("<section class=\"panel panel-cover\" aria-labelledby=\"chi\">"));
}

TEST(Html, TheSpeakerOfAQuotationStandsBelowIt) {
  EXPECT_THAT(written({boxed(ContainerKind::pullquote, {para({text("«Sono venuta.»")}), para({text("— Una donna")})})}),
              HasSubstr("</blockquote><figcaption>— Una donna</figcaption>"));
}

TEST(Html, ContentsListTheHeadingsOfTwoLevelsAlsoInsideContainers) {
  const std::string html = written({{TableOfContents{}, {}}, boxed(ContainerKind::workpackage, {{Heading{2, "a", "1", {text("A")}}, {}}}, {{"wp", "WP1"}}),
                                    {Heading{3, "b", "", {text("B")}}, {}}, {Heading{4, "c", "", {text("C")}}, {}}});
  EXPECT_THAT(html, HasSubstr("<a href=\"#a\">"));
  EXPECT_THAT(html, HasSubstr("<li class=\"deeper\"><a href=\"#b\">B</a></li>"));
  EXPECT_THAT(html, Not(HasSubstr("href=\"#c\"")));
  EXPECT_THAT(html, HasSubstr("<p class=\"wp-mark\">WP1</p>"));
}

TEST(Html, PageBreaksArePapersBusiness) { EXPECT_EQ(written({{PageBreak{}, {}}}), ""); }

TEST(SiteIcons, GivesOnlyTheSymbolsThatAPageUses) {
  const SiteIcons icons("<svg><symbol id=\"it-a\" viewBox=\"0 0 24 24\"><path d=\"M0\"/></symbol><symbol id=\"it-b\"><path/></symbol></svg>");
  EXPECT_TRUE(icons.has("a"));
  const std::string symbols = icons.symbols_used_in(icon("a").markup() + icon("none").markup()).markup();
  EXPECT_THAT(symbols, HasSubstr("id=\"it-a\""));
  EXPECT_THAT(symbols, Not(HasSubstr("id=\"it-b\"")));
}

TEST(Emblem, HasTwelveStarsOnReflexBlueWithAWhiteBorder) {
  const std::string svg = union_emblem("Emblema").markup();
  EXPECT_EQ(std::count(svg.begin(), svg.end(), 'Z'), 12);
  EXPECT_THAT(svg, HasSubstr("viewBox=\"-4 -4 158 108\""));
  EXPECT_THAT(svg, HasSubstr("fill=\"#003399\""));
  EXPECT_THAT(svg, HasSubstr("fill=\"#FFCC00\""));
  EXPECT_THAT(svg, HasSubstr("M75 11.11L"));   // the first star's upper point: 50 - 100/3 - 100/18
}

}  // namespace
}  // namespace divulga
