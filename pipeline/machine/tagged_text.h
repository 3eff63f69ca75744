#pragma once
#include <string>

#include "diag/message.h"
#include "translation/chips.h"

namespace divulga {

/// A segment as XML for a machine: words escaped, a lone chip `<x id="1"/>`, a pair `<g id="2">…</g>`. The machine sees neither
/// names, link targets nor markup.
std::string tagged_text(const ChippedText& text);

/// Reads a machine's answer back into the segment's own markup. Nothing where a chip is gone, doubled, unknown or crosses
/// another; `problem` says so.
std::string untagged_text(const std::string& tagged, const ChippedText& source, Message& problem);

}  // namespace divulga
