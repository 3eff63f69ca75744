#include "sample_project.h"

namespace divulga {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(TranslatedEdition, TextsComeFromTheCatalogAndNumbersFromTheLanguage) {
  SampleProject p;
  p.translate("en", {{"Titolo", "Title"}, {"Visite: {{results.monthly.2025-01.fixed}}", "Visits: {{results.monthly.2025-01.fixed}}"}, {"Casa", "Home"}});
  const auto edition = p.edition("Visite: {{results.monthly.2025-01.fixed}}\n\n::: {.data-table data=topics columns=\"topic:T1, requests:R1\"}\n:::\n", "en");
  const std::string text = dump(edition.document);
  EXPECT_THAT(text, HasSubstr("title \"Title\"\nparagraph \"Visits: 1,240\" @2\n"));
  EXPECT_THAT(text, HasSubstr("row | \"Home\" | \"10\"")) << "a cell that is missing falls back without a word";
  EXPECT_THAT(text, HasSubstr("row | \"Lavoro\" | \"20\""));
  EXPECT_THAT(edition.sources, testing::Contains("locales/en/p.po"));
}

TEST(TranslatedEdition, MissingTextsStayMarkedAreCountedAndToldOnce) {
  SampleProject p;
  p.translate("en", {{"Titolo", "Title"}});
  const auto edition = p.edition("## Uno\n\n- **Due** e tre\n\n12\n", "en");
  EXPECT_EQ(edition.segments, 3);
  EXPECT_EQ(edition.missing, 2);
  EXPECT_EQ(dump(edition.document),
            "title \"Title\"\n"
            "heading 2 span(\"Uno\" lang=\"it\") @5\n"
            "list @7\n  item\n    paragraph strong(span(\"Due\" lang=\"it\")) span(\" e tre\" lang=\"it\") @7\n"
            "paragraph \"12\" @9\n");
  EXPECT_THAT(p.problems(), ElementsAre("content/p/pages/a.md:5:4: 2 of 3 texts have no translation into 'en' | add them to locales/en/p.po, starting with 'Uno'"));
  EXPECT_FALSE(p.sink.has_errors());
}

TEST(TranslatedEdition, AWholeTranslationWins) {
  SampleProject p;
  p.translate("en", {{"Titolo", "Title"}, {"Uno", "One"}});
  WholeTranslation whole;
  whole.file = "content/p/pages/a.en.md";
  whole.title = {"Whole title", {whole.file, 2}};
  whole.body = "Written anew: {{facts.desk.fone}}\n";
  whole.body_line = 4;
  p.material.translations[LocaleTag("en")] = whole;
  const auto edition = p.edition("Uno\n", "en");
  EXPECT_EQ(edition.document.title, "Whole title");
  EXPECT_EQ(plain_text(std::get<Paragraph>(edition.document.blocks.at(0).node).content), "Written anew:");
  EXPECT_THAT(p.problems(), ElementsAre("content/p/pages/a.en.md:4:15: unknown name 'facts.desk.fone' | did you mean 'facts.desk.phone'?"));
  EXPECT_THAT(edition.sources, testing::Contains("content/p/pages/a.en.md"));
}

TEST(TranslatedEdition, RightToLeftKeepsNumbersAndAddressesIsolated) {
  SampleProject p;
  p.translate("ar", {{"Titolo", "ع"}, {"Chiama {{facts.desk.phone}}", "اتصل {{facts.desk.phone}}"}});
  EXPECT_THAT(p.dumped("Chiama {{facts.desk.phone}}\n", "ar"), HasSubstr("span(\"\u2066+39\u00A00000\u00A0000\u00A0001\u2069\" .tel)"));
}

TEST(TranslatedEdition, MarkdownMistakesOfATranslationAreToldInTheCatalog) {
  SampleProject p;
  p.translate("en", {{"Titolo", "Title"}, {"Uno", "<b>One</b>"}});
  p.edition("## Uno\n", "en");
  EXPECT_THAT(p.problems(), testing::Contains(HasSubstr("locales/en/p.po:2:0: HTML '<b>' in the text")));
}

TEST(TranslatedEdition, AStaleTextBringsANoticeAtTheHead) {
  SampleProject p;
  p.translate("en", {{"Titolo", "Title"}, {"Uno.", "One."}});
  EXPECT_THAT(p.dumped("Uno.\n", "en"), testing::Not(HasSubstr("callout")));
  p.sources.noticed[LocaleTag("en")]["Uno."] = TranslationState::stale;
  const std::string dumped = p.dumped("Uno.\n", "en");
  EXPECT_LT(dumped.find("The original text was changed"), dumped.find("One."));
  EXPECT_THAT(p.dumped("Due.\n", "en"), testing::Not(HasSubstr("callout"))) << "it uses no such text";
}

}  // namespace
}  // namespace divulga
