#include "smtp/smtp_reply.h"

#include <gtest/gtest.h>

#include "diag/diagnostic.h"

namespace divulga {
namespace {

TEST(SmtpReply, ComesInAnyPieces) {
  const std::string wire = "250-mail.example\r\n250-SIZE 1000\r\n250 PIPELINING\r\n";
  SmtpReplyParser parser;
  for (size_t i = 0; i + 1 < wire.size(); ++i) {
    parser.feed(wire.substr(i, 1));
    ASSERT_FALSE(parser.next()) << i;
  }
  parser.feed("\n");
  const auto reply = parser.next();
  ASSERT_TRUE(reply);
  EXPECT_EQ(reply->code, 250);
  EXPECT_EQ(reply->lines, (std::vector<std::string>{"mail.example", "SIZE 1000", "PIPELINING"}));
  EXPECT_FALSE(parser.has_rest());
}

TEST(SmtpReply, SeveralInOnePiece) {
  SmtpReplyParser parser;
  parser.feed("250 ok\r\n550 5.1.1 no\r\n354 go");
  EXPECT_EQ(parser.next()->code, 250);
  EXPECT_EQ(parser.next()->code, 550);
  EXPECT_FALSE(parser.next());
  EXPECT_TRUE(parser.has_rest());
}

TEST(SmtpReply, KnowsEnhancedCodes) {
  EXPECT_EQ((SmtpReply{550, {"5.1.1 no such user"}}.enhanced()), "5.1.1");
  EXPECT_EQ((SmtpReply{550, {"5.1.1 no such user", "5.1.1 sorry"}}.text()), "no such user sorry");
  EXPECT_EQ((SmtpReply{250, {"10.0.0.1 hello"}}.enhanced()), "");
  EXPECT_EQ((SmtpReply{250, {""}}.enhanced()), "");
}

TEST(SmtpReply, ControlCharactersDoNotReachAReport) { EXPECT_EQ((SmtpReply{550, {"a\x1b[31mb"}}.text()), "a [31mb"); }

TEST(SmtpReply, GarbageIsToldFromSmtp) {
  for (const std::string garbage : {"hello\r\n", "25\r\n", "2500 x\r\n", "999 x\r\n", "\r\n", "250-a\r\n251 b\r\n"}) {
    SmtpReplyParser parser;
    parser.feed(garbage);
    EXPECT_THROW(parser.next(), Error) << garbage;
  }
}

TEST(SmtpReply, IsBounded) {
  SmtpReplyParser line;
  line.feed("250 " + std::string(5000, 'x'));
  EXPECT_THROW(line.next(), Error);
  SmtpReplyParser many;
  for (int i = 0; i < 500; ++i) many.feed("250-x\r\n");
  EXPECT_THROW(many.next(), Error);
}

}  // namespace
}  // namespace divulga
