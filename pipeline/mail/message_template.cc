#include "mail/message_template.h"

#include <array>

#include "diag/diagnostic.h"
#include "mail/header_block.h"
#include "mail/transfer_encoding.h"
#include "templating/template.h"

namespace divulga {
namespace {

constexpr char kBegin = '\x1E', kEnd = '\x1F';
constexpr std::array<char, 4> kContexts = {'m', 'k', 't', 'h'};   // by FieldContext

std::string checked_token(const std::string& name, const std::string& value) {
  for (const char c : value) {
    if (c <= ' ' || c > '~' || c == '<' || c == '>' || c == ',') throw Error(message("field '{0}' has a character that a header cannot carry", name));
  }
  if (value.empty() || value.size() > 900) throw Error(message("field '{0}' is empty or too long for a header", name));
  return value;
}

std::string checked_body(const std::string& name, const std::string& value) {
  for (const char c : value) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) throw Error(message("field '{0}' holds a control character", name));
  }
  return value;
}

}  // namespace

std::string field_mark(FieldContext context, std::string_view name) {
  return std::string(1, kBegin) + kContexts[static_cast<size_t>(context)] + std::string(name) + kEnd;
}

MessageTemplate::MessageTemplate(std::string wire) : wire_(std::move(wire)) {
  for (size_t at = wire_.find(kBegin); at != std::string::npos; at = wire_.find(kBegin, at + 1)) {
    const size_t end = wire_.find(kEnd, at);
    size_t context = 0;
    while (context < kContexts.size() && wire_[at + 1] != kContexts[context]) ++context;
    if (end == std::string::npos || context == kContexts.size()) throw Error(message("message template is damaged"));
    fields_.push_back({static_cast<FieldContext>(context), wire_.substr(at + 2, end - at - 2), at, end + 1});
  }
}

std::string MessageTemplate::fill_in(const MergeFields& fields) const {
  std::string out;
  out.reserve(wire_.size() + 512);
  size_t at = 0;
  for (const Field& field : fields_) {
    out.append(wire_, at, field.begin - at);
    at = field.end;
    if (field.context == FieldContext::mailbox) {
      out += format_mailbox(fields.to, out.size() - out.rfind('\n') - 1);
      continue;
    }
    const auto value = fields.values.find(field.name);
    if (value == fields.values.end()) throw Error(message("message template wants '{0}'", field.name));
    switch (field.context) {
      case FieldContext::mailbox: break;
      case FieldContext::token: out += checked_token(field.name, value->second); break;
      case FieldContext::text: out += quoted_printable(checked_body(field.name, value->second)); break;
      case FieldContext::html: out += quoted_printable(escaped(checked_body(field.name, value->second), Escape::html)); break;
    }
  }
  out.append(wire_, at);
  return out;
}

}  // namespace divulga
