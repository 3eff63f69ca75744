#pragma once
#include <functional>
#include <string>
#include <vector>

#include "locale/locale_tag.h"
#include "translation/chips.h"
#include "translation/glossary.h"
#include "translation/translation_unit.h"

namespace divulga {

/// A similar text that is translated already, offered beside a row.
struct MemoryMatch {
  std::string source, translation;   // Markdown
  int percent = 0;
};

/// A text as it goes out to a translator.
struct ExchangeRow {
  int number = 0;                    // from 1, in the order of the table
  WordingHash id = 0;                // of the source: the row's identity when it comes back
  int variant = 1;                   // texts of one wording, with other markup: the second has 2
  std::string kind;                  // "heading", "title": as Occurrence has it
  std::vector<std::string> places;   // "content/ponte/leaflets/sportello-ponte.md:12"
  Markup markup = Markup::markdown;
  std::string source, translation;   // as in the project; empty translation: missing
  std::string made_from;             // stale: the source that the translation was made from; otherwise empty
  std::string comment;               // of translators
  TranslationState state = TranslationState::missing;
  Risk risk = Risk::normal;
  int words = 0;                     // of the source
  int length_limit = 0;              // characters that there is room for, an estimate; 0: none is known
  std::vector<std::string> terms;    // of the glossary, in its order: "permesso di soggiorno = residence permit"
  std::vector<MemoryMatch> matches;
  std::string picture;               // PNG bytes of the place in the laid-out page; empty: none
};

/// What goes to a translator in one file: the texts of a material, or of a whole project, in one language.
struct ExchangeTable {
  std::string project;               // "ponte"
  std::string material;              // "leaflets/sportello-ponte"; empty: everything
  std::string title;                 // of the material or project, in the source language
  LocaleTag source_language, language;
  std::vector<ExchangeRow> rows;
};

struct TableSelection {
  std::string material;              // "leaflets/sportello-ponte"; empty: everything
  bool only_missing = false;         // what is missing, machine made, a draft or stale
  std::function<int(const SourceText&)> length_limit = {};   // characters that a text's place has room for, 0: no matter; empty: not asked
};

/// The rows of a project's units, in their order. Material partials are not followed: a partial is a material of its own.
ExchangeTable exchange_table(const Project& project, const LocaleTag& language, const std::vector<TranslationUnit>& units,
                             const TableSelection& selection);

/// Puts beside each row what the glossary says of its words.
void add_terms(ExchangeTable& table, const Glossary& glossary);

/// Numbers and variants anew, after rows were taken out.
void number_rows(ExchangeTable& table);

/// How many words the rows have.
int count_words(const ExchangeTable& table);

/// "0123456789abcdef-89abcdef", of a second variant "…-2": the source's identity and the first digits of the hash of the translation that went out, by which an
/// import sees whether the project's text has changed since. Survives in every format.
std::string row_key(const ExchangeRow& row);
std::string translation_digest(const std::string& translation);

/// Texts outside Markdown (project, facts, services, results, front matter).
Markup markup_of(const SourceText& text);

}  // namespace divulga
