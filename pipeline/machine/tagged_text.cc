#include "machine/tagged_text.h"

#include <cctype>
#include <cstdlib>

namespace divulga {
namespace {

std::string xml_escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '&') out += "&amp;";
    else if (c == '<') out += "&lt;";
    else if (c == '>') out += "&gt;";
    else out += c;
  }
  return out;
}

void append_utf8(std::string& out, unsigned long c) {
  if (c < 0x80) out += static_cast<char>(c);
  else if (c < 0x800) (out += static_cast<char>(0xC0 | (c >> 6))) += static_cast<char>(0x80 | (c & 0x3F));
  else if (c < 0x10000) ((out += static_cast<char>(0xE0 | (c >> 12))) += static_cast<char>(0x80 | ((c >> 6) & 0x3F))) += static_cast<char>(0x80 | (c & 0x3F));
  else if (c < 0x110000)
    (((out += static_cast<char>(0xF0 | (c >> 18))) += static_cast<char>(0x80 | ((c >> 12) & 0x3F))) += static_cast<char>(0x80 | ((c >> 6) & 0x3F))) += static_cast<char>(0x80 | (c & 0x3F));
}

/// The character that an entity at `at` stands for, appended; its end, or `at` where it is none.
size_t read_entity(const std::string& text, size_t at, std::string& out) {
  const size_t end = text.find(';', at);
  if (end == std::string::npos || end - at > 10) return at;
  const std::string name = text.substr(at + 1, end - at - 1);
  static constexpr const char* known[][2] = {{"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}, {"nbsp", "\u00A0"}};
  for (const auto& [entity, sign] : known) {
    if (name != entity) continue;
    out += sign;
    return end + 1;
  }
  if (name.size() < 2 || name[0] != '#') return at;
  const bool hexadecimal = name[1] == 'x' || name[1] == 'X';
  char* rest = nullptr;
  const unsigned long number = std::strtoul(name.c_str() + (hexadecimal ? 2 : 1), &rest, hexadecimal ? 16 : 10);
  if (*rest != '\0' || number == 0 || (number >= 0xD800 && number < 0xE000) || number >= 0x110000) return at;
  append_utf8(out, number);
  return end + 1;
}

/// `<g id="1">`, `</g>`, `<x id='1' />`; the closing tag has no number.
struct Tag { char name = 0; int number = 0; bool closes = false, alone = false; };
bool read_tag(const std::string& text, size_t at, size_t& end, Tag& tag) {
  end = text.find('>', at);
  if (end == std::string::npos) return false;
  std::string inside = text.substr(at + 1, end - at - 1);
  ++end;
  tag.closes = !inside.empty() && inside[0] == '/';
  if (tag.closes) inside.erase(0, 1);
  if (inside.empty() || (inside[0] != 'g' && inside[0] != 'x' && inside[0] != 'G' && inside[0] != 'X')) return false;
  if (inside.size() > 1 && inside[1] != ' ' && inside[1] != '/') return false;
  tag.name = static_cast<char>(std::tolower(static_cast<unsigned char>(inside[0])));
  tag.alone = inside.back() == '/' || tag.name == 'x';
  const size_t digit = inside.find_first_of("0123456789");
  if (!tag.closes && digit == std::string::npos) return false;
  if (digit != std::string::npos) tag.number = std::atoi(inside.c_str() + digit);
  return true;
}

}  // namespace

std::string tagged_text(const ChippedText& text) {
  std::string out;
  for (const ChippedPiece& piece : text.pieces) {
    if (piece.chip < 0) {
      out += xml_escaped(piece.text);
      continue;
    }
    const Chip& chip = text.chips[static_cast<size_t>(piece.chip)];
    const std::string id = " id=\"" + std::to_string(chip.number) + "\"";
    if (chip.kind == Chip::Kind::alone) out += "<x" + id + "/>";
    else out += chip.kind == Chip::Kind::opening ? "<g" + id + ">" : "</g>";
  }
  return out;
}

std::string untagged_text(const std::string& tagged, const ChippedText& source, Message& problem) {
  std::vector<WrittenPiece> pieces;
  std::vector<int> open;
  std::string text;
  const auto flush = [&] {
    if (!text.empty()) pieces.push_back({std::move(text), 0, Chip::Kind::alone});
    text.clear();
  };
  for (size_t at = 0; at < tagged.size();) {
    if (tagged[at] == '&') {
      const size_t end = read_entity(tagged, at, text);
      if (end == at) text += tagged[at++];
      else at = end;
      continue;
    }
    if (tagged[at] != '<') {
      text += tagged[at++];
      continue;
    }
    size_t end = at;
    Tag tag;
    if (!read_tag(tagged, at, end, tag)) {
      problem = message("the machine wrote a tag that is not ours: '{0}'", tagged.substr(at, std::min<size_t>(20, tagged.size() - at)));
      return {};
    }
    at = end;
    if (tag.name == 'x' && tag.closes) continue;                  // "<x id="1"></x>", as HTML writes it
    flush();
    if (tag.alone) {
      pieces.push_back({{}, tag.number, Chip::Kind::alone});
    } else if (!tag.closes) {
      open.push_back(tag.number);
      pieces.push_back({{}, tag.number, Chip::Kind::opening});
    } else if (open.empty()) {
      problem = message("the machine closed a tag that was not open");
      return {};
    } else {
      pieces.push_back({{}, open.back(), Chip::Kind::closing});
      open.pop_back();
    }
  }
  flush();
  Message said;
  std::string result = read_with_chips(written_with_chips(pieces), source, said);
  if (!said.empty()) {
    problem = said;
    return {};
  }
  return result;
}

}  // namespace divulga
