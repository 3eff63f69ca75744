#pragma once
#include <optional>
#include <string>
#include <vector>

#include "fs/file_system.h"
#include "locale/catalog.h"
#include "translation/translation_state.h"

namespace divulga {

/// The words of a table for translators, in the source's language and in the translator's (English where
/// a catalog lacks one).
struct TableWords {
  Catalog source, target;

  std::string in_source(const char* english) const { return source.get(english); }
  std::string in_target(const char* english) const { return target.get(english); }
};

/// From locales/<language>/translators.po of the installation. A language without one gets English.
TableWords load_table_words(const FileSystem& files, const std::string& share, const LocaleTag& source, const LocaleTag& target);

/// Every word of the tables, in English: what such a catalog has.
const std::vector<std::string>& table_word_list();

/// "to translate", "source changed" …: msgid of a state.
const char* word_of(TranslationState state);
/// "tradotto · مترجم": what a table shows and lets choose.
std::string shown_state(const TableWords& words, TranslationState state);
/// A state as a table, XLIFF or a person wrote it: in English, in either language of the words, or as to_string has it.
std::optional<TranslationState> state_of(const std::string& written, const TableWords& words);
/// "a" and "a b" below one another, once where they are the same.
std::string in_both(const TableWords& words, const char* english, const char* between);

}  // namespace divulga
