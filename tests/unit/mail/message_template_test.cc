#include "mail/message_template.h"

#include <gmock/gmock.h>

#include "diag/diagnostic.h"
#include "mail/mime_message.h"

namespace divulga {
namespace {

using testing::HasSubstr;
using testing::Not;

MessageTemplate sample() {
  HeaderBlock headers;
  headers.add_raw("To", " " + field_mark(FieldContext::mailbox, "to"));
  headers.add_raw("Message-ID", "\r\n <" + field_mark(FieldContext::token, "message_id") + ">");
  const std::string text = "Ciao " + field_mark(FieldContext::text, "name") + ", 50 = 50\nFine.\n";
  return MessageTemplate(write_message(headers, text_part("plain", text, "it")));
}

MergeFields fields() { return {{"Zoë", "zoe@ponte.example"}, {{"message_id", "1@ponte.example"}, {"name", "Zoë = Z"}}}; }

TEST(MessageTemplate, FillsHeadersAndBody) {
  const std::string message = sample().fill_in(fields());
  EXPECT_THAT(message, HasSubstr("To: =?UTF-8?Q?Zo=C3=AB?= <zoe@ponte.example>\r\n"));
  EXPECT_THAT(message, HasSubstr("Message-ID:\r\n <1@ponte.example>\r\n"));
  EXPECT_THAT(message, HasSubstr("Ciao =\r\nZo=C3=AB =3D Z=\r\n, 50 =3D 50\r\nFine.\r\n"));
  EXPECT_THAT(message, Not(testing::ContainsRegex("[\x01-\x08]")));
}

TEST(MessageTemplate, IsItsStoredForm) {
  const MessageTemplate first = sample();
  EXPECT_EQ(MessageTemplate(first.wire()).fill_in(fields()), first.fill_in(fields()));
}

TEST(MessageTemplate, WantsEveryValue) { EXPECT_THROW(sample().fill_in({{"", "a@b.example"}, {}}), Error); }

TEST(MessageTemplate, RefusesLineBreaksInMergeData) {
  MergeFields bad = fields();
  bad.to.name = "A\r\nBcc: everyone@ponte.example";
  EXPECT_THROW(sample().fill_in(bad), Error);
  bad = fields();
  bad.values["message_id"] = "1@ponte.example>\r\nX: y";
  EXPECT_THROW(sample().fill_in(bad), Error);
  bad = fields();
  bad.values["name"] = "A\nB";
  EXPECT_THROW(sample().fill_in(bad), Error);
}

TEST(MessageTemplate, EscapesForHtml) {
  HeaderBlock headers;
  const MessageTemplate message(write_message(headers, text_part("html", "<p>" + field_mark(FieldContext::html, "name") + "</p>", "it")));
  EXPECT_THAT(message.fill_in({{"", "a@b.example"}, {{"name", "<script>"}}}), HasSubstr("&lt;script&gt;"));
}

}  // namespace
}  // namespace divulga
