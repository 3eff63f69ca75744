#pragma once
#include <chrono>
#include <string>

#include "edition/edition.h"
#include "fs/file_system.h"
#include "mail/message_template.h"

namespace divulga {

struct NewsletterOptions {
  const FileSystem& files;
  std::string root;                       // the workspace: images, overrides in templates/mail/
  std::string share;                      // …/share/divulga, whose templates/mail/ stand where the workspace has none
  std::chrono::sys_seconds date{};        // the Date header, and the local offset it is written with
  std::chrono::minutes offset{0};
};

/// The message of an edition for whomever: open are only recipient, Message-ID ("message_id") and the address that ends
/// the subscription ("unsubscribe_url"). Mistakes (no mail channel, a message beyond 102 KB, which mail programs cut) go
/// to `sink`; the result is then not fit to be sent.
MessageTemplate render_newsletter(const Edition& edition, const ProjectSources& sources, const NewsletterOptions& options, DiagnosticSink& sink);

/// The message as an .eml to look at, addressed to the sender itself, dated 09:00 UTC of the newsletter's day.
std::string compose_newsletter(const Edition& edition, const ProjectSources& sources, const NewsletterOptions& options, DiagnosticSink& sink);

}  // namespace divulga
