#include "locale/plain_po.h"

#include <algorithm>
#include <string_view>

#include "locale/entry_table.h"

namespace divulga {
namespace {

constexpr std::string_view isolate = "\u2068", isolate_end = "\u2069";

bool starts(std::string_view text, std::string_view with) { return text.substr(0, with.size()) == with; }

/// Thrown past the whole reading: the file is for the library.
struct Unusual {};

class PlainPoReader {
 public:
  PlainPoReader(const std::string& file, std::string_view text) : file_(file), text_(text) {}

  PlainPo read() {
    for (const char unusual : {'\r', '\t', '\v', '\f'})
      if (text_.find(unusual) != std::string_view::npos) throw Unusual();
    const auto likely = static_cast<size_t>(std::count(text_.begin(), text_.end(), '\n')) / 5;
    po_.entries.reserve(likely);
    known_.reserve(likely);
    while (at_ < text_.size()) next_line();
    finish();
    if (!has_header_) throw Unusual();
    return std::move(po_);
  }

 private:
  enum class Field { none, context, source, plural, form };

  void next_line() {
    const size_t end = std::min(text_.find('\n', at_), text_.size());
    std::string_view line = text_.substr(at_, end - at_);
    at_ = end + 1;
    ++number_;
    if (line.empty()) return;
    if (line[0] == '"') return more(line, continues_);
    if (line[0] != '#') return keyword(line, false);
    if (starts(line, "#~|")) return previous(line.substr(3));
    if (starts(line, "#~")) return obsolete(line.substr(2));
    if (starts(line, "#|")) return previous(line.substr(2));
    comment(line);
  }

  void obsolete(std::string_view line) {
    if (!line.empty() && line[0] == ' ') line.remove_prefix(1);
    if (line.empty()) throw Unusual();
    if (line[0] == '"') return more(line, continues_);
    keyword(line, true);
  }

  /// `#| msgid "…"`, or a string that goes on.
  void previous(std::string_view line) {
    begin_if_complete();
    if (!line.empty() && line[0] == ' ') line.remove_prefix(1);
    if (starts(line, "\"")) {
      if (continues_ != &entry_.previous_source) throw Unusual();
      return more(line, continues_);
    }
    if (!starts(line, "msgid \"") || !entry_.previous_source.empty()) throw Unusual();
    continues_ = &entry_.previous_source;
    more(line.substr(6), continues_);
  }

  void comment(std::string_view line) {
    begin_if_complete();
    continues_ = nullptr;
    line.remove_prefix(1);
    if (line.empty()) {
      entry_.translator_comments.emplace_back();
      return;
    }
    const char kind = line[0];
    if (kind == ' ') {
      if (starts(line, " File:") || starts(line, "  ")) throw Unusual();
      entry_.translator_comments.emplace_back(line.substr(1));
      return;
    }
    line.remove_prefix(1);
    if (kind == '.') {
      if (!line.empty() && line[0] == ' ') line.remove_prefix(1);
      if (line.empty() || line[0] == ' ') throw Unusual();
      entry_.comments.emplace_back(line);
      return;
    }
    if (kind == ':') return references(line);
    if (kind != ',') throw Unusual();
    flags(line);
  }

  void flags(std::string_view line) {
    for (size_t at = 0; at < line.size();) {
      const size_t end = std::min(line.find(',', at), line.size());
      std::string_view flag = line.substr(at, end - at);
      while (!flag.empty() && flag.front() == ' ') flag.remove_prefix(1);
      while (!flag.empty() && flag.back() == ' ') flag.remove_suffix(1);
      if (flag == "fuzzy") entry_.fuzzy = true;
      else if (flag.find("fuzzy") != std::string_view::npos) throw Unusual();
      at = end + 1;
    }
  }

  void references(std::string_view line) {
    for (size_t at = line.find_first_not_of(' '); at < line.size(); at = line.find_first_not_of(' ', at)) {
      const bool isolated = starts(line.substr(at), isolate);
      size_t end = at;
      if (isolated) {
        end = line.find(isolate_end, at);
        if (end == std::string_view::npos) throw Unusual();
      }
      end = std::min(line.find(' ', end), line.size());
      std::string place(line.substr(at, end - at));
      if (isolated) {
        place.erase(place.find(isolate_end), isolate_end.size());
        place.erase(0, isolate.size());
        if (place.find("  ") != std::string::npos) throw Unusual();
      }
      const size_t colon = place.rfind(':');
      const bool numbered = colon != std::string::npos && colon > 0 && colon + 1 < place.size() && place.size() < colon + 10 && place[colon + 1] != '0' &&
                            place.find_first_not_of("0123456789", colon + 1) == std::string::npos;
      if (!numbered || place.find("\u2068") != std::string::npos) throw Unusual();
      entry_.references.push_back(std::move(place));
      at = end;
    }
  }

