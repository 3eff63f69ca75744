#include "edition/own_links.h"

#include "sample_project.h"

namespace divulga {
namespace {

using testing::HasSubstr;
using testing::Not;

class OwnLinks : public testing::Test {
 protected:
  void SetUp() override {
    project_.sources.content.project.site = SiteChannel{"https://p.example/", {}, {}};
    Material both = project_.material, italian = project_.material;
    both.folder = italian.folder = Folder::news;
    both.name = "both";
    both.languages = {LocaleTag("it"), LocaleTag("en")};
    italian.name = "italian";
    italian.languages = {LocaleTag("it")};
    project_.sources.content.materials = {both, italian};
  }
  std::string links(const std::string& markdown, const std::string& language) { return dump(project_.edition(markdown, language).document); }

  SampleProject project_;
};

TEST_F(OwnLinks, LeadToTheEditionsLanguage) {
  EXPECT_THAT(links("[12](https://p.example/it/news/both/)\n", "en"), HasSubstr("https://p.example/en/news/both/"));
  EXPECT_THAT(links("::: {.qr url=\"https://p.example/it/services/\"}\n12\n:::\n", "ar"), HasSubstr("https://p.example/ar/services/"));
}

TEST_F(OwnLinks, StayWhereThatPageDoesNotExist) {
  EXPECT_THAT(links("[12](https://p.example/it/news/italian/)\n", "en"), HasSubstr("https://p.example/it/news/italian/"));
}

TEST_F(OwnLinks, TheSourceAndOtherSitesStay) {
  EXPECT_THAT(links("[12](https://p.example/it/news/both/)\n", "it"), HasSubstr("https://p.example/it/news/both/"));
  EXPECT_THAT(links("[12](https://other.example/it/news/both/)\n", "en"), HasSubstr("https://other.example/it/news/both/"));
}

TEST_F(OwnLinks, AShownAddressIsTheOneItLeadsTo) {
  const std::string text = links("1 <https://p.example/it/news/both/>\n", "en");
  EXPECT_THAT(text, HasSubstr("https://p.example/en/news/both/"));
  EXPECT_THAT(text, Not(HasSubstr("/it/")));
}

TEST_F(OwnLinks, ASiteWithoutTheLanguageHasNoPageInIt) {
  project_.sources.content.project.site->languages = {LocaleTag("it")};
  EXPECT_THAT(links("[12](https://p.example/it/news/both/)\n", "en"), HasSubstr("https://p.example/it/news/both/"));
}

}  // namespace
}  // namespace divulga
