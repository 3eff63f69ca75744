#include "translation/chips.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

#include "translation/inline_marks.h"

namespace divulga {
namespace {

constexpr size_t none = std::string::npos;
constexpr int most_told = 6;   // problems of one text

bool is_ascii(char c, int (*kind)(int)) { return static_cast<unsigned char>(c) < 0x80 && kind(static_cast<unsigned char>(c)); }
bool is_letter(char c) { return is_ascii(c, std::isalnum) || (static_cast<unsigned char>(c) & 0x80); }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n'; }

/// What stands beside a run of text: the segment's edge, or a chip that may be anything.
struct Sides {
  bool chip_before = false;
  std::string chip_behind;   // its markup
};

/// Which characters of a text are to have a backslash, so that it stays text among its chips. Depends on nothing but the text and
/// its sides: splitting and joining agree by asking here.
std::vector<bool> needed_escapes(const std::string& text, const Sides& sides, Markup markup) {
  std::vector<bool> needed(text.size(), false);
  if (markup == Markup::tags) return needed;
  const auto before = [&](size_t at) { return at > 0 ? text[at - 1] : sides.chip_before ? '.' : ' '; };
  const auto behind = [&](size_t end) { return end < text.size() ? text[end] : sides.chip_behind.empty() ? ' ' : '.'; };
  std::vector<size_t> open;
  for (size_t at = 0; at < text.size(); ++at) {
    const char c = text[at], next = behind(at + 1);
    if (c == '\n') needed[at] = true;
    else if (c == '\\') needed[at] = at + 1 == text.size() || is_ascii(next, std::ispunct) || next == '\n';
    else if (c == '`') needed[at] = true;
    else if (c == '<') needed[at] = is_ascii(next, std::isalpha) || next == '/' || next == '!' || next == '?' || next == '.';
    else if (c == '&') needed[at] = entity_end(text, at) != at;
    else if (c == '@') needed[at] = reference_end(text, at) != at;
    else if (c == '!') needed[at] = at + 1 == text.size() && !sides.chip_behind.empty() && sides.chip_behind[0] == '[';
    else if (c == '[') open.push_back(at);
    else if (c == ']') {
      const bool target = next == '(' || next == '{';
      if (open.empty() || target) needed[at] = true;
      if (open.empty()) continue;
      needed[open.back()] = target || text[open.back() + 1] == '^';
      needed[at] = needed[open.back()];
      open.pop_back();
    } else if (c == '*' || c == '_' || c == '~') {
      const size_t end = std::min(text.find_first_not_of(c, at), text.size());
      const bool alone = is_blank(before(at)) && is_blank(behind(end));
      const bool inside = c == '_' && is_letter(before(at)) && is_letter(behind(end));
      if (!alone && !inside && (c != '~' || end - at > 1 || !sides.chip_behind.empty() || sides.chip_before))
        std::fill(needed.begin() + static_cast<long>(at), needed.begin() + static_cast<long>(end), true);
      at = end - 1;
    }
  }
  for (const size_t at : open) needed[at] = true;
  return needed;
}

/// A run of text between marks: its characters without backslashes, and which had one.
struct Literal {
  std::string text;
  std::vector<bool> escaped;
};

Literal literal_of(std::string_view written, Markup markup) {
  Literal out;
  for (size_t i = 0; i < written.size(); ++i) {
    const bool escape = markup == Markup::markdown && written[i] == '\\' && i + 1 < written.size() &&
                        (is_ascii(written[i + 1], std::ispunct) || written[i + 1] == '\n');
    if (escape) ++i;
    out.text += written[i];
    out.escaped.push_back(escape);
  }
  return out;
}

class Splitter {
 public:
  Splitter(const std::string& text, Markup markup) : text_(text) { result_.markup = markup; }

  ChippedText split() {
    const auto marks = result_.markup == Markup::markdown ? find_inline_marks(text_) : find_tags(text_);
    size_t at = 0;
    for (const InlineMark& mark : marks) {
      literal(literal_of(std::string_view(text_).substr(at, mark.from - at), result_.markup), {before_, text_.substr(mark.from, mark.to - mark.from)});
      chip(mark.kind, text_.substr(mark.from, mark.to - mark.from), mark.label, mark.pair);
      at = mark.to;
    }
    literal(literal_of(std::string_view(text_).substr(at), result_.markup), {before_, {}});
    return std::move(result_);
  }

