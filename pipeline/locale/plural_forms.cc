#include "locale/plural_forms.h"

#include <unicode/plurrule.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>
#include <vector>

#include "locale/icu_locale.h"

namespace divulga {
namespace {

constexpr long long checked_counts = 1000;
constexpr int deepest = 64;                        // parentheses and branches inside each other

/// The expressions of C that a rule is written in: ? : || && == != < > <= >= + - * / % ! and parentheses, over n.
class Rule {
 public:
  Rule(std::string_view text, long long n) : text_(text), n_(n) {}

  /// Nothing when it is no expression, or divides by nothing.
  std::optional<long long> value() {
    const long long value = choice(0);
    skip();
    return broken_ || at_ != text_.size() ? std::nullopt : std::optional(value);
  }

 private:
  struct Operator { std::string_view sign; int level; };
  static constexpr std::array<Operator, 13> operators{{{"||", 1}, {"&&", 2}, {"==", 3}, {"!=", 3}, {"<=", 4}, {">=", 4}, {"<", 4},
                                                       {">", 4}, {"+", 5}, {"-", 5}, {"*", 6}, {"/", 6}, {"%", 6}}};

  void skip() {
    while (at_ < text_.size() && std::isspace(static_cast<unsigned char>(text_[at_])) != 0) ++at_;
  }
  bool take(char sign) {
    skip();
    if (at_ >= text_.size() || text_[at_] != sign) return false;
    ++at_;
    return true;
  }

  long long choice(int depth) {
    if (depth > deepest) broken_ = true;
    if (broken_) return 0;
    const long long condition = binary(1, depth);
    if (!take('?')) return condition;
    const long long yes = choice(depth + 1);
    if (!take(':')) broken_ = true;
    const long long no = choice(depth + 1);
    return condition != 0 ? yes : no;
  }

  const Operator* next_operator(int level) {
    skip();
    for (const Operator& one : operators)
      if (text_.substr(at_, one.sign.size()) == one.sign) return one.level >= level ? &one : nullptr;
    return nullptr;
  }

  long long binary(int level, int depth) {
    long long left = unary(depth);
    while (const Operator* found = broken_ ? nullptr : next_operator(level)) {
      at_ += found->sign.size();
      left = applied(found->sign, left, binary(found->level + 1, depth));
    }
    return left;
  }

  long long applied(std::string_view sign, long long a, long long b) {
    if (sign == "||") return a != 0 || b != 0;
    if (sign == "&&") return a != 0 && b != 0;
    if (sign == "==") return a == b;
    if (sign == "!=") return a != b;
    if (sign == "<=") return a <= b;
    if (sign == ">=") return a >= b;
    if (sign == "<") return a < b;
    if (sign == ">") return a > b;
    // Without a sign, as C counts here: no rule of a language comes near the ends.
    const auto x = static_cast<unsigned long long>(a), y = static_cast<unsigned long long>(b);
    if (sign == "+") return static_cast<long long>(x + y);
    if (sign == "-") return static_cast<long long>(x - y);
    if (sign == "*") return static_cast<long long>(x * y);
    if (y == 0) {
      broken_ = true;
      return 0;
    }
    return static_cast<long long>(sign == "/" ? x / y : x % y);
  }

  long long unary(int depth) {
    bool negated = false, any = false;
    while (take('!')) negated = !negated, any = true;
    const long long value = operand(depth);
    return any ? static_cast<long long>((value == 0) == negated) : value;
  }

  long long operand(int depth) {
    if (take('n')) return n_;
    if (take('(')) {
      const long long value = choice(depth + 1);
      if (!take(')')) broken_ = true;
      return value;
    }
    const size_t from = at_;
    long long value = 0;
    while (at_ < text_.size() && std::isdigit(static_cast<unsigned char>(text_[at_])) != 0 && at_ - from < 9)
      value = value * 10 + (text_[at_++] - '0');
    if (at_ == from) broken_ = true;
    return value;
  }

  std::string_view text_;
  long long n_;
  size_t at_ = 0;
  bool broken_ = false;
};

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front())) != 0) text.remove_prefix(1);
  while (!text.empty() && (std::isspace(static_cast<unsigned char>(text.back())) != 0 || text.back() == ';')) text.remove_suffix(1);
  return text;
}

