#pragma once
#include "layout/setting.h"

namespace divulga::layout {

/// "PONTE · PROG DEMO-0000 · CUP …", kept left to right: on every page of every material.
std::string codes(const Setting& setting);
/// "demonstration material" in the edition's language where the project is one, otherwise empty.
std::string demonstration(const Setting& setting);

/// The running foot: codes at the start, page of pages at the end, the demonstration notice between or below. Decoration.
Fragment running_foot(Setting& setting, Pt width, int page, int pages);

/// What closes a material: lockup, date of the last check, and codes and demonstration notice where no running foot is.
enum class WithCodes { no, yes };       // no: the running foot has them
Fragment colophon(Setting& setting, Pt width, Pt emblem_height, StructId parent, WithCodes with_codes);

/// The language tab: own name, Italian name and code on the primary colour, so that stacks can be sorted.
Fragment language_tab(Setting& setting, Pt width, StructId parent, Color ground, Color text);

/// The first level 2 heading of the source text, or the source's title: for operators who hand out what they cannot read.
std::string source_headline(const Setting& setting);

}  // namespace divulga::layout
