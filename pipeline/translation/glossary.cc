#include "translation/glossary.h"

#include <algorithm>
#include <map>

#include "data/csv_table.h"
#include "translation/word_forms.h"
#include "translation/wording.h"
#include "workspace/source_file.h"

namespace divulga {
namespace {

const std::vector<std::string> column_names{"term", "language", "translation", "note", "forbidden"};

std::string trimmed(const std::string& text) {
  const size_t first = text.find_first_not_of(' ');
  return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

/// "a | b": each once, none empty.
std::vector<std::string> forms_of(const std::string& text) {
  std::vector<std::string> forms;
  for (size_t at = 0; at <= text.size();) {
    const size_t end = std::min(text.find('|', at), text.size());
    std::string form = trimmed(text.substr(at, end - at));
    if (!form.empty() && std::find(forms.begin(), forms.end(), form) == forms.end()) forms.push_back(std::move(form));
    at = end + 1;
  }
  return forms;
}

class GlossaryReader {
 public:
  explicit GlossaryReader(DiagnosticSink& sink) : sink_(sink) {}

  std::vector<GlossaryTerm> read(const Dataset& table) {
    if (!has_columns(table)) return {};
    for (const auto& row : table.rows) {
      const auto cell = [&](const char* name) -> const Dataset::Cell& { return row[*table.column(name)]; };
      read_row(cell("term"), cell("language"), cell("translation"), cell("note"), cell("forbidden"));
    }
    return std::move(terms_);
  }

 private:
  bool has_columns(const Dataset& table) {
    bool good = true;
    for (size_t i = 0; i < table.columns.size(); ++i) {
      if (std::find(column_names.begin(), column_names.end(), table.columns[i]) != column_names.end()) continue;
      sink_.error("unknown-column", table.column_spans[i], message("unknown column '{0}' in 'glossary.csv'", table.columns[i]), did_you_mean(table.columns[i], column_names));
      good = false;
    }
    for (const std::string& name : column_names) {
      if (table.column(name) || table.columns.empty()) continue;
      sink_.error("missing-column", {table.file, 1, 1, 0}, message("column '{0}' is missing in 'glossary.csv'", name), message("a column may be empty, but its name stands in the first line"));
      good = false;
    }
    return good && !table.columns.empty();
  }

  void read_row(const Dataset::Cell& term, const Dataset::Cell& language, const Dataset::Cell& translation, const Dataset::Cell& note, const Dataset::Cell& forbidden) {
    if (trimmed(term.text).empty()) return sink_.error("empty-cell", term.span, message("'{0}' is empty", "term"));
    if (!is_known_language(language.text))
      return sink_.error("wrong-value", language.span, message("'{0}' is not a language tag", language.text), message("write the code of two or three letters: it, en, ar"));
    GlossaryTerm made{{trimmed(term.text), term.span}, LocaleTag(language.text), forms_of(translation.text), trimmed(note.text), forms_of(forbidden.text)};
    if (made.translations.empty() && made.forbidden.empty())
      return sink_.error("empty-cell", translation.span, message("'{0}' has no translation and no forbidden form", made.term.text));
    for (const std::string& form : made.translations)
      if (std::find(made.forbidden.begin(), made.forbidden.end(), form) != made.forbidden.end())
        sink_.error("glossary-contradiction", forbidden.span, message("'{0}' is the translation of '{1}' and forbidden for it", form, made.term.text));
    const auto [first, fresh] = lines_.emplace(made.term.text + '\n' + made.language.str(), term.span.line);
    if (!fresh)
      return sink_.error("duplicate-key", term.span, message("'{0}' is there twice for '{1}'", made.term.text, made.language.str()),
                         message("line {0} has the same; several translations stand in one cell, with '|' between them", first->second));
    terms_.push_back(std::move(made));
  }

  DiagnosticSink& sink_;
  std::vector<GlossaryTerm> terms_;
  std::map<std::string, int> lines_;
};

}  // namespace

std::string written_term(const GlossaryTerm& term) {
  const auto listed = [](const std::vector<std::string>& forms) {
    std::string out;
    for (const std::string& form : forms) out += (out.empty() ? "" : " | ") + form;
    return out;
  };
  std::string more = term.note;
  if (!term.forbidden.empty()) more += (more.empty() ? "≠ " : "; ≠ ") + listed(term.forbidden);
  std::string out = term.term.text + (term.translations.empty() ? "" : " = " + listed(term.translations)) + (more.empty() ? "" : " (" + more + ")");
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out;
}

TermFinder::TermFinder(const Glossary& glossary, const LocaleTag& source_language, const LocaleTag& language) : source_language_(source_language) {
  for (const GlossaryTerm& term : glossary.terms())
    if (term.language == language) sought_.push_back({&term, folded_words(term.term.text, source_language)});
}

std::vector<const GlossaryTerm*> TermFinder::terms_in(const std::string& source) const {
  std::vector<const GlossaryTerm*> found;
  if (sought_.empty()) return found;
  const std::string wording = wording_of(source);
  const bool by_substring = finds_by_substring(source_language_);
  const std::vector<FoldedWord> words = by_substring ? std::vector<FoldedWord>() : folded_words(wording, source_language_);
  for (const Sought& sought : sought_) {
    const TermPlace place = by_substring ? find_term(wording, sought.term->term.text, source_language_) : find_term(words, sought.words, source_language_);
    if (place.from != std::string::npos) found.push_back(sought.term);
  }
  // "permesso" within "permesso di soggiorno" is another term.
  std::erase_if(found, [&](const GlossaryTerm* shorter) {
    return std::any_of(found.begin(), found.end(), [&](const GlossaryTerm* longer) {
      return longer != shorter && longer->term.text.size() > shorter->term.text.size() && find_term(longer->term.text, shorter->term.text, source_language_).from != std::string::npos;
    });
  });
  return found;
}

std::vector<const GlossaryTerm*> Glossary::terms_in(const std::string& source, const LocaleTag& source_language, const LocaleTag& language) const {
  return TermFinder(*this, source_language, language).terms_in(source);
}

Glossary load_glossary(const FileSystem& files, const std::string& root, const Project& project, DiagnosticSink& sink) {
  const std::string file = project.directory + "/glossary.csv";
  if (!files.exists(join_path(root, file))) return {};
  const std::optional<std::string> text = read_source(files, root, file, sink);
  if (!text) return {};
  // A table by two columns: no row has a key of its own.
  return Glossary(GlossaryReader(sink).read(read_csv(file, *text, sink)));
}

void check_glossary(const Glossary& glossary, const std::string& source, const std::string& translation, const LocaleTag& source_language, const LocaleTag& language,
                    const SourceSpan& place, DiagnosticSink& sink) {
  if (glossary.empty() || translation.empty()) return;
  const std::string wording = wording_of(translation);
  for (const GlossaryTerm* term : glossary.terms_in(source, source_language, language)) {
    const auto stands = [&](const std::string& form) { return find_term(wording, form, language).from != std::string::npos; };
    const bool right = std::any_of(term->translations.begin(), term->translations.end(), stands);
    const auto wrong = std::find_if(term->forbidden.begin(), term->forbidden.end(), stands);
    const Message note = term->note.empty() ? Message() : Message(term->note);
    if (wrong != term->forbidden.end() && !right)
      sink.warning("glossary-forbidden", place, message("'{0}' must not stand for '{1}'", *wrong, term->term.text),
                   !note.empty() ? note : term->translations.empty() ? Message() : message("the glossary says '{0}'", term->translations.front()));
    else if (!right && !term->translations.empty())
      sink.warning("glossary-term", place, message("'{0}' is not translated as '{1}'", term->term.text, term->translations.front()),
                   !note.empty() ? note : message("so the glossary has it; change the translation, or add its word to glossary.csv"));
  }
}

}  // namespace divulga
