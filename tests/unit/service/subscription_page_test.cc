#include "service/subscription_page.h"
#include "places.h"

#include <gmock/gmock.h>

namespace divulga {
namespace {

using testing::HasSubstr;
using testing::Not;

class SubscriptionPageTest : public testing::Test {
 protected:
  Subscription reader(const std::string& language) {
    Subscription subscription;
    subscription.subscriber.language = language;
    subscription.subscriber.address = "a@reader.example";
    subscription.list.title = "Rete <Ponte>";
    subscription.token = "tokentokentokentoken";
    return subscription;
  }

  DiskFileSystem files_;
  SubscriptionPages pages_{files_, "", places::share()};
};

TEST_F(SubscriptionPageTest, SpeaksTheSubscribersLanguage) {
  for (const auto& [language, direction] : {std::pair{"it", "ltr"}, std::pair{"ar", "rtl"}, std::pair{"bn", "ltr"}, std::pair{"zh", "ltr"}, std::pair{"fr", "ltr"}}) {
    const Subscription subscription = reader(language);
    const std::string page = pages_.page(SubscriptionPageKind::question, &subscription, LocaleTag("en"));
    EXPECT_THAT(page, HasSubstr(std::string("<html lang=\"") + language + "\" dir=\"" + direction + "\">"));
    EXPECT_THAT(page, Not(HasSubstr("Stop receiving"))) << language;
  }
}

TEST_F(SubscriptionPageTest, FallsBackToEnglish) {
  const Subscription subscription = reader("ka");
  EXPECT_THAT(pages_.page(SubscriptionPageKind::question, &subscription, LocaleTag("en")), HasSubstr("Stop receiving"));
}

TEST_F(SubscriptionPageTest, NamesTheListEscapedAndNeverTheAddress) {
  const Subscription subscription = reader("en");
  const std::string page = pages_.page(SubscriptionPageKind::question, &subscription, LocaleTag("en"));
  EXPECT_THAT(page, HasSubstr("Rete &lt;Ponte&gt;"));
  EXPECT_THAT(page, Not(HasSubstr("reader.example")));
}

TEST_F(SubscriptionPageTest, OnlyTheQuestionHasAForm) {
  const Subscription subscription = reader("en");
  for (const auto kind : {SubscriptionPageKind::done, SubscriptionPageKind::unknown, SubscriptionPageKind::bad_request}) {
    EXPECT_THAT(pages_.page(kind, &subscription, LocaleTag("en")), Not(HasSubstr("<form")));
  }
  EXPECT_THAT(pages_.page(SubscriptionPageKind::question, &subscription, LocaleTag("en")), HasSubstr("<form method=\"post\""));
}

TEST_F(SubscriptionPageTest, LoadsNothingFromElsewhere) {
  const Subscription subscription = reader("en");
  const std::string page = pages_.page(SubscriptionPageKind::question, &subscription, LocaleTag("en"));
  for (const char* foreign : {"<script", "src=", "http:", "https:", "@import"}) EXPECT_THAT(page, Not(HasSubstr(foreign)));
}

TEST_F(SubscriptionPageTest, ReadsAcceptLanguage) {
  EXPECT_EQ(pages_.accepted_language("ka, ar-EG;q=0.9, it").str(), "ar");
  EXPECT_EQ(pages_.accepted_language("").str(), "en");
  EXPECT_EQ(pages_.accepted_language(";;,, x").str(), "en");
}

}  // namespace
}  // namespace divulga
