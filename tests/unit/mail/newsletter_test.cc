#include "mail/newsletter.h"

#include <gmock/gmock.h>

#include "mail/drawing_image.h"
#include "mail/emblem_image.h"
#include "picture/raster.h"
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
  /// With the pictures, soft breaks taken out.
  std::string composed(const Edition& made, MemoryFileSystem& files, const std::map<std::string, std::string>& pictures) {
    for (const auto& [path, bytes] : pictures) files.write(path, bytes);
    for (const char* name : {"newsletter.mustache.html", "newsletter.mustache.txt"})
      files.write(std::string("share/templates/mail/") + name, files_.read(places::share() + "/templates/mail/" + name));
    std::string message = compose_newsletter(made, sources_, {files, "", "share", {}, {}}, sink_);
    for (size_t at; (at = message.find("=\r\n")) != std::string::npos;) message.erase(at, 3);
    return message;
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

const char* const square = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 20 10\"><rect width=\"20\" height=\"10\" fill=\"#1B5E3A\"/></svg>";

TEST_F(Newsletter, ADrawingGoesAsAPictureThatMailProgramsShow) {
  MemoryFileSystem files;
  Edition made = edition("it");
  Figure figure;
  figure.source = "content/ponte/images/pianta.svg";
  figure.alt = "La pianta";
  made.document.blocks.push_back({figure, {}});
  const std::string message = composed(made, files, {{figure.source, square}});
  EXPECT_EQ(sink_.sorted().size(), 0u);
  EXPECT_THAT(message, AllOf(HasSubstr("Content-Type: image/png"), HasSubstr("pianta.png"), Not(HasSubstr("svg"))));
}

TEST_F(Newsletter, TheProjectsMarkStandsAboveTheSender) {
  sources_.content.project.brand.medium = BrandLogo{"content/ponte/logos/ponte.svg", {"Ponte", {}}, {}, {}, {}};
  MemoryFileSystem files;
  const std::string message = composed(edition("it"), files, {{"content/ponte/logos/ponte.svg", square}});
  EXPECT_THAT(message, HasSubstr("Content-ID: <logo@ponte.example>"));
  EXPECT_THAT(message, HasSubstr("<img src=3D\"cid:logo@ponte.example\" width=3D\"112\" height=3D\"56\""));
}

TEST_F(Newsletter, ADrawingThatCannotBeReadIsToldWithItsName) {
  MemoryFileSystem files;
  Edition made = edition("it");
  Figure figure;
  figure.source = "content/ponte/images/rotta.svg";
  made.document.blocks.push_back({figure, {}});
  composed(made, files, {{figure.source, "<svg xmlns=\"http://www.w3.org/2000/svg\""}});
  ASSERT_TRUE(sink_.has_errors());
  EXPECT_THAT(sink_.sorted().front().message.text(), HasSubstr("'content/ponte/images/rotta.svg' cannot be shown in a mail"));
}

TEST(DrawingImage, HasTheDrawingsShapeAndStandsOnWhite) {
  const std::string png = png_of_drawing(square, 200);
  const auto header = read_raster_header(png);
  ASSERT_TRUE(header);
  EXPECT_EQ(header->width, 200);
  EXPECT_EQ(header->height, 100);
  EXPECT_EQ(png, png_of_drawing(square, 200));
}

TEST(DrawingImage, ReadsNothingFromOutside) {
  EXPECT_THROW(png_of_drawing("<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 9 9\"><image xlink:href=\"file:///etc/hostname\" width=\"9\" height=\"9\"/></svg>", 20), Error);
}

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
