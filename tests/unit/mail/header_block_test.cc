#include "mail/header_block.h"

#include <gmock/gmock.h>

#include "diag/diagnostic.h"
#include "mail/encoded_word.h"

namespace divulga {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (size_t at = 0; at < text.size();) {
    const size_t end = text.find("\r\n", at);
    lines.push_back(text.substr(at, end - at));
    at = end == std::string::npos ? text.size() : end + 2;
  }
  return lines;
}

std::string subject(const std::string& text) {
  HeaderBlock headers;
  headers.add_text("Subject", text);
  return headers.str();
}

std::string mailbox(const std::string& name) {
  HeaderBlock headers;
  headers.add_mailbox("From", {name, "notizie@ponte.example"});
  return headers.str();
}

TEST(Subject, StaysAsItIsInAscii) { EXPECT_EQ(subject("News, November"), "Subject: News, November\r\n"); }

TEST(Subject, TakesTheShorterEncoding) {
  EXPECT_EQ(subject("Verso la città"), "Subject: =?UTF-8?Q?Verso_la_citt=C3=A0?=\r\n");
  EXPECT_EQ(subject("أخبار"), "Subject: =?UTF-8?B?2KPYrtio2KfYsQ==?=\r\n");
}

TEST(Subject, EncodedWordsAreAtMost75OctetsAndWholeUtf8) {
  const std::string text = "L’11 dicembre vi aspettiamo: due anni di Ponte, 活动 আমন্ত্রণ 🎉 دعوة إلى الفعالية الختامية للمشروع";
  const std::string header = subject(text);
  size_t words = 0;
  for (const std::string& line : lines_of(header)) {
    EXPECT_LE(line.size(), 76u) << line;
    const size_t begin = line.find("=?UTF-8?B?");
    ASSERT_NE(begin, std::string::npos);
    EXPECT_LE(line.size() - begin, 75u);
    EXPECT_THAT(line, testing::EndsWith("?="));
    ++words;
  }
  EXPECT_GT(words, 2u);
}

TEST(Subject, TextThatLooksLikeAnEncodedWordIsEncoded) { EXPECT_THAT(subject("=?UTF-8?Q?x?="), Not(HasSubstr(" =?UTF-8?Q?x?="))); }

TEST(Subject, FoldsAt78) {
  std::string text;
  for (int i = 0; i < 60; ++i) text += "word" + std::to_string(i) + " ";
  std::string unfolded;
  for (const std::string& line : lines_of(subject(text))) {
    EXPECT_LE(line.size(), 78u);
    unfolded += line;
  }
  EXPECT_EQ(unfolded, "Subject: " + text.substr(0, text.size() - 1));
}

TEST(Header, RefusesLineBreaksAndNul) {
  for (const std::string& bad : {std::string("a\rb"), std::string("a\nBcc: x@y.example"), std::string("a\r\nb"), std::string("a\0b", 3)}) {
    HeaderBlock headers;
    EXPECT_THROW(headers.add_text("Subject", bad), Error);
    EXPECT_THROW(headers.add_structured("List-Id", bad), Error);
    EXPECT_THROW(headers.add_mailbox("From", {bad, "a@b.example"}), Error);
    EXPECT_THROW(headers.add_mailbox("From", {"", bad + "@b.example"}), Error);
    EXPECT_EQ(headers.str(), "");
  }
}

TEST(Header, RefusesIllFormedUtf8) { EXPECT_THROW(subject("caf\xE9"), Error); }

TEST(Header, RefusesAWordAbove998Octets) {
  HeaderBlock headers;
  EXPECT_THROW(headers.add_structured("X", std::string(1200, 'x')), Error);
}

TEST(From, AsciiNameStandsUnquoted) { EXPECT_EQ(mailbox("Progetto Ponte"), "From: Progetto Ponte <notizie@ponte.example>\r\n"); }

TEST(From, SpecialsAreQuoted) { EXPECT_EQ(mailbox("Ponte, \"rete\""), "From: \"Ponte, \\\"rete\\\"\" <notizie@ponte.example>\r\n"); }

TEST(From, OtherScriptsAreUnquotedEncodedWords) {
  EXPECT_EQ(mailbox("桥"), "From: =?UTF-8?B?5qGl?= <notizie@ponte.example>\r\n");
}

TEST(From, LongNamesFold) {
  for (const std::string& line : lines_of(mailbox("جمعية الجسر للتوجيه والإرشاد في المقاطعة الجديدة والبلديات المجاورة لها"))) {
    EXPECT_LE(line.size(), 78u) << line;
  }
}

TEST(MailDate, HasANumericZone) {
  using namespace std::chrono;
  const sys_seconds at = sys_days(year(2026) / 11 / 27) + hours(8);
  EXPECT_EQ(format_mail_date(at, hours(1)), "Fri, 27 Nov 2026 09:00:00 +0100");
  EXPECT_EQ(format_mail_date(at, -minutes(210)), "Fri, 27 Nov 2026 04:30:00 -0330");
}

TEST(Parameter, FileNamesFollowRfc2231) {
  EXPECT_EQ(format_parameter("filename", "a b.pdf"), "; filename=\"a b.pdf\"");
  EXPECT_EQ(format_parameter("filename", "città.pdf"), "; filename*=UTF-8''citt%C3%A0.pdf");
  EXPECT_THAT(format_parameter("filename", "شهادة حضور الدورة التدريبية.pdf"), StartsWith("; filename*0*=UTF-8''%D8%B4"));
}

TEST(Address, SaysWhatIsWrong) {
  EXPECT_EQ(address_problem("a.b+c@ponte.example"), "");
  EXPECT_NE(address_problem("a@b"), "");
  EXPECT_NE(address_problem("a b@c.example"), "");
  EXPECT_NE(address_problem("@c.example"), "");
  EXPECT_NE(address_problem("a..b@c.example"), "");
  EXPECT_NE(address_problem("a@-c.example"), "");
  EXPECT_NE(address_problem("à@c.example"), "");
  EXPECT_NE(address_problem("a@b@c.example>"), "");
}

TEST(Address, CanonicalFormIgnoresCaseAndSpaces) { EXPECT_EQ(canonical_address("  A.B@Ponte.Example "), "a.b@ponte.example"); }

}  // namespace
}  // namespace divulga
