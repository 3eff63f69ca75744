#include "locale/format.h"

namespace divulga {

Punctuation punctuation_of(const LocaleTag& language) {
  const std::string script = language.script();
  if (script == "Arab") return {"، ", "؛ ", ": ", ". "};
  if (script == "Hans" || script == "Hant") return {"、", "；", "：", "。"};
  if (script == "Beng") return {", ", "; ", ": ", "। "};
  if (language.language() == "fr") return {", ", "\u202F; ", "\u00A0: ", ". "};
  return {", ", "; ", ": ", ". "};
}

}  // namespace divulga
