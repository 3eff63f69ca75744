#pragma once
#include "workspace/facts.h"
#include "workspace/yaml_node.h"

namespace divulga {

/// facts.yaml: nested names, leaves are facts. `source` is the language that plain values are written in.
Facts read_facts(const YamlNode& root, const LocaleTag& source, DiagnosticSink& sink);

/// "16.00 EUR" -> amount and ISO 4217 code; nothing when it is no money.
struct Money { double amount = 0; std::string currency; };
std::optional<Money> parse_money(const std::string& text);
/// A plain number, "1486" or "12.5".
std::optional<double> parse_plain_number(const std::string& text);
/// Digits, spaces, "+ - / ( ) .", at least two digits ("112").
bool is_phone(const std::string& text);

}  // namespace divulga
