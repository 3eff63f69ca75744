#pragma once
#include <functional>
#include <string>
#include <vector>

#include "diag/diagnostic.h"
#include "translation/glossary.h"
#include "translation/text_figures.h"
#include "translation/translation_unit.h"

namespace divulga {

/// What a translation is held against. Immutable after it was made, so safe to share among threads.
class TranslationChecks {
 public:
  /// Characters of a text that no font of the designs has; empty: not asked.
  using MissingCharacters = std::function<std::string(const std::string& text)>;

  TranslationChecks(const LocaleTag& source_language, const LocaleTag& language, Glossary glossary = {}, MissingCharacters missing = {});

  /// Tells what does not agree, at `place` (the catalog's entry, a row of a table). `length_limit`: characters that the place
  /// has room for, 0: unknown. A broken name, link or note is an error (`translation-marks`), everything else a warning:
  /// `translation-number`, `-phone`, `-code`, `-address`, `-date`, `-plural`, `-direction`, `-characters`, `-length`, `glossary-term`,
  /// `glossary-forbidden`. What a translator may well have meant is not told.
  void check(const std::string& source, const std::string& translation, const SourceSpan& place, int length_limit, DiagnosticSink& sink) const;

 private:
  void check_figures(const std::string& source, const std::string& translation, const SourceSpan& place, DiagnosticSink& sink) const;
  void check_dates(const TextFigures& source, const TextFigures& translated, const std::string& translation, const SourceSpan& place, DiagnosticSink& sink) const;
  void check_plural(const std::string& translation, const SourceSpan& place, DiagnosticSink& sink) const;

  LocaleTag source_language_, language_;
  Glossary glossary_;
  MissingCharacters missing_;
  FigureReader source_figures_, figures_;
};

/// The same for every translation of a language that is there.
void check_translations(const std::vector<TranslationUnit>& units, const TranslationChecks& checks, const std::function<int(const SourceText&)>& length_limit,
                        DiagnosticSink& sink);

/// Columns that a text is wide, as terminals count them: an ideograph is two, a combining sign none.
int width_in_columns(const std::string& text);

/// How many characters a translation of a text may have before it is unlikely to fit where the text stands, an estimate: for
/// panels, covers and posters, whose room does not grow; 0 where the text can flow on.
int estimated_length_limit(const SourceText& text, const std::vector<Material>& materials);

}  // namespace divulga
