#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "diag/message.h"
#include "locale/plural_forms.h"

namespace divulga {

/// A catalog as msgfmt writes it (MO, little-endian): read in no time, as a command that says two words wants it. A damaged
/// file has no words. A value; `find` gives views into it. Safe to share among threads.
class MessageFile {
 public:
  MessageFile() = default;
  explicit MessageFile(std::string bytes);

  /// The translation, in the form that goes with the count if there is one; empty: none.
  std::string_view find(std::string_view english, std::optional<long long> count) const;

 private:
  std::uint32_t number_at(size_t offset) const;
  /// The text that entry `index` of the table at `table` points at, NULs inside it included.
  std::string_view text_at(std::uint32_t table, std::uint32_t index) const;
  std::string_view whole(std::string_view english) const;

  std::string bytes_;
  std::uint32_t size_ = 0, sources_ = 0, translations_ = 0;   // entries, and where their tables stand
  PluralForms plurals_;
};

/// What messages are said with.
Vocabulary vocabulary(MessageFile file);

}  // namespace divulga
