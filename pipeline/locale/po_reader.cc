#include <gettext-po.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <csetjmp>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <set>

#include "locale/catalog.h"
#include "locale/format.h"
#include "locale/plain_po.h"

// libgettext-po keeps its parser in static variables and reports through plain function pointers: one reader at a time, and
// the reading under way is found through `current`.

#ifdef __SANITIZE_ADDRESS__
// The library keeps a few bytes of every file that it reads; the leak checker is to look at our own.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libgettextpo\n"; }
#endif

namespace divulga {
namespace {

struct Reading {
  const std::string* file;
  DiagnosticSink* sink;
  std::set<int> told;   // lines
  std::jmp_buf abort;   // the library demands that a fatal error does not return
};

std::mutex one_at_a_time;
thread_local Reading* current = nullptr;

int known(size_t number) { return number == static_cast<size_t>(-1) ? 0 : static_cast<int>(number); }

/// The library's words, as messages where they are those that people meet.
Message said_by_the_library(const std::string& words) {
  const size_t from = words.find('\''), to = words.rfind('\'');
  const std::string quoted = from < to ? words.substr(from + 1, to - from - 1) : std::string();
  for (const Message& known :
       {message("syntax error"), message("end-of-line within string"), message("end-of-file within string"), message("invalid control sequence"),
        message("keyword '{0}' unknown", quoted), message("missing 'msgstr' section"), message("missing 'msgstr[]' section"),
        message("missing 'msgid_plural' section"), message("duplicate message definition")})
    if (known == words) return known;
  return words;
}

void report(size_t line, size_t column, const char* text) {
  std::string words(text);
  while (!words.empty() && (words.back() == '\n' || words.back() == '.')) words.pop_back();
  std::replace(words.begin(), words.end(), '"', '\'');
  std::replace(words.begin(), words.end(), '\n', ' ');
  // An unclosed string is noticed at the start of the line after it.
  const int place = known(line) - (words == "end-of-line within string" ? 1 : 0);
  // The grammar repeats what the words told.
  if (!current->told.insert(place).second && words == "syntax error") return;
  current->sink->error("po-syntax", {*current->file, place, known(column), 0}, said_by_the_library(words),
                       message("an entry is a line msgid \"…\" followed by a line msgstr \"…\"; a quote inside is written \\\""));
}

void on_error(int severity, po_message_t, const char* filename, size_t line, size_t column, int, const char* text) {
  // Without a file name it is the library's own count of the errors before.
  if (severity != PO_SEVERITY_WARNING && filename) report(line, column, text);
  if (severity == PO_SEVERITY_FATAL_ERROR) std::longjmp(current->abort, 1);
}

void on_two_places(int severity, po_message_t, const char* filename, size_t line, size_t column, int, const char* text,
                   po_message_t, const char*, size_t, size_t, int, const char*) {
  if (severity != PO_SEVERITY_WARNING && filename) {
    const std::string words = std::string(text).substr(0, std::strcspn(text, "\n"));
    current->sink->error("duplicate-message", {*current->file, known(line), known(column), 0}, said_by_the_library(words),
                         message("an entry further up has the same msgid; keep one of them"));
  }
  if (severity == PO_SEVERITY_FATAL_ERROR) std::longjmp(current->abort, 1);
}

/// Nothing in this function has a destructor: a fatal error jumps back into it.
po_file_t read_file(const char* path, Reading* reading) {
  static const po_xerror_handler handler{on_error, on_two_places};
  current = reading;
  po_file_t file = nullptr;
  if (setjmp(reading->abort) == 0) file = po_file_read(path, &handler);
  current = nullptr;
  return file;
}

/// The library reads from a path only; this is one without a file on the disk.
class MemoryFile {
 public:
  explicit MemoryFile(const std::string& text) : fd_(::memfd_create("catalog.po", MFD_CLOEXEC)) {
    if (fd_ < 0) throw EnvironmentError(message("cannot make a file in memory for a catalog"));
    for (size_t at = 0; at < text.size();) {
      const ssize_t written = ::write(fd_, text.data() + at, text.size() - at);
      if (written <= 0) {
        ::close(fd_);
        throw EnvironmentError(message("cannot hold a catalog in memory"));
      }
      at += static_cast<size_t>(written);
    }
    ::lseek(fd_, 0, SEEK_SET);
  }
  ~MemoryFile() { ::close(fd_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  std::string path() const { return "/proc/self/fd/" + std::to_string(fd_); }

 private:
  int fd_;
};

std::string text_or_empty(const char* text) { return text ? text : ""; }

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

/// Before version 0.22 the library cuts a file name at its spaces, between isolates too: put together again.
std::vector<std::string> references_of(po_message_t message) {
  static const std::string open = "\u2068", close = "\u2069";
  std::vector<std::string> out;
  bool inside = false;
  for (int i = 0; po_filepos_t place = po_message_filepos(message, i); ++i) {
    std::string text = text_or_empty(po_filepos_file(place));
    const size_t line = po_filepos_start_line(place);
    if (line != static_cast<size_t>(-1)) text += ":" + std::to_string(line);
    const bool continues = inside;
    if (text.compare(0, open.size(), open) == 0) {
      text.erase(0, open.size());
      inside = true;
    }
    if (const size_t end = text.find(close); end != std::string::npos) {
      text.erase(end, close.size());
      inside = false;
    }
    if (continues) out.back() += " " + text;
    else out.push_back(text);
  }
  return out;
}

CatalogEntry entry_of(po_message_t message) {
  CatalogEntry entry;
  entry.context = text_or_empty(po_message_msgctxt(message));
  entry.source = text_or_empty(po_message_msgid(message));
  entry.plural = text_or_empty(po_message_msgid_plural(message));
  if (entry.plural.empty()) {
    entry.translation = text_or_empty(po_message_msgstr(message));
  } else {
    for (int i = 0; const char* form = po_message_msgstr_plural(message, i); ++i) entry.forms.push_back(form);
    entry.translation = entry.forms.empty() ? "" : entry.forms.front();
  }
  entry.comments = lines_of(text_or_empty(po_message_extracted_comments(message)));
  entry.fuzzy = po_message_is_fuzzy(message) != 0;
  entry.previous_source = text_or_empty(po_message_prev_msgid(message));
  entry.translator_comments = lines_of(text_or_empty(po_message_comments(message)));
  for (std::string& line : entry.translator_comments)
    if (!line.empty() && line.front() == ' ') line.erase(0, 1);
  entry.obsolete = po_message_is_obsolete(message) != 0;
  entry.references = references_of(message);
  return entry;
}

/// Lines on which a living msgid starts. The library knows them and does not tell.
std::vector<int> message_lines(const std::string& text) {
  std::vector<int> found;
  int number = 0;
  for (const std::string& line : lines_of(text)) {
    ++number;
    const size_t start = std::min(line.find_first_not_of(" \t"), line.size());
    if (line.compare(start, 5, "msgid") != 0) continue;
    const size_t quote = line.find_first_not_of(" \t", start + 5);
    if (quote != std::string::npos && line[quote] == '"') found.push_back(number);
  }
  return found;
}

void check_charset(const std::string& file, const char* header, DiagnosticSink& sink) {
  if (!header) return;
  const std::string text(header);
  const size_t at = text.find("charset=");
  if (at == std::string::npos) return;
  std::string charset = text.substr(at + 8, text.find_first_of(" \n", at) - at - 8);
  std::string lower = charset;
  for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  if (lower != "utf-8" && lower != "utf8" && lower != "charset")
    sink.error("not-utf8", {file, 1, 0, 0}, message("the catalog says charset '{0}'", charset),
               message("save it as UTF-8: msgconv --to-code=UTF-8"));
}

/// A template's header has words in place of the numbers.
PluralForms plural_forms(const std::string& file, const char* header, DiagnosticSink& sink) {
  const std::string text = text_or_empty(header);
  const std::string name = "Plural-Forms:";
  const size_t at = text.find(name);
  if (at == std::string::npos) return {};
  const std::string rule = text.substr(at + name.size(), text.find('\n', at) - at - name.size());
  if (rule.find("INTEGER") != std::string::npos) return {};
  const auto forms = PluralForms::parse(rule);
  if (!forms)
    sink.error("plural-forms", {file, 1, 0, 0}, message("the catalog's 'Plural-Forms' is no rule: '{0}'", rule.substr(std::min(rule.find_first_not_of(' '), rule.size()))),
               message("write the one that gettext has for the language, such as nplurals=2; plural=(n != 1);"));
  return forms.value_or(PluralForms());
}

}  // namespace

Catalog parse_po(const std::string& file, const std::string& text, DiagnosticSink& sink) {
  if (invalid_utf8_at(text) == std::string_view::npos)
    if (auto plain = read_plain_po(file, text)) return Catalog(std::move(plain->entries), plural_forms(file, plain->header.c_str(), sink));
  return parse_po_with_library(file, text, sink);
}

Catalog parse_po_with_library(const std::string& file, const std::string& text, DiagnosticSink& sink) {
  const bool mark = text.compare(0, 3, "\xEF\xBB\xBF") == 0;
  const std::string plain = mark ? text.substr(3) : text;
  if (const size_t bad = invalid_utf8_at(plain); bad != std::string_view::npos) {
    const int line = 1 + static_cast<int>(std::count(plain.begin(), plain.begin() + static_cast<long>(bad), '\n'));
    sink.error("not-utf8", {file, line, 0, 0}, message("not UTF-8"), message("save the catalog as UTF-8"));
    return {};
  }
  const MemoryFile memory(plain);
  std::lock_guard lock(one_at_a_time);
  Reading reading{&file, &sink, {}, {}};
  po_file_t po = read_file(memory.path().c_str(), &reading);
  if (!po) return {};

  check_charset(file, po_file_domain_header(po, nullptr), sink);
  const PluralForms plurals = plural_forms(file, po_file_domain_header(po, nullptr), sink);
  std::vector<CatalogEntry> entries;
  std::vector<size_t> order;
  po_message_iterator_t iterator = po_message_iterator(po, nullptr);
  size_t living = 0;
  while (po_message_t message = po_next_message(iterator)) {
    CatalogEntry entry = entry_of(message);
    const bool obsolete = entry.obsolete;
    if (!entry.source.empty()) {
      entries.push_back(std::move(entry));
      order.push_back(living);
    }
    if (!obsolete) ++living;
  }
  po_message_iterator_free(iterator);
  po_file_free(po);

  const std::vector<int> lines = message_lines(plain);
  for (size_t i = 0; i < entries.size(); ++i)
    entries[i].span = {file, lines.size() == living && !entries[i].obsolete ? lines[order[i]] : 0, 1, 0};
  return Catalog(std::move(entries), plurals);
}

}  // namespace divulga
