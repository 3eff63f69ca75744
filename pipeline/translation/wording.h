#pragma once
#include <cstdint>
#include <string>

namespace divulga {

/// What a text says without how it looks: emphasis, link targets, attributes and doubled blanks left out, `{{names}}` kept. Texts of
/// one wording share a translation, so an edit of markup or blanks makes nothing stale. The text is kept as it is coded (no NFC).
std::string wording_of(const std::string& text);

/// First eight bytes of the wording's SHA-256: the identity of a segment, wherever it moves.
using WordingHash = std::uint64_t;
WordingHash wording_hash(const std::string& text);
/// 16 hexadecimal digits, and back (0 where they are none).
std::string to_string(WordingHash hash);
WordingHash parse_wording_hash(const std::string& digits);

/// Words of the wording as UAX #29 divides them, `{{names}}` left out; for scripts without blanks as ICU's dictionaries say.
int count_words(const std::string& text, const std::string& language);

}  // namespace divulga
