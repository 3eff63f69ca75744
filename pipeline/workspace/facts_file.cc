#include "workspace/facts_file.h"

#include <algorithm>
#include <charconv>

#include "locale/plural_category.h"
#include "workspace/mapping.h"

namespace divulga {
namespace {

std::vector<std::string> type_names() {
  std::vector<std::string> names;
  for (int type = 0; type <= static_cast<int>(FactType::count); ++type) names.emplace_back(to_string(static_cast<FactType>(type)));
  return names;
}

bool is_name(const std::string& text) {
  auto good = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  };
  return !text.empty() && std::all_of(text.begin(), text.end(), good);
}

/// What is wrong with a fact's value, and how it is written; nothing when it is good.
struct Fault { Message message, hint; };
std::optional<Fault> fault_of(FactType type, const std::string& value) {
  switch (type) {
    case FactType::text:
    case FactType::address: return std::nullopt;
    case FactType::phone:
      if (is_phone(value)) return std::nullopt;
      return Fault{message("a phone must be a telephone number, not '{0}'", value), message("digits and spaces, with the country's prefix: \"+39 0000 000 001\"")};
    case FactType::email:
      if (is_email(value)) return std::nullopt;
      return Fault{message("an email must be an e-mail address, not '{0}'", value), ""};
    case FactType::url:
      if (is_url(value)) return std::nullopt;
      return Fault{message("a url must be an address of the web, not '{0}'", value), message("write it whole: https://example.org/")};
    case FactType::money:
      if (parse_money(value)) return std::nullopt;
      return Fault{message("money must be an amount and a currency, not '{0}'", value), message("write \"16.00 EUR\"")};
    case FactType::date:
      if (parse_date(value)) return std::nullopt;
      return Fault{message("a date must be a day of the calendar, not '{0}'", value), message("write year-month-day: 2026-11-27")};
    case FactType::time:
      if (parse_time(value)) return std::nullopt;
      return Fault{message("a time must be hours and minutes, not '{0}'", value), message("write \"09:30\"")};
    case FactType::number:
      if (parse_plain_number(value)) return std::nullopt;
      return Fault{message("a number must be plain, not '{0}'", value), message("write 1486 or 12.5")};
    case FactType::count:
      if (parse_plain_number(value)) return std::nullopt;
      return Fault{message("a count must be a plain number, not '{0}'", value), message("write 3, and what is counted in 'unit'")};
    case FactType::hours: return std::nullopt;   // told by place
  }
  return std::nullopt;
}

/// Bytes [offset, offset + length) of a scalar's text as they stand in the file; the whole scalar where it is folded or escaped.
SourceSpan part_of(const SourceString& text, size_t offset, size_t length) {
  SourceSpan span = text.span;
  const int size = static_cast<int>(text.text.size());
  if (span.length != size && span.length != size + 2) return span;
  span.column += static_cast<int>(offset) + (span.length == size + 2 ? 1 : 0);
  span.length = static_cast<int>(length);
  return span;
}

class FactsReader {
 public:
  FactsReader(LocaleTag source, DiagnosticSink& sink) : source_(std::move(source)), sink_(sink) {}

  void read(const YamlNode& node, const std::string& name) {
    switch (node.kind) {
      case YamlNode::Kind::null:
        if (!name.empty()) sink_.error("empty-fact", node.span, message("fact '{0}' has no value", name));
        return;
      case YamlNode::Kind::sequence:
        sink_.error("wrong-value", node.span, message("'{0}' must be a text or a group of keys, not a list", name));
        return;
      case YamlNode::Kind::scalar: {
        if (name.empty()) {
          sink_.error("wrong-value", node.span, message("facts are names with values, not a text"), message("write name: \"value\""));
          return;
        }
        Fact fact;
        fact.name = name;
        fact.value = {node.text, node.span};
        facts_.push_back(std::move(fact));
        return;
      }
      case YamlNode::Kind::mapping:
        if (!name.empty() && (node.find("type") || node.find("value"))) read_leaf(node, name);
        else read_group(node, name);
    }
  }
  std::vector<Fact> take() { return std::move(facts_); }

 private:
  void read_group(const YamlNode& node, const std::string& name) {
    for (const YamlNode::Member& member : node.members) {
      if (!is_name(member.key.text))
        sink_.error("bad-name", member.key.span, message("'{0}' is no name for a fact", member.key.text), message("letters, digits, '_' and '-'"));
      else read(member.value, name.empty() ? member.key.text : name + "." + member.key.text);
    }
  }

