#pragma once
#include <string>
#include <vector>

#include "diag/diagnostic.h"
#include "fs/file_system.h"
#include "locale/locale_tag.h"
#include "translation/word_forms.h"
#include "workspace/project.h"

namespace divulga {

/// How a term of the source is said in a language.
struct GlossaryTerm {
  SourceString term;                     // in the source language
  LocaleTag language;
  std::vector<std::string> translations; // any of them is right; empty: only `forbidden` is asked for
  std::string note;                      // for translators
  std::vector<std::string> forbidden;    // words that must not stand for it
};

/// "permesso di soggiorno = residence permit | permit to stay (as the law says it; ≠ visa)": a term as a translator reads it, on one line.
std::string written_term(const GlossaryTerm& term);

/// content/<project>/glossary.csv: term, language, translation, note, forbidden; several forms with `|` between them.
class Glossary {
 public:
  Glossary() = default;
  explicit Glossary(std::vector<GlossaryTerm> terms) : terms_(std::move(terms)) {}

  const std::vector<GlossaryTerm>& terms() const { return terms_; }   // in the order of the file
  bool empty() const { return terms_.empty(); }
  /// The terms of a language that stand in a source text, in any form of their words: to be offered to a translator.
  std::vector<const GlossaryTerm*> terms_in(const std::string& source, const LocaleTag& source_language, const LocaleTag& language) const;

 private:
  std::vector<GlossaryTerm> terms_;
};

/// Finds the terms of one language in many texts: their words are folded once. Keeps pointers into the glossary.
class TermFinder {
 public:
  TermFinder(const Glossary& glossary, const LocaleTag& source_language, const LocaleTag& language);
  /// As Glossary::terms_in.
  std::vector<const GlossaryTerm*> terms_in(const std::string& source) const;

 private:
  struct Sought {
    const GlossaryTerm* term;
    std::vector<FoldedWord> words;
  };
  LocaleTag source_language_;
  std::vector<Sought> sought_;
};

/// An absent file is an empty glossary. Unknown languages, empty terms, terms said twice, and translations that are forbidden too are
/// errors at their place.
Glossary load_glossary(const FileSystem& files, const std::string& root, const Project& project, DiagnosticSink& sink);

/// Warns, at `place`, of terms of the source whose translation does not stand in the translation, and of words that must not be
/// used. Forms are compared, not letters; what is not sure is not told.
void check_glossary(const Glossary& glossary, const std::string& source, const std::string& translation, const LocaleTag& source_language, const LocaleTag& language,
                    const SourceSpan& place, DiagnosticSink& sink);

}  // namespace divulga
