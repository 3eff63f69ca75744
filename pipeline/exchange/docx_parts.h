#pragma once
#include <string>

#include "exchange/exchange_table.h"

// The parts of a Word file that do not depend on its rows.

namespace divulga::docx {

std::string document(const std::string& body);
std::string content_types();
std::string package_relations();
std::string document_relations(size_t images);
std::string core_properties(const ExchangeTable& table);
/// "ponte|leaflets/sportello-ponte|it|ar|42" under the name "divulga": what the file is, kept by every program.
std::string custom_properties(const ExchangeTable& table);
std::string styles(const LocaleTag& source, const LocaleTag& target);
/// The families with what stands in for them where they are not installed.
std::string font_table();
std::string settings();
std::string footer(const ExchangeTable& table);

/// English metric units, 914,400 an inch.
struct PictureSize { long width = 0, height = 0; };
/// A PNG's size, not larger than so many twentieths of a point, nor than at 96 dpi.
PictureSize fitted(const std::string& png, int width, int height);
std::string picture(size_t number, const PictureSize& size, int id);

}  // namespace divulga::docx
