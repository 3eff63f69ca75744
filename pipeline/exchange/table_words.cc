#include "exchange/table_words.h"

namespace divulga {
namespace {

std::string trimmed(const std::string& text) {
  const size_t from = text.find_first_not_of(" \t\n");
  return from == std::string::npos ? "" : text.substr(from, text.find_last_not_of(" \t\n") - from + 1);
}

}  // namespace

TableWords load_table_words(const FileSystem& files, const std::string& share, const LocaleTag& source, const LocaleTag& target) {
  const auto in = [&](const LocaleTag& language) {
    DiagnosticSink unheard;   // a test holds our own catalogs to what they must be
    const std::string name = "locales/" + language.str() + "/translators.po", path = join_path(share, name);
    return !language.empty() && files.exists(path) ? parse_po(name, files.read(path), unheard) : Catalog();
  };
  return {in(source), in(target)};
}

const std::vector<std::string>& table_word_list() {
  static const std::vector<std::string> words{
      "No.",
      "Source text",
      "Translation",
      "Comment",
      "State",
      "Page",
      "Note",
      "to translate",
      "machine translation",
      "draft",
      "source changed",
      "translated",
      "reviewed",
      "Write the translation into the white column. The grey columns are locked.",
      "Labels such as {1} stand for telephone numbers, links or bold text. Keep each of them, put it where your language wants it, and do not write into it. You may copy them or type {1}, or {1> and <1} around words.",
      "When a text is done, choose its state in the last column. Questions and doubts go into the comment.",
      "Do not delete, add or sort rows. Save the file and send it back.",
      "Texts: {texts} · Words: {words}",
      "At most about {count} characters",
      "Glossary:",
      "The source was changed:",
      "The source was changed. Before:",
      "Similar text, {percent} %:",
      "safety: translate with special care",
      "legal text: translate with special care",
      "bold",
      "italic",
      "link",
      "image"};
  return words;
}

const char* word_of(TranslationState state) {
  switch (state) {
    case TranslationState::missing: return "to translate";
    case TranslationState::machine: return "machine translation";
    case TranslationState::draft: return "draft";
    case TranslationState::stale: return "source changed";
    case TranslationState::translated: return "translated";
    case TranslationState::reviewed: return "reviewed";
  }
  return "";
}

std::optional<TranslationState> state_of(const std::string& written, const TableWords& words) {
  const std::string text = trimmed(written);
  for (const TranslationState state : {TranslationState::missing, TranslationState::machine, TranslationState::draft, TranslationState::stale,
                                       TranslationState::translated, TranslationState::reviewed}) {
    const char* const word = word_of(state);
    if (text == word || text == to_string(state) || text == words.in_source(word) || text == words.in_target(word) ||
        text == shown_state(words, state))
      return state;
  }
  return std::nullopt;
}

std::string shown_state(const TableWords& words, TranslationState state) { return in_both(words, word_of(state), " · "); }

std::string in_both(const TableWords& words, const char* english, const char* between) {
  const std::string source = words.in_source(english), target = words.in_target(english);
  return source == target ? source : source + between + target;
}

}  // namespace divulga
