#include "service/delivery_settings.h"
#include "places.h"

#include <gmock/gmock.h>

#include <regex>

namespace divulga {
namespace {

using testing::HasSubstr;

class DeliverySettingsTest : public testing::Test {
 protected:
  DeliverySettings load(const std::string& yaml) {
    files_.write("root/divulga.yaml", yaml);
    return load_delivery_settings(files_, "root", sink_);
  }
  std::string messages() const {
    std::string all;
    for (const Diagnostic& d : sink_.sorted()) all += std::to_string(d.span.line) + ":" + d.message.text() + " (" + d.hint.text() + ")\n";
    return all;
  }

  MemoryFileSystem files_;
  DiagnosticSink sink_;
};

constexpr const char* kWhole = R"(transport: smtp
unknown: resend
max_lateness_hours: 48
maildir: { path: letters }
smtp:
  host: mail.example.org
  port: 2525
  tls: opportunistic
  ca_file: ca.pem
  helo: news.example.org
  user: ponte
  password_file: secret
)";

TEST_F(DeliverySettingsTest, WithoutAFileMailBecomesFiles) {
  EXPECT_EQ(load_delivery_settings(files_, "root", sink_).transport, TransportKind::maildir);
  EXPECT_EQ(messages(), "");
}

TEST_F(DeliverySettingsTest, ReadsEveryKey) {
  files_.write("root/secret", "open sesame\n");
  const DeliverySettings settings = load(kWhole);
  EXPECT_EQ(messages(), "");
  EXPECT_EQ(settings.transport, TransportKind::smtp);
  EXPECT_EQ(settings.unknown, UnknownPolicy::resend);
  EXPECT_EQ(settings.max_lateness_hours, 48);
  EXPECT_EQ(settings.maildir, "letters");
  EXPECT_EQ(settings.smtp.host, "mail.example.org");
  EXPECT_EQ(settings.smtp.port, 2525);
  EXPECT_EQ(settings.smtp.tls, SmtpTls::opportunistic);
  EXPECT_EQ(settings.smtp.ca_file, "root/ca.pem");
  EXPECT_EQ(settings.smtp.helo, "news.example.org");
  EXPECT_EQ(settings.smtp.user, "ponte");
  EXPECT_EQ(settings.smtp.password, "open sesame");
}

TEST_F(DeliverySettingsTest, EncryptsUnlessToldOtherwise) {
  EXPECT_EQ(load("transport: smtp\nsmtp: { host: a.example }\n").smtp.tls, SmtpTls::starttls);
  EXPECT_EQ(load("transport: smtp\nsmtp: { host: a.example, tls: implicit }\n").smtp.port, 465);
}

TEST_F(DeliverySettingsTest, TellsEveryMistakeInOneRun) {
  load("transport: pigeon\nunknwon: hold\nmax_lateness_hours: 0\nsmtp: { port: 99999, tls: some, user: x }\n");
  for (const char* said : {"pigeon", "unknwon", "max_lateness_hours", "host", "port", "some", "password_file"}) EXPECT_THAT(messages(), HasSubstr(said));
}

TEST_F(DeliverySettingsTest, SmtpNeedsItsGroup) {
  load("transport: smtp\n");
  EXPECT_THAT(messages(), HasSubstr("needs the group 'smtp'"));
}

TEST_F(DeliverySettingsTest, NamesAPasswordFileThatIsNotThere) {
  load("transport: smtp\nsmtp: { host: a.example, user: x, password_file: nowhere }\n");
  EXPECT_THAT(messages(), HasSubstr("'nowhere'"));
}

/// Loader, schema and guide speak of the same keys.
TEST_F(DeliverySettingsTest, SchemaAndGuideKnowTheSameKeys) {
  const DiskFileSystem disk;
  const std::string schema = disk.read(places::source() + "/docs/schema/delivery.schema.json"), guide = disk.read(places::source() + "/docs/workspace.md");
  const std::string whole = kWhole;
  const std::regex key("([a-z_]+):");
  for (std::sregex_iterator at(whole.begin(), whole.end(), key), end; at != end; ++at) {
    EXPECT_THAT(schema, HasSubstr("\"" + (*at)[1].str() + "\": {"));
    EXPECT_THAT(guide, HasSubstr((*at)[1].str() + ":"));
  }
  const std::regex property("\"([a-z_]+)\": \\{");
  for (std::sregex_iterator at(schema.begin(), schema.end(), property), end; at != end; ++at) {
    if ((*at)[1] == "properties") continue;
    EXPECT_THAT(whole, HasSubstr((*at)[1].str() + ":"));
  }
}

}  // namespace
}  // namespace divulga
