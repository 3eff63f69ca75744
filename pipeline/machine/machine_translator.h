#pragma once
#include <string>
#include <vector>

#include "locale/locale_tag.h"

namespace divulga {

/// Port: somebody else's machine that translates. Texts are tagged (machine/tagged_text.h). Not thread-safe.
class MachineTranslator {
 public:
  virtual ~MachineTranslator() = default;
  /// As many texts as one request may hold, and as many characters (code points).
  struct Limits { size_t texts = 50; size_t characters = 20000; };
  virtual Limits limits() const = 0;
  /// One translation a text, in their order. Throws EnvironmentError where the machine cannot be reached, refuses, or answers
  /// what nobody can read; tries again where that makes sense.
  virtual std::vector<std::string> translate(const std::vector<std::string>& texts, const LocaleTag& source, const LocaleTag& target) = 0;
};

}  // namespace divulga
