#include "layout/setting.h"

namespace divulga::layout {

Setting::Setting(const Edition& edition_, const Design& design_, const LayoutContext& context_, const IconSet& icons_,
                 DiagnosticSink& sink_, const Fitting& fitting_)
    : edition(edition_),
      fitting(fitting_),
      design(design_),
      context(context_),
      icons(icons_),
      sink(sink_),
      language(edition_.language),
      right_to_left(edition_.language.direction() == Direction::right_to_left),
      palette(make_palette(context_.sources.content.project.brand)),
      type(make_typography(design_, edition_.language, palette, fitting_)),
      structure(edition_.language),
      whole_numbers(edition_.language, 0) {}

Setting Setting::apart() {
  Structure kept = std::move(structure);
  structure = Structure(language);
  Setting copy(*this);
  structure = std::move(kept);
  return copy;
}

std::string Setting::word(const std::string& english, const std::vector<std::pair<std::string, std::string>>& values) const {
  return fill(divulga::word(context.sources, language, english), values);
}

}  // namespace divulga::layout
