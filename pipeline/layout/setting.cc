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
      structure(edition_.language) {}

Setting Setting::apart() {
  Structure kept = std::move(structure);
  structure = Structure(language);
  Setting copy(*this);
  structure = std::move(kept);
  return copy;
}

namespace {

const Heading* find_heading(const Blocks& blocks, const std::string& id) {
  for (const Block& block : blocks) {
    const Heading* heading = std::get_if<Heading>(&block.node);
    if (heading && heading->id == id) return heading;
    const Container* container = std::get_if<Container>(&block.node);
    if (const Heading* inner = container ? find_heading(container->content, id) : nullptr) return inner;
  }
  return nullptr;
}

}  // namespace

std::string Setting::label(const std::string& id) const {
  const auto known = edition.document.labels.find(id);
  if (known == edition.document.labels.end()) return {};
  const Heading* heading = id.rfind("sec-", 0) == 0 && design.numbered_levels < 4 ? find_heading(edition.document.blocks, id) : nullptr;
  return heading && number_of(*heading) != heading->number ? plain_text(heading->content, edition.document.labels) : known->second;
}

std::string Setting::word(const std::string& english, const std::vector<std::pair<std::string, std::string>>& values) const {
  return fill(divulga::word(context.sources, language, english), values);
}

}  // namespace divulga::layout
