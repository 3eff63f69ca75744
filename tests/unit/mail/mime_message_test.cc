#include "mail/mime_message.h"

#include <gmock/gmock.h>

#include "mail/transfer_encoding.h"

namespace divulga {
namespace {

using testing::HasSubstr;

TEST(QuotedPrintable, LinesEndInCrlfAndStayWithin76) {
  const std::string encoded = quoted_printable("Perché l’" + std::string(200, 'x') + "\nfine  \nأهلا وسهلا بكم في مكتب الجسر للتوجيه");
  size_t at = 0;
  for (size_t end; (end = encoded.find("\r\n", at)) != std::string::npos; at = end + 2) {
    EXPECT_LE(end - at, 76u);
    EXPECT_EQ(encoded.substr(at, end - at).find('\n'), std::string::npos);
  }
  EXPECT_LE(encoded.size() - at, 76u);
}

TEST(QuotedPrintable, ProtectsWhatTransportChanges) {
  EXPECT_EQ(quoted_printable("a=b"), "a=3Db");
  EXPECT_EQ(quoted_printable("end \nnext\t"), "end=20\r\nnext=09");
  EXPECT_EQ(quoted_printable("From me"), "=46rom me");
  EXPECT_EQ(quoted_printable("one\r\ntwo\rthree\nfour"), "one\r\ntwo\r\nthree\r\nfour");
}

TEST(QuotedPrintable, KeepsACharacterOnOneLine) {
  const std::string encoded = quoted_printable(std::string(74, 'x') + "€");
  EXPECT_EQ(encoded, std::string(74, 'x') + "=\r\n=E2=82=AC");
}

TEST(Base64, WrapsAt76) {
  EXPECT_EQ(base64_encode("Ponte"), "UG9udGU=");
  EXPECT_EQ(base64_lines(std::string(60, 'a')).find("\r\n"), 76u);
}

TEST(Multipart, BoundaryDependsOnlyOnTheSeed) {
  const std::vector<MimePart> parts = {text_part("plain", "uno\n", "it"), text_part("html", "<p>uno</p>", "it")};
  const std::string first = write_message({}, multipart("alternative", parts, "seed"));
  EXPECT_EQ(first, write_message({}, multipart("alternative", parts, "seed")));
  EXPECT_NE(first, write_message({}, multipart("alternative", parts, "other")));
  EXPECT_THAT(first, HasSubstr("MIME-Version: 1.0\r\n"));
  EXPECT_LT(first.find("text/plain"), first.find("text/html"));
}

TEST(Multipart, BoundaryIsAtMost70) {
  const std::string type = multipart("related", {text_part("html", "x", "")}, "s", "text/html").headers.str();
  const size_t begin = type.find("boundary=\"") + 10;
  EXPECT_LE(type.find('"', begin) - begin, 70u);
}

TEST(InlinePart, HasItsContentId) {
  const MimePart part = inline_part("image/png", "bytes", "emblem@ponte.example", "emblem.png");
  EXPECT_THAT(part.headers.str(), HasSubstr("Content-ID: <emblem@ponte.example>\r\n"));
  EXPECT_THAT(part.headers.str(), HasSubstr("Content-Disposition: inline; filename=\"emblem.png\"\r\n"));
}

}  // namespace
}  // namespace divulga
