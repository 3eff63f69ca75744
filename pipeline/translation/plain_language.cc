#include "translation/plain_language.h"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

#include "diag/mapped_text.h"
#include "markdown/segments.h"
#include "translation/wording.h"

namespace divulga {
namespace {

constexpr int fewest_words = 4;        // less is no sentence that could be hard

/// `{{names}}` stand for a word each, marks of notes for nothing.
std::string readable(const std::string& segment) {
  std::string text = wording_of(segment);
  for (size_t at = text.find("{{"); at != std::string::npos; at = text.find("{{", at)) {
    const size_t end = text.find("}}", at);
    if (end == std::string::npos) break;
    text.replace(at, end + 2 - at, "nome");
  }
  for (size_t at = text.find("[^]"); at != std::string::npos; at = text.find("[^]", at)) text.erase(at, 3);
  return text;
}

Readability figures_of(const icu::UnicodeString& text, icu::BreakIterator& words) {
  Readability figures;
  figures.sentences = 1;
  words.setText(text);
  for (int32_t from = words.first(), to = words.next(); to != icu::BreakIterator::DONE; from = to, to = words.next()) {
    if (words.getRuleStatus() == UBRK_WORD_NONE) continue;
    ++figures.words;
    for (int32_t i = from; i < to; i = text.moveIndex32(i, 1)) {
      const UChar32 c = text.char32At(i);
      if (u_isalnum(c)) ++figures.letters;
      else if (c == u'\'' || c == u'\u2019') ++figures.words;   // "l’ufficio" is two words
    }
  }
  return figures;
}

std::string shortened(const std::string& text) { return text.size() > 90 ? text.substr(0, text.rfind(' ', 90)) + " …" : text; }

}  // namespace

int Readability::index() const {
  if (words == 0) return 100;
  return std::clamp(89 + (300 * sentences - 10 * letters) / words, 0, 100);
}

std::vector<Sentence> sentences_of(const Material& material) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale italian("it");
  const std::unique_ptr<icu::BreakIterator> breaks(icu::BreakIterator::createSentenceInstance(italian, status));
  const std::unique_ptr<icu::BreakIterator> words(icu::BreakIterator::createWordInstance(italian, status));
  std::vector<Sentence> found;
  if (U_FAILURE(status)) return found;
  const MappedText mapped(material.body, material.file, material.body_line);
  for (const Segment& segment : find_segments(material.body)) {
    if (!segment.has_letters || segment.kind == SegmentKind::attribute || segment.kind == SegmentKind::label || segment.kind == SegmentKind::alt) continue;
    const icu::UnicodeString text = icu::UnicodeString::fromUTF8(readable(segment.text));
    breaks->setText(text);
    for (int32_t from = breaks->first(), to = breaks->next(); to != icu::BreakIterator::DONE; from = to, to = breaks->next()) {
      icu::UnicodeString sentence(text, from, to - from);
      sentence.trim();
      Sentence one;
      one.figures = figures_of(sentence, *words);
      if (one.figures.words == 0) continue;
      sentence.toUTF8String(one.text);
      one.span = mapped.locate(segment.from);
      found.push_back(std::move(one));
    }
  }
  return found;
}

int least_readability(const Material& material) {
  switch (material.folder) {
    case Folder::leaflets:
    case Folder::procedures:
    case Folder::events: return 60;
    case Folder::reports:
    case Folder::press: return 45;
    default: return 45;
  }
}

void check_plain_language(const ProjectContent& content, const std::function<bool(const Material&)>& wanted, DiagnosticSink& sink) {
  if (content.project.source_language.language() != "it") return;
  for (const Material& material : content.materials) {
    if (wanted && !wanted(material)) continue;
    const int least = least_readability(material);
    std::vector<Sentence> sentences = sentences_of(material);
    Readability all;
    for (const Sentence& sentence : sentences) {
      all.letters += sentence.figures.letters;
      all.words += sentence.figures.words;
      all.sentences += sentence.figures.sentences;
    }
    if (all.words < 30 || all.index() >= least) continue;    // a few words say nothing about a text
    std::erase_if(sentences, [](const Sentence& sentence) { return sentence.figures.words < fewest_words; });
    std::stable_sort(sentences.begin(), sentences.end(), [](const Sentence& a, const Sentence& b) { return a.figures.index() < b.figures.index(); });
    std::string hardest;
    for (size_t i = 0; i < sentences.size() && i < 3; ++i)
      hardest += (i ? "; " : "") + std::string("line ") + std::to_string(sentences[i].span.line) + ": '" + shortened(sentences[i].text) + "'";
    sink.warning("plain-language", {material.file, 1, 0, 0}, message("the text is hard to read: {0} of 100 by Gulpease, {1} are wanted", all.index(), least),
                 message("shorter sentences and words; the hardest are {0}", hardest));
  }
}

}  // namespace divulga
