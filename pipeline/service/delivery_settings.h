#pragma once
#include <memory>
#include <string>

#include "delivery/campaign.h"
#include "delivery/transport.h"
#include "diag/diagnostic.h"
#include "fs/file_system.h"
#include "smtp/smtp_settings.h"

namespace divulga {

enum class TransportKind { maildir, smtp };

/// `divulga.yaml` of a workspace: how its mail goes out. Without the file: a Maildir below the output.
struct DeliverySettings {
  TransportKind transport = TransportKind::maildir;
  std::string maildir;                       // below the workspace unless absolute; empty: mailbox/ below the output
  SmtpSettings smtp;
  UnknownPolicy unknown = UnknownPolicy::hold;
  int max_lateness_hours = 12;
};

/// Every mistake of the file goes to `sink` with its place; an absent file is no mistake.
DeliverySettings load_delivery_settings(const FileSystem& files, const std::string& root, DiagnosticSink& sink);

/// `output`: absolute. Throws EnvironmentError where the Maildir cannot be made.
std::unique_ptr<Transport> make_transport(const DeliverySettings& settings, const std::string& root, const std::string& output);

}  // namespace divulga
