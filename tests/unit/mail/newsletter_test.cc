#include "mail/newsletter.h"

#include <gmock/gmock.h>

#include "mail/emblem_image.h"
#include "places.h"

namespace divulga {
namespace {

using testing::AllOf;
using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;

class Newsletter : public testing::Test {
 protected:
  Newsletter() {
    Project& project = sources_.content.project;
    project.id = "ponte";
    project.directory = "content/ponte";
    project.title = {"Ponte", {}};
    project.prog = "DEMO-0000";
    project.cup = "Z99Z99999999999";
    project.demonstration = true;
    project.source_language = LocaleTag("it");
    project.lead.name = {"Prefettura di Valdora", {}};
    project.site = SiteChannel{"https://ponte.example/", {"Ponte", {}}, {}};
    project.mail = MailChannel{{"Città del Ponte", {}}, "news@ponte.example", "desk@ponte.example", "stakeholders.ponte.example",
                               "https://ponte.example/", {"Ricevi questa lettera perché ti sei iscritto.", {}}};
    material_.folder = Folder::newsletters;
    material_.name = "2026-11";
    material_.file = "content/ponte/newsletters/2026-11.md";
    material_.date = Date{2026, 11, 27};
    material_.outputs = {Output::mail, Output::web};
  }
  Edition edition(const std::string& language, const std::string& text = "Ciao") {
    Edition made;
    made.material = &material_;
    made.language = LocaleTag(language);
    made.name = material_.name;
    made.document.language = made.language;
    made.document.title = "Notizie";
    made.document.summary = "In breve";
    made.document.blocks = {{Paragraph{{{Text{text}}}}, {}}};
    made.subject = "Due anni di città";
    return made;
  }
  std::string eml(const std::string& language, const std::string& text = "Ciao") {
    return compose_newsletter(edition(language, text), sources_, {files_, "", places::share(), {}, {}}, sink_);
  }
  std::string headers(const std::string& language) {
    const std::string message = eml(language);
    return message.substr(0, message.find("\r\n\r\n") + 2);
  }

  DiskFileSystem files_;
  ProjectSources sources_;
  Material material_;
  DiagnosticSink sink_;
};

TEST_F(Newsletter, FromIsOneMailboxWithAnEncodedName) {
  EXPECT_THAT(headers("it"), HasSubstr("From: =?UTF-8?"));
  EXPECT_THAT(headers("it"), ContainsRegex("\\?= <news@ponte\\.example>\r\n"));
}

TEST_F(Newsletter, HasTheListsHeaders) {
  EXPECT_THAT(headers("it"), AllOf(HasSubstr("List-Id: <stakeholders.ponte.example>\r\n"),
                                   HasSubstr("List-Unsubscribe:\r\n <https://ponte.example/u/"),
                                   HasSubstr("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"),
                                   HasSubstr("List-Help: <mailto:desk@ponte.example>\r\n"),
                                   HasSubstr("List-Owner: <mailto:desk@ponte.example>\r\n"),
                                   HasSubstr("List-Archive: <https://ponte.example/>\r\n"), Not(HasSubstr("List-Post"))));
}

TEST_F(Newsletter, HasDateReplyToLanguageAndVersion) {
  EXPECT_THAT(headers("it"), AllOf(HasSubstr("Date: Fri, 27 Nov 2026 09:00:00 +0000\r\n"), HasSubstr("Reply-To: desk@ponte.example\r\n"),
                                   HasSubstr("Content-Language: it\r\n"), HasSubstr("MIME-Version: 1.0\r\n")));
}

TEST_F(Newsletter, HasOneMessageIdOfTheSendingDomain) {
  const std::string head = headers("it");
  EXPECT_THAT(head, ContainsRegex("Message-ID:\r\n <[0-9a-f]+@ponte\\.example>\r\n"));
  EXPECT_EQ(head.find("Message-ID"), head.rfind("Message-ID"));
}

TEST_F(Newsletter, NoBcc) { EXPECT_THAT(headers("it"), Not(HasSubstr("Bcc"))); }

TEST_F(Newsletter, TextComesBeforeHtmlAndTheEmblemIsRelated) {
  const std::string message = eml("it");
  EXPECT_LT(message.find("multipart/alternative"), message.find("text/plain"));
  EXPECT_LT(message.find("text/plain"), message.find("multipart/related"));
  EXPECT_LT(message.find("text/html"), message.find("Content-ID: <emblem@ponte.example>"));
}

TEST_F(Newsletter, EveryLineIsShortAndEndsInCrlf) {
  const std::string message = eml("ar", std::string(5000, 'x') + " أهلا");
  for (size_t at = 0; at < message.size();) {
    const size_t end = message.find("\r\n", at);
    ASSERT_NE(end, std::string::npos);
    EXPECT_LE(end - at, 78u);
    EXPECT_EQ(message.substr(at, end - at).find_first_of("\r\n"), std::string::npos);
    at = end + 2;
  }
}

TEST_F(Newsletter, RootAndInnerWrapperSayLanguageAndDirection) {
  std::string message = eml("ar");
  for (size_t at; (at = message.find("=\r\n")) != std::string::npos;) message.erase(at, 3);   // soft breaks
  EXPECT_THAT(message, HasSubstr("<html lang=3D\"ar\" dir=3D\"rtl\">"));
  EXPECT_THAT(message, ContainsRegex("<div role=3D[^>]*lang=3D\"ar\" dir=3D\"rtl\""));
}

TEST_F(Newsletter, TheFooterSaysWhoWhyHowToLeaveAndTheCodes) {
  const std::string message = eml("it");
  for (const char* said : {"Prefettura di Valdora", "ti sei iscritto", "DEMO-0000", "Z99Z99999999999", "Cofinanziato", "u/sample"}) {
    EXPECT_THAT(message, HasSubstr(said));
  }
  sources_.content.project.demonstration = false;
  EXPECT_THAT(eml("it"), Not(HasSubstr("Demonstration")));
}

TEST_F(Newsletter, LinksToItsEditionOnTheSite) { EXPECT_THAT(eml("ar"), HasSubstr("https://ponte.example/ar/newsletters/2026-11/")); }

TEST_F(Newsletter, SameInputSameBytes) { EXPECT_EQ(eml("it"), eml("it")); }

TEST_F(Newsletter, TellsWhatAMailProgramWouldCut) {
  eml("it", std::string(110 * 1024, 'x'));
  ASSERT_TRUE(sink_.has_errors());
  EXPECT_EQ(sink_.sorted().front().code, "mail-too-long");
}

TEST_F(Newsletter, WithoutAMailChannelIsAMistakeOfTheProject) {
  sources_.content.project.mail.reset();
  EXPECT_EQ(eml("it"), "");
  ASSERT_TRUE(sink_.has_errors());
  EXPECT_EQ(sink_.sorted().front().span.file, "content/ponte/project.yaml");
}

TEST(EmblemImage, HasItsColoursAndDependsOnTheHeightAlone) {
  const std::string png = emblem_png(120);
  EXPECT_EQ(png.substr(1, 3), "PNG");
  EXPECT_EQ(png, emblem_png(120));
  EXPECT_LT(png.size(), 8000u);
}

}  // namespace
}  // namespace divulga
