#include "smtp/smtp_session.h"

#include <unistd.h>

#include <algorithm>
#include <sstream>

#include "mail/transfer_encoding.h"
#include "smtp/dot_stuffing.h"

namespace divulga {
namespace {

std::string host_name() {
  char buffer[256] = {};
  if (::gethostname(buffer, sizeof buffer - 1) != 0 || buffer[0] == '\0') return "localhost";
  return buffer;
}

std::string upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return text;
}

bool has_eight_bit(const std::string& text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

constexpr size_t kTail = 1024;   // goes out together with the final dot

}  // namespace

SmtpRefused::SmtpRefused(const std::string& step, const SmtpReply& answer)
    : std::runtime_error(step + ": " + std::to_string(answer.code) + " " + answer.text()), reply(answer) {}

SmtpSession::SmtpSession(const SmtpSettings& settings) : settings_(settings), connection_(settings) {
  if (settings_.helo.empty()) settings_.helo = host_name();
  const SmtpReply greeting = connection_.receive(settings_.reply_timeout);
  if (!greeting.positive()) throw SmtpRefused("greeting", greeting);
  greet();
  const bool wants_tls = settings_.tls == SmtpTls::starttls || settings_.tls == SmtpTls::opportunistic;
  if (wants_tls && offers("STARTTLS")) {
    const SmtpReply reply = command("STARTTLS");
    if (!reply.positive()) throw SmtpRefused("STARTTLS", reply);
    connection_.start_tls();
    greet();                       // what was offered in the clear does not count
  } else if (settings_.tls == SmtpTls::starttls) {
    throw SmtpRefused("STARTTLS", {454, {"the server offers no encryption, which the settings ask for"}});
  }
  if (!settings_.user.empty()) authenticate();
}

SmtpReply SmtpSession::command(const std::string& line) {
  connection_.send(line + "\r\n");
  return connection_.receive(settings_.reply_timeout);
}

void SmtpSession::greet() {
  extensions_.clear();
  size_limit_ = 0;
  SmtpReply reply = command("EHLO " + settings_.helo);
  if (reply.permanent()) {
    reply = command("HELO " + settings_.helo);
    if (!reply.positive()) throw SmtpRefused("HELO", reply);
    return;
  }
  if (!reply.positive()) throw SmtpRefused("EHLO", reply);
  for (size_t i = 1; i < reply.lines.size(); ++i) {
    std::istringstream words(upper(reply.lines[i]));
    std::string keyword, word;
    words >> keyword;
    extensions_.insert(keyword);
    while (words >> word) {
      if (keyword == "AUTH") extensions_.insert("AUTH " + word);
      if (keyword == "SIZE" && word.size() < 16 && std::all_of(word.begin(), word.end(), ::isdigit)) size_limit_ = std::stoull(word);
    }
  }
}

void SmtpSession::authenticate() {
  SmtpReply reply;
  if (offers("AUTH PLAIN")) {
    reply = command("AUTH PLAIN " + base64_encode('\0' + settings_.user + '\0' + settings_.password));
  } else if (offers("AUTH LOGIN")) {
    reply = command("AUTH LOGIN");
    if (reply.code == 334) reply = command(base64_encode(settings_.user));
    if (reply.code == 334) reply = command(base64_encode(settings_.password));
  } else {
    throw SmtpRefused("AUTH", {504, {"the server offers neither PLAIN nor LOGIN"}});
  }
  if (!reply.positive()) throw SmtpRefused("AUTH", reply);
}

Outcome SmtpSession::transact(const Envelope& envelope, const std::string& message, const std::function<bool()>& before_commit) {
  const std::string wire = dot_stuffed(message);
  const bool eight_bit = has_eight_bit(wire);
  if (size_limit_ > 0 && wire.size() > size_limit_) {
    return {Verdict::rejected, Scope::message, 552, "5.3.4", "the message has more octets than the server takes"};
  }
  if (eight_bit && !offers("8BITMIME")) {
    return {Verdict::rejected, Scope::message, 0, "5.6.3", "the message has 8-bit text and the server takes none"};
  }
  ++transactions_;
  try {
    if (needs_reset_) {
      const SmtpReply reply = command("RSET");
      if (!reply.positive()) return classify(reply, "RSET");
      needs_reset_ = false;
    }
    std::string step;
    const SmtpReply reply = open_data(envelope, wire.size(), eight_bit, step);
    if (reply.code != 354) return classify(reply, step);
    return send_data(wire, before_commit);
  } catch (const SmtpConnectionLost&) {
    spent_ = true;
    throw;
  }
}

/// MAIL, RCPT, DATA; the reply that decided, with the step it belongs to.
SmtpReply SmtpSession::open_data(const Envelope& envelope, size_t size, bool eight_bit, std::string& refused_step) {
  const std::string mail = "MAIL FROM:<" + envelope.sender + ">" + (offers("SIZE") ? " SIZE=" + std::to_string(size) : "") +
                           (eight_bit ? " BODY=8BITMIME" : "");
  const std::string steps[] = {mail, "RCPT TO:<" + envelope.recipient + ">", "DATA"};
  const char* names[] = {"MAIL", "RCPT", "DATA"};
  const bool pipelining = offers("PIPELINING");
  if (pipelining) connection_.send(steps[0] + "\r\n" + steps[1] + "\r\n" + steps[2] + "\r\n");
  SmtpReply decided;
  for (int i = 0; i < 3; ++i) {
    if (!pipelining && !refused_step.empty()) break;
    const SmtpReply reply = pipelining ? connection_.receive(settings_.reply_timeout) : command(steps[i]);
    const bool good = i < 2 ? reply.positive() : reply.code == 354;
    if (refused_step.empty()) {
      decided = reply;
      if (!good) refused_step = names[i];
    } else if (i == 2 && reply.code == 354) {
      spent_ = true;               // it waits for a message we do not want to send: leave
    }
  }
  if (!refused_step.empty()) needs_reset_ = true;
  return decided;
}

Outcome SmtpSession::send_data(const std::string& wire, const std::function<bool()>& before_commit) {
  if (!before_commit()) {
    spent_ = true;                 // closing without the dot is the only way out of DATA
    return {Verdict::withdrawn, Scope::message, 0, {}, {}};
  }
  const size_t tail = wire.size() - std::min(wire.size(), kTail);
  connection_.send(std::string_view(wire).substr(0, tail));
  try {
    connection_.send(wire.substr(tail) + ".\r\n");
    return classify(connection_.receive(settings_.data_timeout), "end of data");
  } catch (const SmtpConnectionLost& lost) {
    spent_ = true;
    return {Verdict::unknown, Scope::message, 0, {}, std::string("after the message was sent: ") + lost.what()};
  }
}

Outcome SmtpSession::classify(const SmtpReply& reply, const std::string& step) {
  Outcome outcome{Verdict::deferred, Scope::message, reply.code, reply.enhanced(), reply.text()};
  if (reply.code == 421) spent_ = true;
  if (reply.positive()) {
    outcome.verdict = Verdict::accepted;
    return outcome;
  }
  outcome.text = step + ": " + outcome.text;
  if (reply.permanent() && reply.code != 530) {
    outcome.verdict = Verdict::rejected;
    return outcome;
  }
  // 421 and 530 speak of us, 452 of the server's disk (4.2.2 of one mailbox), a 4xx to MAIL of the moment: all would fare so.
  const bool about_us = reply.code == 421 || reply.code == 530 || step == "MAIL" || step == "RSET" ||
                        (reply.code == 452 && outcome.enhanced != "4.2.2");
  if (about_us) outcome.scope = Scope::route;
  return outcome;
}

void SmtpSession::quit() {
  try {
    connection_.send("QUIT\r\n");
  } catch (const SmtpConnectionLost&) {
    // It has gone by itself.
  }
  spent_ = true;
}

}  // namespace divulga
