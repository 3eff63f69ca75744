#pragma once
#include <compare>
#include <concepts>
#include <cstddef>
#include <functional>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace divulga {

/// The words of one language: the pattern for an English one, in the form that goes with the count if there is one.
/// Empty: none known, the English stays. A function, since catalogs stand higher up.
using Vocabulary = std::function<std::string(std::string_view english, std::optional<long long> count)>;

/// What the program says to a person: an English pattern with places "{0}", "{1}" … and what stands there, kept apart, so
/// that it can be said in another language. A value; made by `message()`, or from text that is said as it stands.
class Message {
 public:
  Message() = default;
  Message(std::string as_it_stands) : pattern_(std::move(as_it_stands)) {}
  Message(std::string_view as_it_stands) : pattern_(as_it_stands) {}
  Message(const char* as_it_stands) : pattern_(as_it_stands) {}
  /// With words to look up. Use `message()`, which has the number of arguments checked by the compiler.
  static Message of(std::string_view pattern, std::vector<Message> arguments);
  /// `plural` for every count but 1; "{0}" is the count, `arguments` begin at "{1}".
  static Message of(std::string_view singular, std::string_view plural, long long count, std::vector<Message> arguments);

  bool empty() const { return pattern_.empty(); }
  /// In English.
  std::string text() const { return in({}); }
  /// In the language of `vocabulary`, arguments that are messages too.
  std::string in(const Vocabulary& vocabulary) const;
  explicit operator std::string() const { return text(); }

  /// By the English.
  friend bool operator==(const Message& a, const Message& b) { return a.compare(b) == 0; }
  friend std::strong_ordering operator<=>(const Message& a, const Message& b) { return a.compare(b) <=> 0; }
  friend std::ostream& operator<<(std::ostream& out, const Message& message) { return out << message.text(); }

 private:
  enum class Kind { as_it_stands, pattern, counted };
  int compare(const Message& other) const;

  Kind kind_ = Kind::as_it_stands;
  std::string pattern_;
  std::string plural_;
  std::vector<Message> arguments_;
  long long count_ = 0;
};

/// A literal whose places are all among "{0}" … "{N-1}"; anything else does not compile. Other braces stand for themselves.
template <size_t N>
class Pattern {
 public:
  consteval Pattern(const char* text) : text_(text) {
    for (size_t i = 0; i + 1 < text_.size(); ++i) {
      if (text_[i] != '{' || text_[i + 1] < '0' || text_[i + 1] > '9') continue;
      if (i + 2 >= text_.size() || text_[i + 2] != '}') throw "a place is one digit between braces";
      if (static_cast<size_t>(text_[i + 1] - '0') >= N) throw "no argument for this place";
    }
  }
  constexpr std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

namespace detail {
template <std::integral Number>
  requires(!std::same_as<Number, bool> && !std::same_as<Number, char>)
Message argument(Number number) { return std::to_string(number); }
inline Message argument(char letter) { return std::string(1, letter); }
inline Message argument(Message words) { return words; }
}  // namespace detail

/// `message("no column '{0}' in '{1}'", name, file)`: arguments are text, whole numbers or messages. The literal is what the
/// catalogs translate (locales/it/commands.po).
template <class... Arguments>
Message message(Pattern<sizeof...(Arguments)> pattern, const Arguments&... arguments) {
  return Message::of(pattern.text(), std::vector<Message>{detail::argument(arguments)...});
}

/// `message_n("{0} row of '{1}'", "{0} rows of '{1}'", count, file)`: "{0}" is the count.
template <std::integral Count, class... Arguments>
Message message_n(Pattern<sizeof...(Arguments) + 1> singular, Pattern<sizeof...(Arguments) + 1> plural, Count count,
                  const Arguments&... arguments) {
  return Message::of(singular.text(), plural.text(), static_cast<long long>(count), std::vector<Message>{detail::argument(arguments)...});
}

}  // namespace divulga
