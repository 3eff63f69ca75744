#include "service/delivery_settings.h"

#include <cmath>

#include "delivery/maildir_transport.h"
#include "smtp/smtp_transport.h"
#include "workspace/mapping.h"
#include "workspace/source_file.h"

namespace divulga {
namespace {

constexpr const char* kFile = "divulga.yaml";

class SettingsReader {
 public:
  SettingsReader(const FileSystem& files, const std::string& root, DiagnosticSink& sink) : files_(files), root_(root), sink_(sink) {}

  DeliverySettings read(const YamlNode& node) {
    Mapping top(node, kFile, sink_);
    if (const auto kind = top.one_of("transport", {"maildir", "smtp"})) settings_.transport = *kind == 0 ? TransportKind::maildir : TransportKind::smtp;
    if (const auto policy = top.one_of("unknown", {"hold", "resend"})) settings_.unknown = *policy == 0 ? UnknownPolicy::hold : UnknownPolicy::resend;
    if (const auto hours = whole(top, "max_lateness_hours", 1, 24 * 365)) settings_.max_lateness_hours = *hours;
    const YamlNode &maildir_group = top.group("maildir"), &smtp_group = top.group("smtp");
    if (top.has("maildir")) {
      Mapping maildir(maildir_group, "maildir", sink_);
      settings_.maildir = maildir.text("path", Presence::required).text;
      maildir.finish();
    }
    if (top.has("smtp")) {
      read_smtp(smtp_group);
    } else if (settings_.transport == TransportKind::smtp) {
      sink_.error("missing-key", top.span(), message("transport smtp needs the group 'smtp'"), message("smtp: { host: mail.example.org, port: 587, tls: starttls }"));
    }
    top.pass_over({"machine"});           // machine/ reads it
    top.finish();
    return settings_;
  }

 private:
  void read_smtp(const YamlNode& node) {
    Mapping smtp(node, "smtp", sink_);
    SmtpSettings& to = settings_.smtp;
    to.host = smtp.text("host", Presence::required).text;
    if (const auto tls = smtp.one_of("tls", {"none", "opportunistic", "starttls", "implicit"})) to.tls = static_cast<SmtpTls>(*tls);
    if (to.tls == SmtpTls::implicit) to.port = 465;
    if (const auto port = whole(smtp, "port", 1, 65535)) to.port = static_cast<std::uint16_t>(*port);
    to.ca_file = smtp.text("ca_file").text;
    if (!to.ca_file.empty()) to.ca_file = join_path(root_, to.ca_file);
    to.helo = smtp.text("helo").text;
    const SourceString user = smtp.text("user"), password_file = smtp.text("password_file");
    to.user = user.text;
    if (!user.empty() && password_file.empty()) {
      sink_.error("missing-key", user.span, message("'user' needs 'password_file'"), message("put the password alone into a file outside the workspace and name it here"));
    }
    if (!password_file.empty()) read_password(password_file);
    smtp.finish();
  }

  /// Settings are shared and kept in versions; a password stands in a file of its own, which may lie anywhere.
  void read_password(const SourceString& file) {
    const std::string path = join_path(root_, file.text);
    if (!files_.exists(path) || files_.size(path) > 4096) {
      sink_.error("no-password-file", file.span, message("cannot read the password from '{0}'", file.text), message("one line of text, readable by this user only"));
      return;
    }
    std::string password = files_.read(path);
    settings_.smtp.password = password.substr(0, password.find_first_of("\r\n"));
  }

  std::optional<int> whole(Mapping& mapping, const std::string& key, int least, int most) {
    const std::optional<double> value = mapping.amount(key);
    if (!value) return std::nullopt;
    if (*value != std::floor(*value) || *value < least || *value > most) {
      sink_.error("bad-value", mapping.span(), message("'{0}' must be a whole number from {1} to {2}", key, least, most));
      return std::nullopt;
    }
    return static_cast<int>(*value);
  }

  const FileSystem& files_;
  const std::string& root_;
  DiagnosticSink& sink_;
  DeliverySettings settings_;
};

}  // namespace

DeliverySettings load_delivery_settings(const FileSystem& files, const std::string& root, DiagnosticSink& sink) {
  if (!files.exists(join_path(root, kFile))) return {};
  const std::optional<std::string> text = read_source(files, root, kFile, sink);
  if (!text) return {};
  const std::optional<YamlNode> node = parse_yaml(kFile, *text, 1, sink);
  if (!node) return {};
  return SettingsReader(files, root, sink).read(*node);
}

std::unique_ptr<Transport> make_transport(const DeliverySettings& settings, const std::string& root, const std::string& output) {
  if (settings.transport == TransportKind::smtp) return std::make_unique<SmtpTransport>(settings.smtp);
  return std::make_unique<MaildirTransport>(settings.maildir.empty() ? join_path(output, "mailbox") : join_path(root, settings.maildir));
}

}  // namespace divulga