 private:
  void chip(Chip::Kind kind, std::string markup, std::string label, int pair = -1) {
    int number = 0;
    if (kind == Chip::Kind::closing) number = numbers_[pair];
    if (number == 0) number = ++last_;
    if (kind == Chip::Kind::opening) numbers_[pair] = number;
    result_.pieces.push_back({{}, static_cast<int>(result_.chips.size())});
    result_.chips.push_back({kind, number, std::move(markup), std::move(label)});
    before_ = true;
  }

  /// A character whose backslash is not as join_chips would set it is a chip of its own.
  void literal(const Literal& part, const Sides& sides) {
    if (part.text.empty()) return;
    const auto needed = needed_escapes(part.text, sides, result_.markup);
    if (needed == part.escaped) {
      result_.pieces.push_back({part.text, -1});
      before_ = true;
      return;
    }
    const auto differs = std::mismatch(needed.begin(), needed.end(), part.escaped.begin());
    const auto from = static_cast<size_t>(differs.first - needed.begin());
    size_t to = from + 1;
    while (to < part.text.size() && (static_cast<unsigned char>(part.text[to]) & 0xC0) == 0x80) ++to;
    const std::string sign = part.text.substr(from, to - from), markup = (part.escaped[from] ? "\\" : "") + sign;
    literal(piece(part, 0, from), {sides.chip_before, markup});
    chip(Chip::Kind::alone, markup, sign == "\n" ? "line" : sign);
    literal(piece(part, to, part.text.size()), {true, sides.chip_behind});
  }
  static Literal piece(const Literal& part, size_t from, size_t to) {
    return {part.text.substr(from, to - from), {part.escaped.begin() + static_cast<long>(from), part.escaped.begin() + static_cast<long>(to)}};
  }

