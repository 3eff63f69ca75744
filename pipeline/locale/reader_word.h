#pragma once

namespace divulga {

/// Marks a literal of a table as one of the readers' words, looked up later: every locales/<language>/divulga.po must have
/// it (tests/words finds it by this name; literals inside word("…") and its like need no mark).
constexpr const char* reader_word(const char* english) { return english; }

}  // namespace divulga
