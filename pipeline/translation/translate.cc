#include "translation/translate.h"

#include <algorithm>
#include <cctype>
#include <set>

#include "markdown/segments.h"

namespace divulga {
namespace {

std::string without_blanks(const std::string& text) {
  std::string out;
  for (const char c : text)
    if (c != ' ') out += c;
  return out;
}

bool starts_reference(const std::string& text, size_t at) {
  if (text[at] != '@') return false;
  const std::string prefix = text.substr(at + 1, 4);
  return prefix == "tbl-" || prefix == "fig-" || prefix == "sec-";
}

/// `{{names}}`, link targets, `[^notes]` and `@references` of a text.
std::multiset<std::string> marks_of(const std::string& text) {
  std::multiset<std::string> marks;
  for (size_t at = 0; at < text.size(); ++at) {
    if (text.compare(at, 2, "{{") == 0) {
      const size_t end = text.find("}}", at);
      if (end == std::string::npos) continue;
      marks.insert(without_blanks(text.substr(at, end + 2 - at)));
      at = end + 1;
    } else if (text.compare(at, 2, "](") == 0) {
      const size_t end = text.find_first_of(" )", at + 2);
      const size_t tag = text.find("{{", at);
      if (end != std::string::npos && (tag == std::string::npos || tag > end)) marks.insert("](" + text.substr(at + 2, end - at - 2) + ")");
    } else if (text.compare(at, 2, "[^") == 0) {
      const size_t end = text.find(']', at);
      if (end != std::string::npos) marks.insert(text.substr(at, end + 1 - at));
    } else if (starts_reference(text, at)) {
      size_t end = at + 5;
      while (end < text.size() && (std::isalnum(static_cast<unsigned char>(text[end])) || text[end] == '-' || text[end] == '_')) ++end;
      marks.insert(text.substr(at, end - at));
    }
  }
  return marks;
}

std::string joined(const std::multiset<std::string>& marks) {
  std::string out;
  for (const auto& mark : marks) out += (out.empty() ? "'" : ", '") + mark + "'";
  return out;
}

void check_marks(const CatalogEntry& entry, DiagnosticSink& sink) {
  const Message difference = difference_of_marks(entry.source, entry.translation);
  if (difference.empty()) return;
  if (!entry.previous_source.empty())
    return sink.warning("translation-marks", entry.span, message("the translation {0}: the source's markup was changed since", difference),
                        message("write the new marks here too, or leave the translation as it is"));
  sink.error("translation-marks", entry.span, message("the translation {0}", difference), message("names in {{ }}, links, notes and references are those of the source"));
}

/// `sign` with a backslash wherever it has none.
std::string with_backslashes(const std::string& text, char sign) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size()) {
      out += text.substr(i++, 2);
      continue;
    }
    if (text[i] == sign) out += '\\';
    out += text[i];
  }
  return out;
}

/// The translation as it can stand where the segment stood: a pipe ends a cell, a quotation mark an attribute or a figure's
/// caption, an empty line a paragraph; only hard breaks of running text keep their line feed.
std::string fitted(std::string text, const Segment& segment) {
  const bool running = segment.kind == SegmentKind::paragraph || segment.kind == SegmentKind::list_item;
  for (size_t i = 0; i < text.size(); ++i)
    if (text[i] == '\n' && !(running && i > 0 && text[i - 1] == '\\')) text[i] = ' ';
  if (segment.kind == SegmentKind::attribute || segment.kind == SegmentKind::label) {
    std::string out;
    for (const char c : text) {
      if (c == '"' || c == '\\') out += '\\';
      out += c;
    }
    return out;
  }
  if (segment.kind == SegmentKind::cell) return with_backslashes(text, '|');
  return segment.quoted ? with_backslashes(text, '"') : text;
}

}  // namespace

Message difference_of_marks(const std::string& source, const std::string& translation) {
  const auto wanted = marks_of(source), found = marks_of(translation);
  std::multiset<std::string> lacking, surplus;
  std::set_difference(wanted.begin(), wanted.end(), found.begin(), found.end(), std::inserter(lacking, lacking.end()));
  std::set_difference(found.begin(), found.end(), wanted.begin(), wanted.end(), std::inserter(surplus, surplus.end()));
  if (lacking.empty() && surplus.empty()) return {};
  if (surplus.empty()) return message("lacks {0}", joined(lacking));
  if (lacking.empty()) return message("has {0}, which the source has not", joined(surplus));
  return message("lacks {0} and has {1}, which the source has not", joined(lacking), joined(surplus));
}

const CatalogEntry* translate_text(const std::string& text, const Catalog& catalog, DiagnosticSink& sink) {
  const CatalogEntry* entry = catalog.find_entry(text);
  if (entry) check_marks(*entry, sink);
  return entry;
}

TranslatedText translate_markdown(const MappedText& source, const Catalog& catalog, const LocaleTag& source_language, DiagnosticSink& sink) {
  TranslatedText result;
  const std::string& text = source.text();
  size_t at = 0;
  const auto copy_to = [&](size_t end) {
    if (end > at) result.text.append(source, at, end - at);
    at = std::max(at, end);
  };
  size_t open_value = 0;   // end of a value without quotation marks that got them
  const auto close_value = [&](size_t before) {
    if (!open_value || before < open_value) return;
    copy_to(open_value);
    result.text.append_made("\"", source.locate(open_value));
    open_value = 0;
  };
  for (const auto& segment : find_segments(text)) {
    if (!segment.has_letters) continue;
    ++result.segments;
    close_value(segment.from);
    const SourceSpan place = source.locate(segment.from, segment.to - segment.from);
    const CatalogEntry* entry = translate_text(segment.text, catalog, sink);
    const bool in_attribute = segment.kind == SegmentKind::attribute || segment.kind == SegmentKind::label;
    if (!entry) {
      if (result.missing++ == 0) result.first_missing = place;
      result.missing_sources.push_back(segment.text);
      if (in_attribute || segment.kind == SegmentKind::alt) continue;
      copy_to(segment.from);
      result.text.append_made("[", place);
      copy_to(segment.to);
      result.text.append_made("]{lang=" + source_language.str() + "}", place);
      continue;
    }
    if (segment.value_to > segment.value_from && !open_value) {
      copy_to(segment.value_from);
      result.text.append_made("\"", place);
      open_value = segment.value_to;
    }
    result.used.push_back(entry);
    copy_to(segment.from);
    result.text.append_made(fitted(entry->translation, segment), entry->span.file.empty() ? place : entry->span);
    at = segment.to;
  }
  close_value(text.size());
  copy_to(text.size());
  return result;
}

}  // namespace divulga
