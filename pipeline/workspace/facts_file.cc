#include "workspace/facts_file.h"

#include <algorithm>
#include <charconv>

#include "workspace/mapping.h"

namespace divulga {
namespace {

const std::vector<std::string>& type_names() {
  static const std::vector<std::string> names{"text", "phone", "email", "url", "address", "money", "date", "time", "number", "hours"};
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
    case FactType::hours: {
      Message problem;
      if (parse_hours(value, problem)) return std::nullopt;
      return Fault{message("hours are not understood: {0}", problem), message("write \"Mo-Fr 09:00-13:00; Tu,Th 15:00-18:00\"")};
    }
  }
  return std::nullopt;
}

class FactsReader {
 public:
  explicit FactsReader(DiagnosticSink& sink) : sink_(sink) {}

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
    fact.value = mapping.text("value", Presence::required);
    fact.owner = mapping.text("owner").text;
    fact.verified = mapping.date("verified");
    fact.valid_until = mapping.date("valid_until");
    mapping.finish();
    if (fact.verified && fact.valid_until && *fact.valid_until < *fact.verified)
      sink_.error("period-reversed", node.find("valid_until")->span, message("fact '{0}' ends before it was verified", name));
    if (type && !fact.value.empty())
      if (const auto fault = fault_of(fact.type, fact.value.text)) sink_.error("bad-fact", fact.value.span, fault->message, fault->hint);
    facts_.push_back(std::move(fact));
  }

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

Facts read_facts(const YamlNode& root, DiagnosticSink& sink) {
  FactsReader reader(sink);
  reader.read(root, "");
  return Facts(reader.take());
}

}  // namespace divulga