  void keyword(std::string_view line, bool is_obsolete) {
    if (starts(line, "msgctxt ")) {
      begin_if_complete();
      if (field_ != Field::none) throw Unusual();
      field_ = Field::context;
      entry_.obsolete = is_obsolete;
      has_context_ = true;
      return value(line.substr(8), entry_.context);
    }
    if (starts(line, "msgid ")) {
      begin_if_complete();
      if (field_ != Field::none && (field_ != Field::context || entry_.obsolete != is_obsolete)) throw Unusual();
      field_ = Field::source;
      entry_.obsolete = is_obsolete;
      line_ = number_;
      return value(line.substr(6), entry_.source);
    }
    if (entry_.obsolete != is_obsolete) throw Unusual();
    if (starts(line, "msgid_plural ") && field_ == Field::source) {
      field_ = Field::plural;
      return value(line.substr(13), entry_.plural);
    }
    if (starts(line, "msgstr ") && field_ == Field::source) {
      field_ = Field::form;
      return value(line.substr(7), entry_.translation);
    }
    // msgstr[0] … msgstr[5], in order
    if (starts(line, "msgstr[") && line.size() > 10 && line[8] == ']' && line[9] == ' ' && (field_ == Field::plural || (field_ == Field::form && !entry_.plural.empty())) &&
        static_cast<size_t>(line[7] - '0') == entry_.forms.size()) {
      field_ = Field::form;
      entry_.forms.emplace_back();
      return value(line.substr(10), entry_.forms.back());
    }
    throw Unusual();
  }

  void value(std::string_view line, std::string& into) {
    continues_ = &into;
    more(line, continues_);
  }

  /// A string in quotation marks, to the line's end.
  void more(std::string_view line, std::string* into) {
    if (!into || line.size() < 2 || line.front() != '"' || line.back() != '"') throw Unusual();
    line = line.substr(1, line.size() - 2);
    while (!line.empty()) {
      size_t sign = 0;
      while (sign < line.size() && line[sign] != '\\' && line[sign] != '"') ++sign;
      into->append(line.substr(0, sign));
      if (sign == line.size()) return;
      if (line[sign] == '"' || sign + 1 == line.size()) throw Unusual();
      const size_t known = std::string_view("nt\\\"").find(line[sign + 1]);
      if (known == std::string_view::npos) throw Unusual();
      *into += "\n\t\\\""[known];
      line.remove_prefix(sign + 2);
    }
  }

  void begin_if_complete() {
    if (field_ == Field::form) finish();
    else if (field_ != Field::none && field_ != Field::context) throw Unusual();
  }

  void finish() {
    if (field_ == Field::none) return;   // comments at the end belong to nothing
    if (field_ != Field::form) throw Unusual();
    if (!entry_.plural.empty()) entry_.translation = entry_.forms.empty() ? "" : entry_.forms.front();
    const bool header = entry_.source.empty();
    if (header) {
      if (has_header_ || entry_.obsolete || !entry_.context.empty() || !is_utf8(entry_.translation)) throw Unusual();
      has_header_ = true;
      po_.header = std::move(entry_.translation);
    } else {
      if (has_context_ && entry_.context.empty()) throw Unusual();
      if (known_.find(entry_.source, [&](std::uint32_t i) { return po_.entries[i].source == entry_.source && po_.entries[i].context == entry_.context; })) throw Unusual();
      known_.add(entry_.source, static_cast<std::uint32_t>(po_.entries.size()));
      entry_.span = {file_, entry_.obsolete ? 0 : line_, 1, 0};
      po_.entries.push_back(std::move(entry_));
    }
    entry_ = {};
    field_ = Field::none;
    continues_ = nullptr;
    has_context_ = false;
  }

  static bool is_utf8(const std::string& header) {
    const size_t at = header.find("charset=");
    if (at == std::string::npos) return false;
    const std::string charset = header.substr(at + 8, 6);
    return charset == "UTF-8\n" || charset == "utf-8\n";
  }

  const std::string& file_;
  const std::string_view text_;
  size_t at_ = 0;
  int number_ = 0, line_ = 0;   // of the text; of the entry's msgid
  PlainPo po_;
  CatalogEntry entry_;
  Field field_ = Field::none;
  std::string* continues_ = nullptr;
  bool has_header_ = false, has_context_ = false;
  EntryTable known_;
};

}  // namespace

std::optional<PlainPo> read_plain_po(const std::string& file, const std::string& text) {
  if (text.find('\0') != std::string::npos) return {};
  try {
    return PlainPoReader(file, text).read();
  } catch (const Unusual&) {
    return {};
  }
}

}  // namespace divulga