  void read_leaf(const YamlNode& node, const std::string& name) {
    Mapping mapping(node, name, sink_);
    Fact fact;
    fact.name = name;
    const auto type = mapping.one_of("type", type_names(), Presence::required);
    fact.type = static_cast<FactType>(type.value_or(0));
    const YamlNode* value = node.find("value");
    if (value && value->kind == YamlNode::Kind::mapping && (fact.type == FactType::text || fact.type == FactType::address))
      read_own_texts(mapping.group("value"), fact);
    else
      fact.value = mapping.text("value", Presence::required);
    if (fact.type == FactType::count) read_unit(mapping, fact);
    fact.owner = mapping.text("owner").text;
    fact.verified = mapping.date("verified");
    fact.valid_until = mapping.date("valid_until");
    mapping.finish();
    if (fact.verified && fact.valid_until && *fact.valid_until < *fact.verified)
      sink_.error("period-reversed", node.find("valid_until")->span, message("fact '{0}' ends before it was verified", name));
    if (type && !fact.value.empty()) check_value(fact);
    facts_.push_back(std::move(fact));
  }

  void check_value(const Fact& fact) {
    if (fact.type == FactType::hours) {
      HoursProblem problem;
      if (!parse_hours(fact.value.text, problem))
        sink_.error("bad-fact", part_of(fact.value, problem.offset, problem.length), message("hours are not understood: {0}", problem.message),
                    message("write \"Mo-Fr 09:00-13:00; Jul 01-Aug 31 Mo-Fr 08:30-12:30; Dec 24-Jan 06 off; PH off\""));
    } else if (const auto fault = fault_of(fact.type, fact.value.text)) {
      sink_.error("bad-fact", fact.value.span, fault->message, fault->hint);
    }
  }

  /// `value: { it: …, en: … }`
  void read_own_texts(const YamlNode& node, Fact& fact) {
    for (const YamlNode::Member& member : node.members) {
      if (!is_known_language(member.key.text)) {
        sink_.error("wrong-value", member.key.span, message("'{0}' is not a language tag", member.key.text), message("write the code of two or three letters: it, en, ar"));
        continue;
      }
      if (member.value.kind != YamlNode::Kind::scalar || member.value.text.empty()) {
        sink_.error("wrong-value", member.value.span, message("fact '{0}' has no text in '{1}'", fact.name, member.key.text));
        continue;
      }
      fact.own_texts[LocaleTag(member.key.text)] = {member.value.text, member.value.span};
    }
    if (const auto own = fact.own_texts.find(source_); own != fact.own_texts.end()) fact.value = own->second;
    else sink_.error("missing-key", node.span, message("fact '{0}' has no text in '{1}', the language of the project", fact.name, source_.str()), message("the others are read against it"));
  }

  /// `unit: { one: …, other: … }`, every category of the source language.
  void read_unit(Mapping& mapping, Fact& fact) {
    const YamlNode& node = mapping.group("unit", Presence::required);
    if (node.members.empty()) return;
    const std::vector<std::string> wanted = plural_categories(source_);
    std::vector<CountForm> forms;
    Mapping unit(node, "unit", sink_);
    for (const std::string& category : wanted) {
      SourceString text = unit.text(category, Presence::required);
      if (text.text.find('|') != std::string::npos) sink_.error("wrong-value", text.span, message("a unit holds no '|'"), message("it parts the forms in the catalog"));
      forms.push_back({category, std::move(text.text)});
    }
    unit.finish();
    fact.unit = {write_count_forms(forms), node.span};
  }

  const LocaleTag source_;
  DiagnosticSink& sink_;
  std::vector<Fact> facts_;
};

}  // namespace

std::optional<double> parse_plain_number(const std::string& text) {
  if (text.empty() || text.find_first_not_of("-0123456789.") != std::string::npos) return std::nullopt;
  if (text.back() == '.' || text.front() == '.') return std::nullopt;
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<Money> parse_money(const std::string& text) {
  const size_t space = text.find(' ');
  if (space == std::string::npos) return std::nullopt;
  const auto amount = parse_plain_number(text.substr(0, space));
  const std::string currency = text.substr(space + 1);
  const bool code = currency.size() == 3 && std::all_of(currency.begin(), currency.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!amount || !code) return std::nullopt;
  return Money{*amount, currency};
}

bool is_phone(const std::string& text) {
  if (text.find_first_not_of("0123456789 +-/().") != std::string::npos) return false;
  return std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }) >= 2;
}

Facts read_facts(const YamlNode& root, const LocaleTag& source, DiagnosticSink& sink) {
  FactsReader reader(source, sink);
  reader.read(root, "");
  return Facts(reader.take());
}

}  // namespace divulga
