#include "smtp/smtp_transport.h"

#include <gmock/gmock.h>

#include "unit/smtp/scripted_server.h"

namespace divulga {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

const std::string kMessage = "Subject: x\r\n\r\n.dot\r\nbody\r\n";
const Envelope kEnvelope{"from@ponte.example", "to@reader.example", "1@ponte.example"};

SmtpSettings settings_for(const ScriptedServer& server) {
  SmtpSettings settings;
  settings.port = server.port();
  settings.tls = SmtpTls::none;
  settings.helo = "client.example";
  settings.reply_timeout = settings.data_timeout = std::chrono::seconds(20);
  return settings;
}

Outcome deliver(SmtpTransport& transport) {
  return transport.deliver(kEnvelope, kMessage, [] { return true; });
}

Outcome deliver_once(ScriptedServer& server) {
  SmtpTransport transport(settings_for(server));
  return deliver(transport);
}

Outcome outcome_of(const ScriptedServer::Script& script) {
  ScriptedServer server(script);
  return deliver_once(server);
}

TEST(SmtpTransport, HandsAMessageOver) {
  ScriptedServer server(ScriptedServer::Script{});
  const Outcome outcome = deliver_once(server);
  EXPECT_EQ(outcome.verdict, Verdict::accepted);
  EXPECT_EQ(outcome.code, 250);
  EXPECT_THAT(server.messages(), ElementsAre(kMessage));
  EXPECT_THAT(server.commands(), Contains("MAIL FROM:<from@ponte.example> SIZE=" + std::to_string(kMessage.size() + 1)));
}

TEST(SmtpTransport, WorksWithoutExtensions) {
  ScriptedServer server(ScriptedServer::Script{{"EHLO", "502 what\r\n"}});
  EXPECT_EQ(deliver_once(server).verdict, Verdict::accepted);
  EXPECT_THAT(server.commands(), Contains("MAIL FROM:<from@ponte.example>"));
}

TEST(SmtpTransport, OneConnectionCarriesMany) {
  ScriptedServer server(ScriptedServer::Script{});
  SmtpTransport transport(settings_for(server));
  for (int i = 0; i < 5; ++i) EXPECT_EQ(deliver(transport).verdict, Verdict::accepted);
  EXPECT_EQ(server.connections(), 1);
  EXPECT_EQ(server.messages().size(), 5u);
}

TEST(SmtpTransport, AConnectionCarriesNoMoreThanItMay) {
  ScriptedServer server(ScriptedServer::Script{});
  SmtpSettings settings = settings_for(server);
  settings.messages_per_connection = 2;
  SmtpTransport transport(settings);
  for (int i = 0; i < 4; ++i) EXPECT_EQ(deliver(transport).verdict, Verdict::accepted);
  EXPECT_EQ(server.connections(), 2);
}

TEST(SmtpTransport, ClosedBeforeTheDotIsDeferred) {
  for (const char* step : {"connect", "EHLO", "MAIL", "RCPT", "DATA"}) {
    const Outcome outcome = outcome_of({{step, ""}});
    EXPECT_EQ(outcome.verdict, Verdict::deferred) << step;
    EXPECT_EQ(outcome.scope, Scope::route) << step;
  }
}

TEST(SmtpTransport, ClosedAfterTheDotIsUnknown) { EXPECT_EQ(outcome_of({{"dot", ""}}).verdict, Verdict::unknown); }

TEST(SmtpTransport, CutInsideAnAnswerEndsAtOnce) {
  EXPECT_EQ(outcome_of({{"EHLO", "250-here\r\n250-PIPE"}}).verdict, Verdict::deferred);
  EXPECT_EQ(outcome_of({{"connect", "220-wel"}}).verdict, Verdict::deferred);
  EXPECT_EQ(outcome_of({{"dot", "250-2.0.0 queu"}}).verdict, Verdict::unknown);
}

TEST(SmtpTransport, GarbageIsNoAnswer) {
  EXPECT_EQ(outcome_of({{"connect", "HTTP/1.1 400 Bad Request\r\n"}}).verdict, Verdict::deferred);
  EXPECT_EQ(outcome_of({{"RCPT", "\x80\x81 what\r\n"}}).verdict, Verdict::deferred);
  EXPECT_EQ(outcome_of({{"dot", "yes\r\n"}}).verdict, Verdict::unknown);
}

TEST(SmtpTransport, FourHundredsDefer) {
  for (const char* step : {"connect", "EHLO", "MAIL", "RCPT", "DATA", "dot"}) {
    EXPECT_EQ(outcome_of({{step, "451 4.3.0 later\r\n"}}).verdict, Verdict::deferred) << step;
  }
  EXPECT_EQ(outcome_of({{"RCPT", "451 4.3.0 later\r\n"}}).scope, Scope::message);
  EXPECT_EQ(outcome_of({{"MAIL", "451 4.3.0 later\r\n"}}).scope, Scope::route);
  EXPECT_EQ(outcome_of({{"RCPT", "421 4.3.2 going down\r\n"}}).scope, Scope::route);
  EXPECT_EQ(outcome_of({{"RCPT", "452 4.3.1 disk\r\n"}}).scope, Scope::route);
  EXPECT_EQ(outcome_of({{"RCPT", "452 4.2.2 mailbox full\r\n"}}).scope, Scope::message);
}

TEST(SmtpTransport, FiveHundredsAtTheMessageReject) {
  for (const char* step : {"MAIL", "RCPT", "DATA", "dot"}) {
    const Outcome outcome = outcome_of({{step, "550 5.1.1 no such user\r\n"}});
    EXPECT_EQ(outcome.verdict, Verdict::rejected) << step;
    EXPECT_EQ(outcome.enhanced, "5.1.1") << step;
    EXPECT_THAT(outcome.text, HasSubstr("no such user")) << step;
  }
}

TEST(SmtpTransport, FiveHundredsAtTheDoorCloseTheRouteAndRejectNobody) {
  for (const char* step : {"connect", "HELO"}) {
    const Outcome outcome = outcome_of({{"EHLO", "550 no\r\n"}, {step, "554 5.7.1 not you\r\n"}});
    EXPECT_EQ(outcome.verdict, Verdict::deferred) << step;
    EXPECT_EQ(outcome.scope, Scope::route) << step;
  }
  EXPECT_EQ(outcome_of({{"MAIL", "530 5.7.0 authenticate first\r\n"}}).scope, Scope::route);
}

TEST(SmtpTransport, GoesOnAfterARejection) {
  ScriptedServer server(ScriptedServer::Script{{"RCPT", "550 5.1.1 no such user\r\n"}, {"DATA", "503 5.5.1 no recipients\r\n"}});
  SmtpTransport transport(settings_for(server));
  EXPECT_EQ(deliver(transport).verdict, Verdict::rejected);
  server.set("RCPT", "250 ok\r\n");
  server.set("DATA", "354 go\r\n");
  EXPECT_EQ(deliver(transport).verdict, Verdict::accepted);
  EXPECT_EQ(server.connections(), 1);
  EXPECT_THAT(server.commands(), Contains("RSET"));
}

TEST(SmtpTransport, NeverSendsAMessageToAServerThatTookNobody) {
  ScriptedServer server(ScriptedServer::Script{{"RCPT", "550 5.1.1 no such user\r\n"}});   // and yet answers 354 to DATA
  SmtpTransport transport(settings_for(server));
  EXPECT_EQ(deliver(transport).verdict, Verdict::rejected);
  server.set("RCPT", "250 ok\r\n");
  EXPECT_EQ(deliver(transport).verdict, Verdict::accepted);
  EXPECT_EQ(server.messages().size(), 1u);
}

TEST(SmtpTransport, AnIdleConnectionThatTheServerClosedIsReplaced) {
  ScriptedServer server(ScriptedServer::Script{});
  SmtpTransport transport(settings_for(server));
  EXPECT_EQ(deliver(transport).verdict, Verdict::accepted);
  server.set("MAIL@1", "");
  EXPECT_EQ(deliver(transport).verdict, Verdict::accepted);
  EXPECT_EQ(server.connections(), 2);
}

TEST(SmtpTransport, WithdrawnSendsNoDot) {
  ScriptedServer server(ScriptedServer::Script{});
  SmtpTransport transport(settings_for(server));
  EXPECT_EQ(transport.deliver(kEnvelope, kMessage, [] { return false; }).verdict, Verdict::withdrawn);
  EXPECT_EQ(deliver(transport).verdict, Verdict::accepted);
  EXPECT_THAT(server.messages(), ElementsAre(kMessage));
}

TEST(SmtpTransport, AsksOnceAndOnlyAfterTheServerSaidGo) {
  ScriptedServer server(ScriptedServer::Script{{"DATA", "451 4.3.0 later\r\n"}});
  SmtpTransport transport(settings_for(server));
  int asked = 0;
  transport.deliver(kEnvelope, kMessage, [&] { return ++asked > 0; });
  EXPECT_EQ(asked, 0);
  server.set("DATA", "354 go\r\n");
  transport.deliver(kEnvelope, kMessage, [&] { return ++asked > 0; });
  EXPECT_EQ(asked, 1);
}

TEST(SmtpTransport, KnowsTheServersSizeLimit) {
  ScriptedServer server(ScriptedServer::Script{{"EHLO", "250-here\r\n250 SIZE 10\r\n"}});
  const Outcome outcome = deliver_once(server);
  EXPECT_EQ(outcome.verdict, Verdict::rejected);
  EXPECT_EQ(outcome.enhanced, "5.3.4");
}

TEST(SmtpTransport, EightBitTextNeedsAServerThatTakesIt) {
  ScriptedServer server(ScriptedServer::Script{});
  SmtpTransport transport(settings_for(server));
  transport.deliver(kEnvelope, "Subject: x\r\n\r\ncittà\r\n", [] { return true; });
  EXPECT_THAT(server.commands(), Contains(HasSubstr(" BODY=8BITMIME")));
  ScriptedServer old(ScriptedServer::Script{{"EHLO", "250 here\r\n"}});
  SmtpTransport other(settings_for(old));
  EXPECT_EQ(other.deliver(kEnvelope, "\r\ncittà\r\n", [] { return true; }).enhanced, "5.6.3");
}

TEST(SmtpTransport, AuthenticatesByPlainOrLogin) {
  ScriptedServer plain(ScriptedServer::Script{{"EHLO", "250-here\r\n250 AUTH LOGIN PLAIN\r\n"}});
  SmtpSettings settings = settings_for(plain);
  settings.user = "ponte";
  settings.password = "secret";
  SmtpTransport by_plain(settings);
  EXPECT_EQ(deliver(by_plain).verdict, Verdict::accepted);
  EXPECT_THAT(plain.commands(), Contains("AUTH PLAIN AHBvbnRlAHNlY3JldA=="));

  ScriptedServer login(ScriptedServer::Script{{"EHLO", "250-here\r\n250 AUTH LOGIN\r\n"}, {"AUTH", "334 VXNlcm5hbWU6\r\n"}, {"cG9u", "334 UGFzc3dvcmQ6\r\n"}, {"c2Vj", "235 ok\r\n"}});
  settings.port = login.port();
  SmtpTransport by_login(settings);
  EXPECT_EQ(deliver(by_login).verdict, Verdict::accepted);
  EXPECT_THAT(login.commands(), Contains("c2VjcmV0"));
}

TEST(SmtpTransport, AWrongPasswordClosesTheRoute) {
  ScriptedServer server(ScriptedServer::Script{{"EHLO", "250-here\r\n250 AUTH PLAIN\r\n"}, {"AUTH", "535 5.7.8 wrong\r\n"}});
  SmtpSettings settings = settings_for(server);
  settings.user = "ponte";
  SmtpTransport transport(settings);
  const Outcome outcome = deliver(transport);
  EXPECT_EQ(outcome.verdict, Verdict::deferred);
  EXPECT_EQ(outcome.scope, Scope::route);
  EXPECT_THAT(outcome.text, Not(HasSubstr("secret")));
}

TEST(SmtpTransport, WithoutEncryptionNothingIsSentWhereItIsAskedFor) {
  ScriptedServer server(ScriptedServer::Script{});
  SmtpSettings settings = settings_for(server);
  settings.tls = SmtpTls::starttls;
  settings.user = "ponte";
  settings.password = "secret";
  SmtpTransport transport(settings);
  EXPECT_EQ(deliver(transport).scope, Scope::route);
  for (const std::string& command : server.commands()) EXPECT_THAT(command, HasSubstr("EHLO"));
}

TEST(SmtpTransport, ASilentServerIsLeftAfterItsTime) {
  ScriptedServer server(ScriptedServer::Script{{"connect", "220-still\r\n"}});
  SmtpSettings settings = settings_for(server);
  settings.reply_timeout = std::chrono::milliseconds(50);
  SmtpTransport transport(settings);
  const Outcome outcome = deliver(transport);
  EXPECT_EQ(outcome.verdict, Verdict::deferred);
  EXPECT_THAT(outcome.text, HasSubstr("in time"));
}

TEST(SmtpTransport, AClosedPortIsDeferred) {
  std::uint16_t port = 0;
  {
    ScriptedServer server(ScriptedServer::Script{});
    port = server.port();
  }
  SmtpSettings settings;
  settings.port = port;
  settings.tls = SmtpTls::none;
  SmtpTransport transport(settings);
  EXPECT_EQ(deliver(transport).scope, Scope::route);
}

}  // namespace
}  // namespace divulga
