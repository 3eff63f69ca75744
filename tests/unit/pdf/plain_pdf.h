#pragma once
#include <string>

namespace divulga::test {

/// A finished PDF as a reader sees it: every object by number, those of object streams taken out, page contents and the
/// like as they stand. "\n7 0 obj\n<< … >>\nendobj\n". For files that ObjectWriter wrote.
std::string plain_pdf(const std::string& pdf);

/// What a page paints, its strings in hexadecimal instead of as they are written.
std::string in_hexadecimal(const std::string& content);

/// The bytes of a /FlateDecode stream.
std::string inflate(const std::string& bytes);

}  // namespace divulga::test
