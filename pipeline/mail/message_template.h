#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "mail/mail_address.h"

namespace divulga {

/// How a value is written where its mark stands.
enum class FieldContext {
  mailbox,      // header: name and address, folded
  token,        // header: an address of the net or an id, ASCII without spaces and angle brackets
  text,         // body: quoted-printable
  html,         // body: escaped for HTML, then quoted-printable
};

/// What differs from one recipient to the next.
struct MergeFields {
  Mailbox to;
  std::map<std::string, std::string> values;   // "message_id", "unsubscribe_url"
};

/// The mark that stands for a value in a header or in a text before encoding. It holds control characters, which no
/// finished message has, so nothing an author writes can be taken for one.
std::string field_mark(FieldContext context, std::string_view name);

/// A finished message but for its marks: made once a language, filled in once a recipient by copying and a little encoding.
/// `wire` is also its stored form. Immutable, shared among threads.
class MessageTemplate {
 public:
  explicit MessageTemplate(std::string wire);

  const std::string& wire() const { return wire_; }
  /// The message for one recipient. Throws Error where a value is missing or not fit for its place.
  std::string fill_in(const MergeFields& fields) const;

 private:
  struct Field { FieldContext context; std::string name; size_t begin, end; };   // the mark in wire_
  std::string wire_;
  std::vector<Field> fields_;
};

}  // namespace divulga
