#include "locale/plural_forms.h"

#include <gmock/gmock.h>
#include <unicode/plurrule.h>

#include <map>

#include "locale/catalog.h"

namespace divulga {
namespace {

std::vector<int> forms_of(const PluralForms& forms, const std::vector<long long>& counts) {
  std::vector<int> out;
  for (const long long n : counts) out.push_back(forms.form(n));
  return out;
}

TEST(PluralForms, ReadsARuleAsGettextWritesIt) {
  const auto forms = PluralForms::parse(" nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\n");
  ASSERT_TRUE(forms);
  EXPECT_EQ(forms->size(), 3);
  EXPECT_THAT(forms_of(*forms, {1, 2, 5, 11, 12, 21, 22, 111, 0}), testing::ElementsAre(0, 1, 2, 2, 2, 0, 1, 2, 2));
}

TEST(PluralForms, KnowsTheOperatorsOfC) {
  EXPECT_EQ(PluralForms::parse("nplurals=2; plural=!(n==1);")->form(1), 0);
  EXPECT_EQ(PluralForms::parse("nplurals=2; plural=!!n")->form(7), 1);
  EXPECT_EQ(PluralForms::parse("nplurals=9; plural=n>8?8:n*2/2+1-1")->form(5), 5);
}

TEST(PluralForms, RefusesWhatIsNoRule) {
  for (const char* text : {"", "nplurals=2;", "plural=n != 1;", "nplurals=0; plural=0;", "nplurals=2; plural=n;", "nplurals=2; plural=(n != 1;",
                           "nplurals=2; plural=n % 0;", "nplurals=2; plural=n = 1;", "nplurals=2; plural=system(1);", "nplurals=2; plural=n-1;"})
    EXPECT_FALSE(PluralForms::parse(text)) << text;
  EXPECT_FALSE(PluralForms::parse("nplurals=1; plural=" + std::string(5000, '(')));
  EXPECT_FALSE(PluralForms::parse("nplurals=1; plural=" + std::string(900, '(')));
}

TEST(PluralForms, IsReadBackFromItsText) {
  for (const char* language : {"it", "ar", "ro", "zh", "fr"}) {
    const PluralForms forms = PluralForms::of(LocaleTag(language));
    EXPECT_EQ(PluralForms::parse(forms.text())->text(), forms.text()) << language;
  }
  EXPECT_EQ(PluralForms().text(), "nplurals=2; plural=(n != 1);");
}

struct LanguageForms { const char* language; int forms; };
class PluralFormsOf : public testing::TestWithParam<LanguageForms> {};

// The partition of the counts must be that of CLDR: two counts have one form just when they have one category.
TEST_P(PluralFormsOf, AgreesWithCldr) {
  const PluralForms forms = PluralForms::of(LocaleTag(GetParam().language));
  EXPECT_EQ(forms.size(), GetParam().forms);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::PluralRules> rules(icu::PluralRules::forLocale(icu::Locale(GetParam().language), status));
  ASSERT_TRUE(U_SUCCESS(status));
  std::map<std::string, int> form_of;
  std::map<int, std::string> category_of;
  for (int n = 0; n <= 1200; ++n) {
    std::string category;
    rules->select(n).toUTF8String(category);
    EXPECT_EQ(form_of.emplace(category, forms.form(n)).first->second, forms.form(n)) << n;
    EXPECT_EQ(category_of.emplace(forms.form(n), category).first->second, category) << n;
  }
}

INSTANTIATE_TEST_SUITE_P(Languages, PluralFormsOf,
                         testing::Values(LanguageForms{"it", 2}, LanguageForms{"en", 2}, LanguageForms{"fr", 2}, LanguageForms{"es", 2},
                                         LanguageForms{"sq", 2}, LanguageForms{"ro", 3}, LanguageForms{"uk", 3}, LanguageForms{"ru", 3},
                                         LanguageForms{"ar", 6}, LanguageForms{"ur", 2}, LanguageForms{"bn", 2}, LanguageForms{"zh", 1},
                                         LanguageForms{"pa", 2}, LanguageForms{"ti", 2}, LanguageForms{"pl", 3}, LanguageForms{"cs", 3},
                                         LanguageForms{"sl", 4}, LanguageForms{"lt", 3}, LanguageForms{"lv", 3}, LanguageForms{"he", 3},
                                         LanguageForms{"cy", 6}, LanguageForms{"ga", 5}, LanguageForms{"mk", 2}, LanguageForms{"am", 2},
                                         LanguageForms{"so", 2}, LanguageForms{"fa", 2}, LanguageForms{"vi", 1}, LanguageForms{"wo", 1}),
                         [](const auto& one) { return std::string(one.param.language); });

constexpr const char* russian = R"(msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);\n"

msgid "{0} page"
msgid_plural "{0} pages"
msgstr[0] "{0} страница"
msgstr[1] "{0} страницы"
msgstr[2] "{0} страниц"

msgid "{0} line"
msgid_plural "{0} lines"
msgstr[0] "{0} строка"
msgstr[1] ""
msgstr[2] "{0} строк"
)";

TEST(Catalog, GivesTheFormOfACount) {
  DiagnosticSink sink;
  const Catalog catalog = parse_po("ru.po", russian, sink);
  EXPECT_TRUE(sink.sorted().empty());
  EXPECT_EQ(*catalog.find("{0} page", 21), "{0} страница");
  EXPECT_EQ(*catalog.find("{0} page", 3), "{0} страницы");
  EXPECT_EQ(*catalog.find("{0} page", 0), "{0} страниц");
  EXPECT_EQ(catalog.find("{0} line", 3), nullptr);
  EXPECT_EQ(catalog.find("{0} word", 3), nullptr);
}

TEST(Catalog, WritesAllFormsOfTheLanguage) {
  DiagnosticSink sink;
  const Catalog catalog = parse_po("ru.po", russian, sink);
  const std::string written = write_po(LocaleTag("ru"), catalog.entries());
  EXPECT_THAT(written, testing::HasSubstr("\"Plural-Forms: nplurals=3;"));
  EXPECT_EQ(write_po(LocaleTag("ru"), parse_po("ru.po", written, sink).entries()), written);
  EXPECT_THAT(write_po(LocaleTag("ar"), {catalog.entries().front()}), testing::HasSubstr("msgstr[5] \"\""));
  EXPECT_THAT(write_po(LocaleTag("zh"), {catalog.entries().front()}), testing::Not(testing::HasSubstr("msgstr[1]")));
}

TEST(Catalog, TellsARuleThatIsNone) {
  DiagnosticSink sink;
  parse_po("x.po", "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Plural-Forms: nplurals=2; plural=n;\\n\"\n", sink);
  ASSERT_EQ(sink.sorted().size(), 1u);
  EXPECT_EQ(sink.sorted()[0].code, "plural-forms");
}

}  // namespace
}  // namespace divulga
