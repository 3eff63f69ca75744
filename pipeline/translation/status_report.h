#pragma once
#include <string>
#include <vector>

#include "diag/message.h"
#include "translation/translation_status.h"

namespace divulga {

/// A table for the terminal: material by language in per cent, then a line a language, then what holds editions back; `detail` adds the
/// stale texts as word differences.
enum class StatusDetail { table, texts };
std::string status_text(const TranslationStatus& status, StatusDetail detail, const Vocabulary& vocabulary);

/// One object; states by their names.
std::string status_json(const TranslationStatus& status);

/// A page of its own, without anything from elsewhere: the table, and per language the stale texts with what changed marked.
std::string status_page(const std::vector<TranslationStatus>& projects, const LocaleTag& reader, const Vocabulary& vocabulary);

}  // namespace divulga
