#include <algorithm>
#include <map>

#include "locale/catalog.h"

namespace divulga {
namespace {

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += "\\\"";
    else if (c == '\\') out += "\\\\";
    else if (c == '\n') out += "\\n";
    else if (c == '\t') out += "\\t";
    else if (c == '\r') out += "\\r";
    else out += c;
  }
  return out + "\"";
}

/// One line feed inside a text: a line of the file for each of its lines, as gettext's tools write it. `mark` starts every line.
std::string field(const std::string& mark, const char* keyword, const std::string& text) {
  const size_t feed = text.find('\n');
  if (feed == std::string::npos || feed + 1 == text.size()) return mark + keyword + " " + quoted(text) + "\n";
  std::string out = mark + keyword + " \"\"\n";
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size() - 1);
    out += mark + quoted(std::string_view(text).substr(at, end + 1 - at)) + "\n";
    at = end + 1;
  }
  return out;
}

std::string comment_lines(const char* mark, const std::string& text) {
  std::string out;
  for (size_t at = 0; at <= text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    out += std::string(mark) + (end > at ? " " : "") + text.substr(at, end - at) + "\n";
    at = end + 1;
  }
  return out;
}

/// A place with a space in it is set between isolates, as gettext reads it.
std::string reference(const std::string& place) {
  const size_t colon = place.rfind(':');
  if (place.find(' ') == std::string::npos || colon == std::string::npos) return place;
  return "\u2068" + place.substr(0, colon) + "\u2069" + place.substr(colon);
}

std::string header(const LocaleTag& language) {
  std::string name = language.str();
  std::replace(name.begin(), name.end(), '-', '_');
  // The fields that `msgfmt -c` asks for. The date is fixed: a catalog written twice is the same twice.
  return "msgid \"\"\nmsgstr \"\"\n"
         "\"Project-Id-Version: divulga\\n\"\n"
         "\"PO-Revision-Date: 2000-01-01 00:00+0000\\n\"\n"
         "\"Last-Translator: none\\n\"\n"
         "\"Language-Team: none\\n\"\n"
         "\"Language: " + name + "\\n\"\n"
         "\"MIME-Version: 1.0\\n\"\n"
         "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
         "\"Content-Transfer-Encoding: 8bit\\n\"\n" +
         (language.empty() ? "" : "\"Plural-Forms: " + PluralForms::of(language).text() + "\\n\"\n");
}

/// Texts that stand at several places become one entry with all of its places: PO knows each text once.
std::vector<CatalogEntry> merged(const std::vector<CatalogEntry>& entries) {
  std::vector<CatalogEntry> out;
  std::map<std::pair<std::string, std::string>, size_t> place;
  for (const CatalogEntry& entry : entries) {
    if (entry.source.empty()) continue;   // that one is the header
    const auto [found, fresh] = place.emplace(std::pair(entry.context, entry.source), out.size());
    if (fresh) {
      out.push_back(entry);
      continue;
    }
    CatalogEntry& first = out[found->second];
    auto add = [](std::vector<std::string>& to, const std::vector<std::string>& from) {
      for (const std::string& text : from)
        if (std::find(to.begin(), to.end(), text) == to.end()) to.push_back(text);
    };
    add(first.references, entry.references);
    add(first.comments, entry.comments);
    add(first.translator_comments, entry.translator_comments);
    if (first.translation.empty()) {
      first.translation = entry.translation;
      first.plural = entry.plural;
      first.forms = entry.forms;
      first.fuzzy = entry.fuzzy;
      first.previous_source = entry.previous_source;
    }
    first.obsolete = first.obsolete && entry.obsolete;
  }
  return out;
}

}  // namespace

std::string write_po(const LocaleTag& language, const std::vector<CatalogEntry>& entries) {
  std::string out = header(language);
  const PluralForms plurals = PluralForms::of(language);
  for (const CatalogEntry& entry : merged(entries)) {
    out += "\n";
    for (const std::string& comment : entry.translator_comments) out += comment_lines("#", comment);
    for (const std::string& comment : entry.comments) out += comment_lines("#.", comment);
    for (const std::string& place : entry.references) out += "#: " + reference(place) + "\n";
    if (entry.fuzzy) out += "#, fuzzy\n";
    const std::string mark = entry.obsolete ? "#~ " : "";
    if (entry.fuzzy && !entry.previous_source.empty()) out += field(entry.obsolete ? "#~| " : "#| ", "msgid", entry.previous_source);
    if (!entry.context.empty()) out += field(mark, "msgctxt", entry.context);
    out += field(mark, "msgid", entry.source);
    if (entry.plural.empty()) {
      out += field(mark, "msgstr", entry.translation);
      continue;
    }
    out += field(mark, "msgid_plural", entry.plural);
    for (int form = 0; form < plurals.size(); ++form)
      out += field(mark, ("msgstr[" + std::to_string(form) + "]").c_str(), form < static_cast<int>(entry.forms.size()) ? entry.forms[static_cast<size_t>(form)] : "");
  }
  return out;
}

}  // namespace divulga
