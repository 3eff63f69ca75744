#pragma once
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "layout/fragment.h"
#include "layout/icons.h"
#include "layout/layout.h"
#include "layout/structure.h"
#include "layout/style.h"

namespace divulga::layout {

/// One attempt at setting an edition: what is read, the styles resolved for its language, and the structure tree in the
/// making. Belongs to one thread.
struct Setting {
  Setting(const Edition& edition_, const Design& design_, const LayoutContext& context_, const IconSet& icons_,
          DiagnosticSink& sink_, const Fitting& fitting_);

  const Edition& edition;
  const Fitting fitting;
  const Design& design;
  const LayoutContext& context;
  const IconSet& icons;
  DiagnosticSink& sink;
  LocaleTag language;
  bool right_to_left;
  Palette palette;
  Typography type;
  Structure structure;

  /// The same with a structure of its own that holds nothing yet, for a piece measured apart.
  Setting apart();

  const Project& project() const { return context.sources.content.project; }
  const std::string& file() const { return edition.material->file; }
  /// The software's own word in the edition's language; "{name}" filled in.
  std::string word(const std::string& english, const std::vector<std::pair<std::string, std::string>>& values = {}) const;
  /// A text of the project in the edition's language.
  std::string text(const SourceString& source) const { return project_text(context.sources, language, source); }
  /// A heading's number as the design shows it: nothing where it is deeper than the design numbers.
  std::string number_of(const Heading& heading) const { return heading.level - 1 <= design.numbered_levels ? heading.number : std::string(); }
  /// How `@id` is written: "Tabella 2", or the title of a heading that shows no number; empty when unknown.
  std::string label(const std::string& id) const;
  std::string number(double value, int decimals = 0) const { return format_number(language, value, decimals); }

  /// x of something `width` wide that stands `offset` from the start edge of a space `total` wide: mirrored for right to left.
  Pt x(Pt offset, Pt width, Pt total) const { return right_to_left ? total - offset - width : offset; }
};

}  // namespace divulga::layout
