#pragma once
#include <functional>
#include <string>
#include <vector>

#include "document/document.h"
#include "mail/mail_style.h"

namespace divulga {

/// A picture that stands in the text; `source` is its path below the workspace, `width` the widest it is shown at, in pixels.
struct MailImage { std::string source, content_id; int width = 0; };

struct MailHtml {
  std::string markup;
  std::vector<MailImage> images;   // in order, each once
};

/// The document for mail programs: layout tables with role="presentation", inline style, headings from level 2, real
/// tables for data (charts too), one button for the link that closes a story. `content_id_domain` ends the images' ids.
MailHtml mail_html(const Document& document, const MailStyle& style, const std::string& content_id_domain);

}  // namespace divulga