  const std::string& text_;
  ChippedText result_;
  std::map<int, int> numbers_;   // of pairs
  int last_ = 0;
  bool before_ = false;
};

std::string same_form(const Chip& chip) {
  if (chip.markup.compare(0, 2, "{{") != 0) return chip.markup;
  std::string out;
  for (const char c : chip.markup)
    if (c != ' ') out += c;
  return out;
}

/// "{1>" with label or without, at `at` of a written text; its end, or `at`.
size_t token_end(const std::string& text, size_t at, WrittenPiece& piece) {
  const bool closing = text[at] == '<';
  if (text[at] != '{' && !closing) return at;
  size_t i = at + 1;
  int number = 0;
  while (i < text.size() && i < at + 6 && is_ascii(text[i], std::isdigit)) number = number * 10 + (text[i++] - '0');
  if (i == at + 1 || number == 0) return at;
  if (closing) {
    if (i >= text.size() || text[i] != '}') return at;
    piece = {{}, number, Chip::Kind::closing};
    return i + 1;
  }
  if (text.compare(i, 1, " ") == 0 || text.compare(i, 2, "\u00A0") == 0) {
    i = text.find_first_of("{}<>\n", i);
    if (i == none) return at;
  }
  if (i >= text.size() || (text[i] != '}' && text[i] != '>')) return at;
  piece = {{}, number, text[i] == '>' ? Chip::Kind::opening : Chip::Kind::alone};
  return i + 1;
}

/// A backslash before what looks like a chip and is text.
std::string with_backslashes(const std::string& text) {
  std::string out;
  size_t slashes = 0;
  for (size_t at = 0; at < text.size(); ++at) {
    WrittenPiece token;
    if ((text[at] == '{' || text[at] == '<') && token_end(text, at, token) != at) out.append(slashes + 1, '\\');
    slashes = text[at] == '\\' ? slashes + 1 : 0;
    out += text[at];
  }
  return out;
}

/// Texts that follow one another become one, and get their backslashes; those before a chip are doubled, or they would make text of it.
std::vector<WrittenPiece> escaped(const std::vector<WrittenPiece>& pieces) {
  std::vector<WrittenPiece> out;
  for (size_t i = 0; i < pieces.size();) {
    if (pieces[i].number != 0) {
      out.push_back(pieces[i++]);
      continue;
    }
    std::string run;
    while (i < pieces.size() && pieces[i].number == 0) run += pieces[i++].text;
    std::string text = with_backslashes(run);
    if (i < pieces.size())
      for (size_t at = run.size(); at > 0 && run[at - 1] == '\\'; --at) text += '\\';
    if (!text.empty()) out.push_back({std::move(text), 0, Chip::Kind::alone});
  }
  return out;
}

Message told(const Chip& chip) {
  return chip.label.empty() ? message("chip {0}", written(chip)) : message("chip {0} ({1})", written(chip), chip.label);
}

Message joined(const Message& problem, const Message& one) { return problem.empty() ? one : message("{0}; {1}", problem, one); }

/// Every chip that must stay stands once, pairs are closed and do not cross.
Message problem_of(const ChippedText& text, const std::vector<Chip>& wanted) {
  std::map<std::pair<int, Chip::Kind>, int> count;
  std::vector<const Chip*> open;
  Message problem;
  int count_told = 0;
  const auto add = [&](const Message& one) {
    if (++count_told <= most_told) problem = joined(problem, one);
  };
  for (const ChippedPiece& piece : text.pieces) {
    if (piece.chip < 0) continue;
    const Chip& chip = text.chips[static_cast<size_t>(piece.chip)];
    const int times = ++count[{chip.number, chip.kind}];
    if (times == 2 && must_stay(chip)) add(message("{0} stands twice", told(chip)));
    if (chip.kind == Chip::Kind::opening) open.push_back(&chip);
    if (chip.kind != Chip::Kind::closing) continue;
    const auto opener = std::find_if(open.rbegin(), open.rend(), [&](const Chip* c) { return c->number == chip.number; });
    if (opener == open.rend()) {
      add(message("{0} has no {1} before it", told(chip), written({Chip::Kind::opening, chip.number, {}, {}})));
      continue;
    }
    if (opener != open.rbegin()) add(message("{0} crosses {1}", told(chip), told(*open.back())));
    open.erase(std::next(opener).base());
  }
  for (const Chip* chip : open) add(message("{0} has no {1} behind it", told(*chip), written({Chip::Kind::closing, chip->number, {}, {}})));
  for (const Chip& chip : wanted)
    if (must_stay(chip) && chip.kind != Chip::Kind::closing && !count.count({chip.number, chip.kind}) &&
        !count.count({chip.number, Chip::Kind::closing}))
      add(message("{0} is missing", told(chip)));
  return problem;
}

}  // namespace

ChippedText split_chips(const std::string& text, Markup markup) { return Splitter(text, markup).split(); }

std::string join_chips(const ChippedText& text) {
  std::string out;
  for (size_t i = 0; i < text.pieces.size();) {
    if (text.pieces[i].chip >= 0) {
      out += text.chips[static_cast<size_t>(text.pieces[i++].chip)].markup;
      continue;
    }
    std::string run;
    const bool before = i > 0;
    while (i < text.pieces.size() && text.pieces[i].chip < 0) run += text.pieces[i++].text;
    const Sides sides{before, i < text.pieces.size() ? text.chips[static_cast<size_t>(text.pieces[i].chip)].markup : std::string()};
    const auto needed = needed_escapes(run, sides, text.markup);
    for (size_t at = 0; at < run.size(); ++at) {
      if (needed[at]) out += '\\';
      out += run[at];
    }
  }
  return out;
}

bool must_stay(const Chip& chip) {
  static const std::set<std::string> signs{"bold", "italic", "struck"};
  if (chip.kind != Chip::Kind::alone) return chip.label == "link" || chip.label == "image";
  const bool escape = chip.markup.size() == 2 && chip.markup[0] == '\\';
  return chip.markup.size() > 1 && !escape && chip.markup[0] != '&';
}

ChippedText split_like(const std::string& translation, const ChippedText& source) {
  ChippedText text = split_chips(translation, source.markup);
  const auto closing_of = [](const std::vector<Chip>& chips, int number) {
    for (const Chip& chip : chips)
      if (chip.number == number && chip.kind == Chip::Kind::closing) return chip.markup;
    return std::string();
  };
  int last = 0;
  for (const Chip& chip : source.chips) last = std::max(last, chip.number);
  std::vector<Chip> known = source.chips;
  std::set<int> used;
  std::map<int, int> number;
  for (const Chip& chip : text.chips) {
    if (chip.kind == Chip::Kind::closing) continue;
    const std::string closing = closing_of(text.chips, chip.number);
    const auto same = [&](const Chip& other) {
      return other.kind == chip.kind && same_form(other) == same_form(chip) && closing_of(source.chips, other.number) == closing;
    };
    auto found = std::find_if(source.chips.begin(), source.chips.end(), [&](const Chip& other) { return same(other) && !used.count(other.number); });
    if (found == source.chips.end() && !must_stay(chip)) found = std::find_if(source.chips.begin(), source.chips.end(), same);
    if (found != source.chips.end()) {
      used.insert(number[chip.number] = found->number);
      continue;
    }
    number[chip.number] = ++last;
    known.push_back({chip.kind, last, chip.markup, chip.label});
    if (chip.kind == Chip::Kind::opening) known.push_back({Chip::Kind::closing, last, closing, chip.label});
  }
  for (ChippedPiece& piece : text.pieces) {
    if (piece.chip < 0) continue;
    const Chip& chip = text.chips[static_cast<size_t>(piece.chip)];
    const auto place = std::find_if(known.begin(), known.end(), [&](const Chip& k) { return k.number == number[chip.number] && k.kind == chip.kind; });
    piece.chip = static_cast<int>(place - known.begin());
  }
  text.chips = std::move(known);
  return text;
}

std::string written(const Chip& chip) {
  const std::string number = std::to_string(chip.number);
  switch (chip.kind) {
    case Chip::Kind::opening: return "{" + number + ">";
    case Chip::Kind::closing: return "<" + number + "}";
    case Chip::Kind::alone: return "{" + number + "}";
  }
  return {};
}

std::string written_with_chips(const std::vector<WrittenPiece>& pieces) {
  std::string out;
  for (const WrittenPiece& piece : escaped(pieces)) out += piece.number == 0 ? piece.text : written({piece.kind, piece.number, {}, {}});
  return out;
}

std::vector<WrittenPiece> as_written(const ChippedText& text) {
  std::vector<WrittenPiece> pieces;
  for (const ChippedPiece& piece : text.pieces) {
    if (piece.chip < 0) {
      pieces.push_back({piece.text, 0, Chip::Kind::alone});
      continue;
    }
    const Chip& chip = text.chips[static_cast<size_t>(piece.chip)];
    pieces.push_back({{}, chip.number, chip.kind});
  }
  return escaped(pieces);
}

std::string written_with_chips(const ChippedText& text) {
  std::string out;
  for (const WrittenPiece& piece : as_written(text)) out += piece.number == 0 ? piece.text : written({piece.kind, piece.number, {}, {}});
  return out;
}

std::vector<WrittenPiece> written_pieces(const std::string& text) {
  std::vector<WrittenPiece> pieces;
  std::string run;
  size_t slashes = 0;
  for (size_t at = 0; at < text.size();) {
    WrittenPiece token;
    const size_t end = token_end(text, at, token);
    if (end == at) {
      slashes = text[at] == '\\' ? slashes + 1 : 0;
      run += text[at++];
      continue;
    }
    run.resize(run.size() - (slashes + 1) / 2);
    if (slashes % 2 == 1) {
      run += text[at++];
    } else {
      if (!run.empty()) pieces.push_back({std::move(run), 0, Chip::Kind::alone});
      run.clear();
      pieces.push_back(token);
      at = end;
    }
    slashes = 0;
  }
  if (!run.empty()) pieces.push_back({std::move(run), 0, Chip::Kind::alone});
  return pieces;
}

std::string read_with_chips(const std::string& written_form, const ChippedText& source, Message& problem) {
  ChippedText text;
  text.markup = source.markup;
  text.chips = source.chips;
  Message unknown;
  int unknown_chips = 0;
  for (const WrittenPiece& piece : written_pieces(written_form)) {
    if (piece.number == 0) {
      text.pieces.push_back({piece.text, -1});
      continue;
    }
    const auto found = std::find_if(source.chips.begin(), source.chips.end(),
                                    [&](const Chip& chip) { return chip.number == piece.number && chip.kind == piece.kind; });
    if (found == source.chips.end()) {
      if (++unknown_chips <= most_told) unknown = joined(unknown, message("the source has no chip {0}", written({piece.kind, piece.number, {}, {}})));
    } else {
      text.pieces.push_back({{}, static_cast<int>(found - source.chips.begin())});
    }
  }
  std::vector<Chip> wanted;
  for (const ChippedPiece& piece : source.pieces)
    if (piece.chip >= 0) wanted.push_back(source.chips[static_cast<size_t>(piece.chip)]);
  problem = problem_of(text, wanted);
  if (!unknown.empty()) problem = problem.empty() ? unknown : joined(unknown, problem);
  return join_chips(text);
}

}  // namespace divulga
