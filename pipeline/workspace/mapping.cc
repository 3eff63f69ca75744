#include "workspace/mapping.h"

#include <algorithm>
#include <charconv>

namespace divulga {
namespace {

const YamlNode& nothing() {
  static const YamlNode node;
  return node;
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool consists_of(const std::string& text, bool (*good)(char)) { return !text.empty() && std::all_of(text.begin(), text.end(), good); }

}  // namespace

Message one_of_words(const std::vector<std::string>& words) { return message("one of {0}", joined(words)); }

bool is_email(const std::string& text) {
  const size_t at = text.find('@');
  if (at == 0 || at == std::string::npos || text.find('@', at + 1) != std::string::npos) return false;
  if (text.find_first_of(" \t\n<>,;\"") != std::string::npos) return false;
  const size_t dot = text.find('.', at);
  return dot != std::string::npos && dot > at + 1 && text.back() != '.';
}

bool is_url(const std::string& text) {
  const size_t start = text.compare(0, 8, "https://") == 0 ? 8 : text.compare(0, 7, "http://") == 0 ? 7 : 0;
  return start > 0 && text.size() > start && text[start] != '/' && text.find_first_of(" \t\n<>\"") == std::string::npos;
}

bool is_file_name(const std::string& text) {
  auto good = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_'; };
  return consists_of(text, good) && text.front() != '-' && text.front() != '_';
}

bool is_identifier(const std::string& text) {
  auto good = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  return consists_of(text, good) && text.front() >= 'a';
}

Mapping::Mapping(const YamlNode& node, std::string name, DiagnosticSink& sink) : node_(&node), name_(std::move(name)), sink_(sink) {
  if (node.kind == YamlNode::Kind::scalar || node.kind == YamlNode::Kind::sequence)
    wrong(node, name_.empty() ? message("this must be a group of keys, not {0}", kind_name(node.kind)) : message("'{0}' must be a group of keys, not {1}", name_, kind_name(node.kind)), message("write key: value, one a line, or { key: value, … }"));
}

void Mapping::wrong(const YamlNode& node, const Message& message, const Message& hint) {
  sink_.error("wrong-value", node.span, message, hint);
}

bool Mapping::has(const std::string& key) const {
  const YamlNode* found = node_->find(key);
  return found && found->kind != YamlNode::Kind::null;
}

const YamlNode* Mapping::take(const std::string& key, Presence presence, YamlNode::Kind wanted) {
  asked_.push_back(key);
  const YamlNode* found = node_->find(key);
  if (!found || found->kind == YamlNode::Kind::null) {
    // A group that is itself absent or of the wrong type was reported where it should stand.
    const bool group = node_->kind == YamlNode::Kind::mapping || node_->kind == YamlNode::Kind::null;
    if (presence == Presence::required && group && !node_->span.file.empty())
      sink_.error("missing-key", found ? found->span : node_->span, name_.empty() ? message("'{0}' is missing", key) : message("'{0}' is missing in '{1}'", key, name_));
    return nullptr;
  }
  if (found->kind == wanted) return found;
  const Message hint = wanted == YamlNode::Kind::sequence ? message("write [one, two], or one item a line after '- '")
                       : wanted == YamlNode::Kind::mapping ? message("write key: value, one a line, or { key: value, … }")
                                                           : message("a text with [ or { stands between double quotes");
  wrong(*found, message("'{0}' must be {1}, not {2}", key, kind_name(wanted), kind_name(found->kind)), hint);
  return nullptr;
}

SourceString Mapping::text(const std::string& key, Presence presence) {
  const YamlNode* found = take(key, presence, YamlNode::Kind::scalar);
  if (!found) return {};
  if (found->text.find_first_not_of(" \t\n") == std::string::npos) {
    if (presence == Presence::required) wrong(*found, message("'{0}' is empty", key));
    return {};
  }
  return {found->text, found->span};
}

bool Mapping::flag(const std::string& key) {
  const YamlNode* found = take(key, Presence::optional, YamlNode::Kind::scalar);
  if (!found) return false;
  if (found->quoted || (found->text != "true" && found->text != "false"))
    wrong(*found, message("'{0}' must be true or false, not '{1}'", key, found->text));
  return found->text == "true";
}

std::optional<double> Mapping::amount(const std::string& key) {
  const YamlNode* found = take(key, Presence::optional, YamlNode::Kind::scalar);
  if (!found) return std::nullopt;
  double value = 0;
  const std::string& text = found->text;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  const bool digits_only = text.find_first_not_of("0123456789.") == std::string::npos;
  // "30.000" is thirty to the computer and thirty thousand to the writer.
  const bool three_decimals = text.size() > 4 && text[text.size() - 4] == '.';
  if (!found->quoted && digits_only && !three_decimals && error == std::errc() && end == text.data() + text.size()) return value;
  wrong(*found, message("'{0}' must be a number, not '{1}'", key, text), message("write 480000 or 12.5: no thousands separators, a point before decimals"));
  return std::nullopt;
}

std::optional<Date> Mapping::date(const std::string& key, Presence presence) {
  const YamlNode* found = take(key, presence, YamlNode::Kind::scalar);
  if (!found) return std::nullopt;
  const std::optional<Date> date = parse_date(found->text);
  if (!date) wrong(*found, message("'{0}' must be a date, not '{1}'", key, found->text), message("write year-month-day: 2026-11-27"));
  return date;
}

std::optional<size_t> Mapping::one_of(const std::string& key, const std::vector<std::string>& words, Presence presence) {
  const YamlNode* found = take(key, presence, YamlNode::Kind::scalar);
  if (!found) return std::nullopt;
  const auto word = std::find(words.begin(), words.end(), found->text);
  if (word != words.end()) return static_cast<size_t>(word - words.begin());
  wrong(*found, message("'{0}' must be {1}, not '{2}'", key, one_of_words(words), found->text), did_you_mean(found->text, words));
  return std::nullopt;
}

std::optional<Color> Mapping::color(const std::string& key) {
  const YamlNode* found = take(key, Presence::optional, YamlNode::Kind::scalar);
  if (!found) return std::nullopt;
  const std::string& text = found->text;
  const bool well_formed =
      text.size() == 7 && text[0] == '#' && std::all_of(text.begin() + 1, text.end(), [](char c) { return hex_digit(c) >= 0; });
  if (!well_formed) {
    wrong(*found, message("'{0}' must be a colour, not '{1}'", key, text), message("write \"#0066CC\", between quotes: two hexadecimal digits each of red, green, blue"));
    return std::nullopt;
  }
  auto byte = [&](size_t at) { return static_cast<std::uint8_t>(hex_digit(text[at]) * 16 + hex_digit(text[at + 1])); };
  return Color{byte(1), byte(3), byte(5)};
}

SourceString Mapping::email(const std::string& key) {
  const YamlNode* found = take(key, Presence::optional, YamlNode::Kind::scalar);
  if (!found || found->text.empty()) return {};
  if (is_email(found->text)) return {found->text, found->span};
  wrong(*found, message("'{0}' must be an e-mail address, not '{1}'", key, found->text));
  return {};
}

SourceString Mapping::url(const std::string& key) {
  const YamlNode* found = take(key, Presence::optional, YamlNode::Kind::scalar);
  if (!found || found->text.empty()) return {};
  if (is_url(found->text)) return {found->text, found->span};
  wrong(*found, message("'{0}' must be an address of the web, not '{1}'", key, found->text), message("write it whole: https://example.org/"));
  return {};
}

std::optional<LocaleTag> Mapping::language(const std::string& key, Presence presence) {
  const YamlNode* found = take(key, presence, YamlNode::Kind::scalar);
  if (!found) return std::nullopt;
  if (is_known_language(found->text)) return LocaleTag(found->text);
  wrong(*found, message("'{0}' is not a language tag", found->text), message("write the code of two or three letters: it, en, ar, zh (BCP 47)"));
  return std::nullopt;
}

std::vector<SourceString> Mapping::texts(const std::string& key) {
  std::vector<SourceString> out;
  for (const YamlNode& item : list(key)) {
    if (item.kind == YamlNode::Kind::scalar) out.push_back({item.text, item.span});
    else wrong(item, message("'{0}' must hold texts, not {1}", key, kind_name(item.kind)));
  }
  return out;
}

std::vector<LocaleTag> Mapping::languages(const std::string& key) {
  std::vector<LocaleTag> out;
  for (const SourceString& item : texts(key)) {
    const LocaleTag tag(item.text);
    if (!is_known_language(item.text))
      sink_.error("wrong-value", item.span, message("'{0}' is not a language tag", item.text), message("write the code of two or three letters: it, en, ar, zh (BCP 47)"));
    else if (std::find(out.begin(), out.end(), tag) != out.end())
      sink_.error("duplicate-language", item.span, message("language '{0}' is listed twice", item.text));
    else out.push_back(tag);
  }
  return out;
}

const YamlNode& Mapping::group(const std::string& key, Presence presence) {
  const YamlNode* found = take(key, presence, YamlNode::Kind::mapping);
  return found ? *found : nothing();
}

const std::vector<YamlNode>& Mapping::list(const std::string& key) {
  const YamlNode* found = take(key, Presence::optional, YamlNode::Kind::sequence);
  return found ? found->items : nothing().items;
}

void Mapping::pass_over(const std::vector<std::string>& keys) { asked_.insert(asked_.end(), keys.begin(), keys.end()); }

void Mapping::finish() {
  for (const YamlNode::Member& member : node_->members) {
    const std::string& key = member.key.text;
    if (std::find(asked_.begin(), asked_.end(), key) != asked_.end()) continue;
    const Message near = did_you_mean(key, asked_);
    sink_.error("unknown-key", member.key.span, name_.empty() ? message("unknown key '{0}'", key) : message("unknown key '{0}' in '{1}'", key, name_),
                near.empty() ? message("known keys: {0}", joined(asked_)) : message("{0} known keys: {1}", near, joined(asked_)));
  }
}

}  // namespace divulga
