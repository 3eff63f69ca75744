#include "machine/http_machine_translator.h"

#include <gmock/gmock.h>

#include "diag/diagnostic.h"

namespace divulga {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

HttpAnswer answer(int status, const std::string& body = "", std::optional<int> retry_after = {}) {
  HttpAnswer made;
  made.status = status;
  made.body = body;
  if (retry_after) made.retry_after = std::chrono::seconds(*retry_after);
  if (status == 0) made.failure = "Connection refused";
  return made;
}
const std::string good = "{\"translatedText\": [\"Hello\"]}";

class Http : public testing::Test {
 protected:
  std::vector<std::string> translate(std::vector<HttpAnswer> answers, const std::vector<std::string>& texts = {"Ciao"}, const char* target = "en") {
    answers_ = std::move(answers);
    HttpMachineTranslator machine(
        settings_, [this](std::chrono::milliseconds time) { pauses_.push_back(static_cast<int>(time.count())); },
        [this](const HttpPost& request) {
          requests_.push_back(request);
          return answers_.at(std::min(requests_.size(), answers_.size()) - 1);
        });
    return machine.translate(texts, LocaleTag("it"), LocaleTag(target));
  }
  std::string failure(std::vector<HttpAnswer> answers) {
    try {
      translate(std::move(answers));
    } catch (const EnvironmentError& problem) {
      return problem.diagnostic().message.text() + " | " + problem.diagnostic().hint.text();
    }
    return "none";
  }

  MachineSettings settings_{MachineService::libretranslate, "https://t.example", "", "", 30, 3, 1000};
  std::vector<HttpAnswer> answers_;
  std::vector<HttpPost> requests_;
  std::vector<int> pauses_;
};

TEST_F(Http, LibreTranslate) {
  settings_.key = "k\"ey";
  EXPECT_THAT(translate({answer(200, "{\"translatedText\": [\"Hello\", \"A\"]}")}, {"Ciao", "\"A\""}, "zh"), ElementsAre("Hello", "A"));
  ASSERT_EQ(requests_.size(), 1u);
  EXPECT_EQ(requests_[0].url, "https://t.example/translate");
  EXPECT_EQ(requests_[0].body, "{\"q\": [\"Ciao\", \"\\\"A\\\"\"], \"source\": \"it\", \"target\": \"zh\", \"format\": \"html\", \"api_key\": \"k\\\"ey\"}");
  EXPECT_THAT(requests_[0].headers, testing::Contains("Content-Type: application/json"));
}
TEST_F(Http, DeepL) {
  settings_.service = MachineService::deepl;
  settings_.key = "abc:fx";
  EXPECT_THAT(translate({answer(200, "{\"translations\": [{\"detected_source_language\": \"IT\", \"text\": \"Hello\"}]}")}), ElementsAre("Hello"));
  EXPECT_EQ(requests_[0].url, "https://t.example/v2/translate");
  EXPECT_THAT(requests_[0].body, HasSubstr("\"source_lang\": \"IT\", \"target_lang\": \"EN-GB\", \"tag_handling\": \"xml\""));
  EXPECT_THAT(requests_[0].headers, testing::Contains("Authorization: DeepL-Auth-Key abc:fx"));
  EXPECT_EQ(requests_[0].body.find("abc"), std::string::npos);
}
TEST_F(Http, NothingToTranslateAsksNobody) {
  EXPECT_THAT(translate({answer(500)}, {}), IsEmpty());
  EXPECT_TRUE(requests_.empty());
}

TEST_F(Http, ABusyMachineIsAskedAgainWithLongerPauses) {
  settings_.attempts = 4;
  EXPECT_THAT(translate({answer(429), answer(503), answer(0), answer(200, good)}), ElementsAre("Hello"));
  EXPECT_THAT(pauses_, ElementsAre(1000, 2000, 4000));
}
TEST_F(Http, ThePauseThatTheServerAsksFor) {
  translate({answer(429, "", 7), answer(200, good)});
  EXPECT_THAT(pauses_, ElementsAre(7000));
}
TEST_F(Http, NoPauseIsLongerThanAMinute) {
  translate({answer(429, "", 86400), answer(200, good)});
  EXPECT_THAT(pauses_, ElementsAre(60000));
}
TEST_F(Http, AfterTheLastAttemptItIsTold) {
  EXPECT_EQ(failure({answer(503, "{\"error\": \"too many\"}")}), "the machine at 'https://t.example' failed (503) | it says: too many");
  EXPECT_EQ(requests_.size(), 3u);
}
TEST_F(Http, ARefusedKeyIsNotTriedAgain) {
  EXPECT_THAT(failure({answer(403)}), HasSubstr("refuses the key (403)"));
  EXPECT_EQ(requests_.size(), 1u);
}
TEST_F(Http, ASpentQuotaIsNotTriedAgain) {
  EXPECT_THAT(failure({answer(456, "{\"message\": \"Quota exceeded\"}")}), HasSubstr("the quota of the key at 'https://t.example' is spent | it says: Quota exceeded"));
  EXPECT_EQ(requests_.size(), 1u);
}
TEST_F(Http, ACertificateThatDoesNotHoldIsNotTriedAgain) {
  HttpAnswer untrusted = answer(0);
  untrusted.untrusted = true;
  EXPECT_THAT(failure({untrusted}), HasSubstr("the certificate of 'https://t.example' does not hold"));
  EXPECT_EQ(requests_.size(), 1u);
}
TEST_F(Http, NoAnswerAtAll) { EXPECT_THAT(failure({answer(0)}), HasSubstr("does not answer: Connection refused")); }
TEST_F(Http, ARedirectionIsAFailure) { EXPECT_THAT(failure({answer(302)}), HasSubstr("failed (302)")); }
TEST_F(Http, WhatCannotBeReadIsTold) {
  for (const char* body : {"", "<html>", "[]", "{}", "{\"translatedText\": []}", "{\"translatedText\": [\"a\", \"b\"]}", "{\"translatedText\": \"Hello\"}", "{\"translatedText\": [{\"a\": 1}]}"})
    EXPECT_THAT(failure({answer(200, body)}), HasSubstr("answers what cannot be read")) << body;
}

}  // namespace
}  // namespace divulga
