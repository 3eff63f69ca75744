#pragma once
#include <functional>
#include <string>

#include "diag/message.h"
#include "fs/file_system.h"

namespace divulga {

/// The value of an environment variable, or nullptr.
using Environment = std::function<const char*(const char* name)>;

/// The language that commands speak, "it" or "en": chosen as gettext does from LC_ALL, LC_MESSAGES or LANG, and from LANGUAGE
/// before them unless they name the locale C.
std::string spoken_language(const Environment& environment);

/// The words of messages/<language>.mo below `share`, made from locales/<language>/commands.po and read when the first one is asked for; English has no catalog.
/// `files` must outlive it. Not for several threads at once.
Vocabulary command_vocabulary(const FileSystem& files, const std::string& share, const std::string& language);

/// Code points, one a column of a terminal in the languages that commands speak.
size_t columns_of(const std::string& text);

}  // namespace divulga
