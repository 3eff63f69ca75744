#pragma once
#include <pugixml.hpp>
#include <string>

#include "diag/diagnostic.h"

// For this module's sources only: it brings pugixml along.

namespace divulga {

/// Reads XML that came from outside. A document type, and with it every entity of its own, is refused; so is nesting that only an
/// attack has. False after a diagnostic.
bool read_xml(pugi::xml_document& document, const std::string& bytes, const std::string& file, DiagnosticSink& sink);

/// "w:p" -> "p": programs are free in the prefixes they choose.
std::string local_name(const pugi::xml_node& node);
bool is_named(const pugi::xml_node& node, const char* local);
pugi::xml_node child_named(const pugi::xml_node& node, const char* local);
/// The first attribute whose name without prefix is `local`; empty when there is none.
std::string attribute_named(const pugi::xml_node& node, const char* local);
/// All text below a node, in order.
std::string text_of(const pugi::xml_node& node);
/// The line of a byte offset.
int line_at(const std::string& bytes, std::ptrdiff_t offset);

}  // namespace divulga
