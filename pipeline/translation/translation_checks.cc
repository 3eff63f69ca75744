#include "translation/translation_checks.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <iterator>

#include "locale/plural_category.h"
#include "translation/translate.h"
#include "translation/wording.h"

namespace divulga {
namespace {

using Words = std::multiset<std::string>;

Words lacking(const Words& wanted, const Words& found) {
  Words out;
  std::set_difference(wanted.begin(), wanted.end(), found.begin(), found.end(), std::inserter(out, out.end()));
  return out;
}

std::string listed(const Words& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "'" : ", '") + word + "'";
  return out;
}

/// Twelve and less are often written as words, in either language.
bool is_small(const std::string& number) { return number.size() == 1 || number == "10" || number == "11" || number == "12"; }

void tell_lacking(const char* code, const char* what, const Words& wanted, const Words& found, const SourceSpan& place, DiagnosticSink& sink) {
  const Words gone = lacking(wanted, found), surplus = lacking(found, wanted);
  if (gone.empty()) return;
  if (surplus.empty()) sink.warning(code, place, message("the translation has no {0} {1}", what, listed(gone)), message("it is the same in every language"));
  else sink.warning(code, place, message("the translation has {0} {1} where the source has {2}", what, listed(surplus), listed(gone)), message("it is the same in every language"));
}

/// Every opening direction mark is closed, in order; what is wrong, or nothing.
Message direction_fault(const std::string& text) {
  std::vector<char32_t> open;
  const icu::UnicodeString unicode = icu::UnicodeString::fromUTF8(text);
  for (int32_t at = 0; at < unicode.length(); at = unicode.moveIndex32(at, 1)) {
    const auto c = static_cast<char32_t>(unicode.char32At(at));
    const bool isolate = c == 0x2066 || c == 0x2067 || c == 0x2068, embedding = c == 0x202A || c == 0x202B || c == 0x202D || c == 0x202E;
    if (isolate || embedding) open.push_back(isolate ? 0x2069 : 0x202C);
    if (c != 0x2069 && c != 0x202C) continue;
    if (open.empty()) return message("a direction mark is closed that nothing opened");
    if (open.back() != c) return message("direction marks cross one another");
    open.pop_back();
  }
  return open.empty() ? Message() : message("a direction mark is opened and not closed");
}

}  // namespace

TranslationChecks::TranslationChecks(const LocaleTag& source_language, const LocaleTag& language, Glossary glossary, MissingCharacters missing)
    : source_language_(source_language), language_(language), glossary_(std::move(glossary)), missing_(std::move(missing)), source_figures_(source_language), figures_(language) {}

void TranslationChecks::check(const std::string& source, const std::string& translation, const SourceSpan& place, int length_limit, DiagnosticSink& sink) const {
  if (translation.empty()) return;
  if (const Message difference = difference_of_marks(source, translation); !difference.empty())
    sink.error("translation-marks", place, message("the translation {0}", difference), message("names in {{ }}, links, notes and references are those of the source"));
  if (!read_count_forms(source).empty()) {
    check_plural(translation, place, sink);
  } else {
    check_figures(source, translation, place, sink);
    const std::string wording = wording_of(translation);
    const int width = width_in_columns(wording);
    if (length_limit > 0 && width > length_limit)
      sink.warning("translation-length", place, message("the translation is {0} characters wide, and there is room for some {1}", width, length_limit),
                   message("it stands on a panel that does not grow: say it in fewer words"));
  }
  check_glossary(glossary_, source, translation, source_language_, language_, place, sink);
  if (const Message fault = direction_fault(translation); !fault.empty())
    sink.warning("translation-direction", place, fault, message("telephone numbers and addresses are kept left to right without such marks"));
  if (!missing_) return;
  if (const std::string characters = missing_(wording_of(translation)); !characters.empty())
    sink.warning("translation-characters", place, message("no font has {0}", characters), message("write it in another way, or see whether it is a slip of the keyboard"));
}

