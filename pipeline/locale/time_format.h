#pragma once
#include <memory>
#include <string>

#include "locale/format.h"

namespace divulga {

/// format_time() for many times of one locale: its pattern is looked up once. Belongs to one thread.
class TimeFormat {
 public:
  explicit TimeFormat(const LocaleTag& locale);
  std::string operator()(TimeOfDay time) const;

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace divulga