/// What stands behind "name=" in "nplurals=2; plural=n != 1;".
std::string_view field(std::string_view header, std::string_view name) {
  size_t at = 0;
  while (at < header.size()) {
    const size_t end = std::min(header.find(';', at), header.size());
    const std::string_view part = trimmed(header.substr(at, end - at));
    const size_t sign = part.find('=');
    if (sign != part.npos && trimmed(part.substr(0, sign)) == name) return trimmed(part.substr(sign + 1));
    at = end + 1;
  }
  return {};
}

/// The rules in use, those of fewer forms first. Forms stand in the order of CLDR's categories: zero one two few many other.
constexpr const char* known_rules[] = {
    "nplurals=1; plural=0;",
    "nplurals=2; plural=(n != 1);",
    "nplurals=2; plural=(n > 1);",
    "nplurals=2; plural=(n%10==1 && n%100!=11 ? 0 : 1);",
    "nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);",
    "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
    "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
    "nplurals=3; plural=(n==1 ? 0 : n>=2 && n<=4 ? 1 : 2);",
    "nplurals=3; plural=(n==1 ? 0 : n==0 || (n%100>=1 && n%100<=19) ? 1 : 2);",
    "nplurals=3; plural=(n%10==1 && (n%100<11 || n%100>19) ? 0 : n%10>=2 && (n%100<11 || n%100>19) ? 1 : 2);",
    "nplurals=3; plural=(n%10==0 || (n%100>=11 && n%100<=19) ? 0 : n%10==1 ? 1 : 2);",
    "nplurals=4; plural=(n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3);",
    "nplurals=5; plural=(n==1 ? 0 : n==2 ? 1 : n>=3 && n<=6 ? 2 : n>=7 && n<=10 ? 3 : 4);",
    "nplurals=5; plural=(n==1 ? 0 : n==2 ? 1 : n==0 || (n%100>=3 && n%100<=10) ? 2 : n%100>=11 && n%100<=19 ? 3 : 4);",
    "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
    "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 5);",
};

/// The place of each count's category among those that whole numbers of the language have. Empty: ICU does not know it.
std::vector<int> cldr_forms(const LocaleTag& language) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::PluralRules> rules(icu::PluralRules::forLocale(icu_locale(language), status));
  if (U_FAILURE(status) || !rules) return {};
  static const std::array<const char*, 6> categories{"zero", "one", "two", "few", "many", "other"};
  std::vector<int> of_count;
  std::array<bool, 6> used{};
  for (long long n = 0; n <= checked_counts; ++n) {
    const std::string name = utf8(rules->select(static_cast<int32_t>(n)));
    const auto found = std::find(categories.begin(), categories.end(), name);
    const auto category = static_cast<size_t>(found == categories.end() ? 5 : found - categories.begin());
    used[category] = true;
    of_count.push_back(static_cast<int>(category));
  }
  for (int& category : of_count)
    category = static_cast<int>(std::count(used.begin(), used.begin() + category, true));
  return of_count;
}

}  // namespace

std::optional<PluralForms> PluralForms::parse(std::string_view header) {
  const std::string_view size = field(header, "nplurals"), rule = field(header, "plural");
  if (size.size() != 1 || size[0] < '1' || size[0] > '9' || rule.empty() || rule.size() > 1000) return std::nullopt;
  PluralForms forms;
  forms.size_ = size[0] - '0';
  forms.rule_ = rule;
  for (long long n = 0; n <= checked_counts; ++n) {
    const auto form = Rule(rule, n).value();
    if (!form || *form < 0 || *form >= forms.size_) return std::nullopt;
  }
  return forms;
}

PluralForms PluralForms::of(const LocaleTag& language) {
  const std::vector<int> wanted = cldr_forms(language);
  for (const char* rule : known_rules) {
    const auto forms = parse(rule);
    bool agrees = !wanted.empty();
    for (size_t n = 0; agrees && n < wanted.size(); ++n) agrees = forms->form(static_cast<long long>(n)) == wanted[n];
    if (agrees) return *forms;
  }
  return {};
}

int PluralForms::form(long long count) const {
  const auto form = Rule(rule_, count < 0 ? -count : count).value();
  return form && *form >= 0 && *form < size_ ? static_cast<int>(*form) : size_ - 1;
}

std::string PluralForms::text() const {
  const bool enclosed = rule_.front() == '(' || rule_.find_first_of(" ?") == std::string::npos;
  return "nplurals=" + std::to_string(size_) + "; plural=" + (enclosed ? rule_ : "(" + rule_ + ")") + ";";
}

}  // namespace divulga
