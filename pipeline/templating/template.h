#pragma once
#include <map>
#include <set>
#include <string>

#include "diag/diagnostic.h"
#include "diag/mapped_text.h"
#include "templating/template_value.h"

namespace divulga {

/// How a value is written into the text: so that Markdown or HTML shows it as it is, or unchanged (plain text, headers).
enum class Escape { markdown, html, none };

/// Texts taken in with `{{> name}}`, by name.
using Partials = std::map<std::string, MappedText>;

/// Strict Mustache (mustache(5) without lambdas and set-delimiter tags): an unknown name, an unclosed tag or section, an
/// unknown partial and partials that take in one another are errors at the place of the tag. After an error the result is
/// only good for finding more mistakes. `names` takes every name that was asked for, as it is written in the text or a partial.
MappedText render(const MappedText& text, const TemplateValue& root, Escape escape, DiagnosticSink& sink,
                  const Partials& partials = {}, std::set<std::string>* names = nullptr);

/// The same for a text that starts at `origin`.
std::string render(const std::string& text, const SourceSpan& origin, const TemplateValue& root, Escape escape,
                   DiagnosticSink& sink, const Partials& partials = {}, std::set<std::string>* names = nullptr);

/// Writes `value` so that Markdown or HTML shows it as it is.
std::string escaped(std::string_view value, Escape escape);

}  // namespace divulga
