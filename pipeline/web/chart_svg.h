#pragma once
#include "document/document.h"
#include "locale/catalog.h"
#include "web/html.h"

namespace divulga {

/// A chart as a figure: title, the drawing as inline SVG with the text alternative, the source, and the numbers as a table
/// that can be opened. Figures are written in `language`; the drawing is mirrored where it runs right to left.
Html chart_figure(const Chart& chart, const Html& title, const LocaleTag& language, const Catalog& words);

/// The drawing alone. Series differ by colour and by pattern, lines by their markers.
Html chart_svg(const Chart& chart, const LocaleTag& language, const std::string& id, const std::string& no_data = "–");

}  // namespace divulga
