#include "mail/mail_html.h"

#include "document/chart_values.h"

#include <gmock/gmock.h>

namespace divulga {
namespace {

using testing::HasSubstr;
using testing::Not;

Inlines words(const std::string& text) { return {{Text{text}}}; }
Block paragraph(Inlines content) { return {Paragraph{std::move(content)}, {}}; }
MailHtml html(Blocks blocks, const std::string& language = "it") {
  Document made;
  made.language = LocaleTag(language);
  made.blocks = std::move(blocks);
  return mail_html(made, mail_style(Brand{}, made.language), "ponte.example");
}

TEST(MailHtml, EscapesText) { EXPECT_THAT(html({paragraph(words("a < b & c"))}).markup, HasSubstr("a &lt; b &amp; c")); }

TEST(MailHtml, EveryParagraphCarriesItsStyle) {
  EXPECT_THAT(html({paragraph(words("x"))}).markup, HasSubstr("font-size:16px;"));
  EXPECT_THAT(html({paragraph(words("x"))}, "ar").markup, HasSubstr("font-size:18px;"));
  EXPECT_THAT(mail_style(Brand{}, LocaleTag("ur")).font, HasSubstr("Noto Nastaliq Urdu"));
}

TEST(MailHtml, LayoutTablesSaySoAndDataTablesDoNot) {
  Container story{ContainerKind::story, {}, {paragraph(words("x"))}};
  EXPECT_THAT(html({{story, {}}}).markup, HasSubstr("<table role=\"presentation\""));
  Table table;
  table.header.cells = {{words("Corso"), 1, 1}};
  table.rows = {{{{words("Italiano"), 1, 1}}, false}};
  EXPECT_THAT(html({{table, {}}}).markup, Not(HasSubstr("presentation")));
  EXPECT_THAT(html({{table, {}}}).markup, HasSubstr("<th scope=\"col\""));
}

TEST(MailHtml, TheLinkThatClosesAStoryIsItsButton) {
  const Inlines link = {{Link{"https://ponte.example/", "", words("Leggete")}}};
  EXPECT_THAT(html({{Container{ContainerKind::story, {}, {paragraph(link)}}, {}}}).markup, HasSubstr("text-decoration:none"));
  EXPECT_THAT(html({paragraph(link)}).markup, Not(HasSubstr("text-decoration:none")));
}

TEST(MailHtml, OnlyAddressesThatALetterCanOpenAreLinks) {
  EXPECT_THAT(html({paragraph({{Link{"javascript:alert(1)", "", words("x")}}})}).markup, Not(HasSubstr("href")));
  EXPECT_THAT(html({paragraph({{Link{"#below", "", words("x")}}})}).markup, Not(HasSubstr("href")));
}

TEST(MailHtml, TelephoneNumbersCanBeDialledAndRunLeftToRight) {
  Attributes tel;
  tel.classes = {"tel"};
  EXPECT_THAT(html({paragraph({{Span{tel, words("+39 0000 000 001")}}})}, "ar").markup, HasSubstr("dir=\"ltr\" href=\"tel:+390000000001\""));
}

TEST(MailHtml, PicturesHaveTheirTextAndStandOnce) {
  Figure figure;
  figure.source = "content/ponte/images/x.png";
  figure.alt = "una sala";
  const MailHtml made = html({{figure, {}}, {figure, {}}});
  EXPECT_THAT(made.markup, HasSubstr("alt=\"una sala\""));
  ASSERT_EQ(made.images.size(), 1u);
  EXPECT_THAT(made.markup, HasSubstr("cid:" + made.images[0].content_id));
}

TEST(MailHtml, AChartIsATable) {
  Chart chart;
  chart.title = words("Più corsi");
  chart.categories = {"2025"};
  chart.series = {{"Corsi", {1240}}};
  EXPECT_THAT(html({{chart, {}}}).markup, HasSubstr("1.240"));
}

TEST(MailHtml, AChartSaysWhatIsMissing) {
  Chart chart;
  chart.categories = {"2025", "2026"};
  chart.series = {{"Corsi", {1240, missing_value()}}};
  chart.missing = "Nessun dato per 2026";
  EXPECT_THAT(html({{chart, {}}}).markup, HasSubstr("Nessun dato per 2026"));
}

TEST(MailHtml, ListsIndentOnTheirSide) {
  List list;
  list.items = {{{paragraph(words("x"))}, {}}};
  EXPECT_THAT(html({{list, {}}}).markup, HasSubstr("padding-left:24px"));
  EXPECT_THAT(html({{list, {}}}, "ar").markup, HasSubstr("padding-right:24px"));
}

}  // namespace
}  // namespace divulga
