#include "diag/message.h"

#include <utility>

namespace divulga {

Message Message::of(std::string_view pattern, std::vector<Message> arguments) {
  Message message;
  message.kind_ = Kind::pattern;
  message.pattern_ = pattern;
  message.arguments_ = std::move(arguments);
  return message;
}

Message Message::of(std::string_view singular, std::string_view plural, long long count, std::vector<Message> arguments) {
  Message message = of(singular, std::move(arguments));
  message.kind_ = Kind::counted;
  message.plural_ = plural;
  message.count_ = count;
  message.arguments_.insert(message.arguments_.begin(), std::to_string(count));
  return message;
}

std::string Message::in(const Vocabulary& vocabulary) const {
  if (kind_ == Kind::as_it_stands) return pattern_;
  const bool counted = kind_ == Kind::counted;
  std::string pattern = vocabulary ? vocabulary(pattern_, counted ? std::optional(count_) : std::nullopt) : std::string();
  if (pattern.empty()) pattern = counted && count_ != 1 ? plural_ : pattern_;
  std::string out;
  for (size_t i = 0; i < pattern.size(); ++i) {
    const bool place = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 1] >= '0' && pattern[i + 1] <= '9' && pattern[i + 2] == '}';
    const size_t number = place ? static_cast<size_t>(pattern[i + 1] - '0') : 0;
    if (!place || number >= arguments_.size()) {
      out += pattern[i];
      continue;
    }
    out += arguments_[number].in(vocabulary);
    i += 2;
  }
  return out;
}

int Message::compare(const Message& other) const {
  if (kind_ == Kind::as_it_stands && other.kind_ == Kind::as_it_stands) return pattern_.compare(other.pattern_);
  return text().compare(other.text());
}

}  // namespace divulga