void TranslationChecks::check_figures(const std::string& source, const std::string& translation, const SourceSpan& place, DiagnosticSink& sink) const {
  const std::string wording = wording_of(translation);
  const TextFigures wanted = source_figures_.read(wording_of(source)), found = figures_.read(wording);
  tell_lacking("translation-phone", "telephone number", wanted.phones, found.phones, place, sink);
  tell_lacking("translation-code", "code", wanted.codes, found.codes, place, sink);
  tell_lacking("translation-address", "address", wanted.addresses, found.addresses, place, sink);
  check_dates(wanted, found, wording, place, sink);
  Words gone = lacking(wanted.numbers, found.numbers), surplus = lacking(found.numbers, wanted.numbers);
  // A code or telephone number that is lacking has left its digits among the numbers: told already.
  if (wanted.phones != found.phones || wanted.codes != found.codes) return;
  const auto add_month = [&](const TextFigures& figures, Words& from) {
    for (const int month : figures.months)
      if (const auto number = from.find(std::to_string(month)); number != from.end()) from.erase(number);   // "11.12." for "11 dicembre"
  };
  add_month(wanted, surplus);
  add_month(found, gone);
  const bool words_for_all = std::all_of(gone.begin(), gone.end(), is_small) && (surplus.empty() || gone.empty());
  // "minori" may well be "children under 18".
  const bool only_more = gone.empty() && std::all_of(surplus.begin(), surplus.end(), [](const std::string& number) { return number.size() <= 2; });
  if ((gone.empty() && surplus.empty()) || (words_for_all && !gone.empty()) || only_more) return;
  if (gone.empty()) sink.warning("translation-number", place, message("the translation has the number {0}, which the source has not", listed(surplus)), message("compare the figures"));
  else if (surplus.empty()) sink.warning("translation-number", place, message("the translation has no number {0}", listed(gone)), message("compare the figures"));
  else sink.warning("translation-number", place, message("the translation has the number {0} where the source has {1}", listed(surplus), listed(gone)), message("compare the figures"));
}

void TranslationChecks::check_dates(const TextFigures& source, const TextFigures& translated, const std::string& translation, const SourceSpan& place, DiagnosticSink& sink) const {
  for (const int month : source.months) {
    if (translated.months.empty() || translated.months.count(month) || figures_.may_name_month(translation, month)) continue;
    const std::vector<std::string> names{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"};
    sink.warning("translation-date", place, message("the translation names another month than the source, which says {0}", names[static_cast<size_t>(month - 1)]), message("compare the dates"));
    return;
  }
}

void TranslationChecks::check_plural(const std::string& translation, const SourceSpan& place, DiagnosticSink& sink) const {
  const std::vector<CountForm> forms = read_count_forms(translation);
  const std::vector<std::string> wanted = plural_categories(language_);
  std::string all;
  for (const std::string& category : wanted) all += (all.empty() ? "" : " | ") + category + ": …";
  if (forms.empty()) return sink.warning("translation-plural", place, message("the translation gives no forms for a count"), message("write them all: {0}", all));
  std::string gone;
  for (const std::string& category : wanted)
    if (std::none_of(forms.begin(), forms.end(), [&](const CountForm& form) { return form.category == category; })) gone += (gone.empty() ? "'" : ", '") + category + "'";
  if (!gone.empty()) sink.warning("translation-plural", place, message("the plural {0} is missing", gone), message("this language has {0}", all));
  for (const CountForm& form : forms)
    if (std::find(wanted.begin(), wanted.end(), form.category) == wanted.end())
      sink.warning("translation-plural", place, message("this language has no plural '{0}'", form.category), message("it has {0}", all));
}

void check_translations(const std::vector<TranslationUnit>& units, const TranslationChecks& checks, const std::function<int(const SourceText&)>& length_limit,
                        DiagnosticSink& sink) {
  for (const TranslationUnit& unit : units) {
    // A stale one is held against what it was made from: the new wording has its own notice.
    const std::string& source = unit.state == TranslationState::stale && !unit.made_from.empty() ? unit.made_from : unit.source->text;
    checks.check(source, unit.translation, unit.span, length_limit ? length_limit(*unit.source) : 0, sink);
  }
}

int width_in_columns(const std::string& text) {
  const icu::UnicodeString unicode = icu::UnicodeString::fromUTF8(text);
  int width = 0;
  for (int32_t at = 0; at < unicode.length(); at = unicode.moveIndex32(at, 1)) {
    const UChar32 c = unicode.char32At(at);
    const int8_t type = u_charType(c);
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) continue;
    const int east = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    width += east == U_EA_WIDE || east == U_EA_FULLWIDTH ? 2 : 1;
  }
  return width;
}

int estimated_length_limit(const SourceText& text, const std::vector<Material>& materials) {
  const bool fixed = std::any_of(text.occurrences.begin(), text.occurrences.end(), [&](const Occurrence& occurrence) {
    return std::any_of(materials.begin(), materials.end(), [&](const Material& material) {
      const auto starts = [&](const char* design) { return material.design.rfind(design, 0) == 0; };
      return occurrence.material == std::string(to_string(material.folder)) + "/" + material.name && (starts("leaflet-") || starts("flyer-") || starts("poster-"));
    });
  });
  if (!fixed) return 0;
  // Copy-fitting closes text up by a tenth or so, short texts vary more than long ones, and other texts of the panel may be shorter.
  return static_cast<int>(width_in_columns(wording_of(text.text)) * 1.7) + 25;
}

}  // namespace divulga
