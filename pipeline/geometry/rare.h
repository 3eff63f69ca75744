#pragma once
#include <memory>
#include <utility>

namespace divulga {

/// A value that most of its many owners do not have: eight bytes where there is none. Reads as an empty T then.
template <typename T>
class Rare {
 public:
  Rare() = default;
  Rare(T value) { *this = std::move(value); }
  Rare(const Rare& other) : value_(other.value_ ? std::make_unique<T>(*other.value_) : nullptr) {}
  Rare(Rare&&) noexcept = default;
  ~Rare() = default;
  Rare& operator=(const Rare& other) { return *this = Rare(other); }
  Rare& operator=(Rare&&) noexcept = default;
  Rare& operator=(T value) {
    if constexpr (requires { value.empty(); }) {
      if (value.empty()) return value_.reset(), *this;
    }
    value_ = std::make_unique<T>(std::move(value));
    return *this;
  }

  /// True where a value was given; an empty text is none.
  explicit operator bool() const { return value_ != nullptr; }
  bool empty() const { return !value_; }
  const T& operator*() const {
    static const T none{};
    return value_ ? *value_ : none;
  }
  const T* operator->() const { return &**this; }
  operator const T&() const { return **this; }
  Rare& operator+=(const T& more) { return *this = **this + more; }

  friend bool operator==(const Rare& a, const Rare& b) { return *a == *b; }
  template <typename U>
  friend bool operator==(const Rare& a, const U& b) { return *a == b; }

 private:
  std::unique_ptr<T> value_;
};

}  // namespace divulga
