#include <ostream>

#include "cli/build_place.h"
#include "cli/translate_commands.h"
#include "translation/extract.h"
#include "translation/pseudo.h"

namespace divulga {
namespace {

constexpr PseudoLanguage kLanguages[] = {PseudoLanguage::lengthened, PseudoLanguage::right_to_left};

/// The software's own words, whose English is what they are looked up by.
Catalog pseudo_words(const CommandContext& context, PseudoLanguage language, DiagnosticSink& sink) {
  const std::string file = "locales/en/divulga.po", path = join_path(context.share, file);
  if (!context.files.exists(path)) return {};
  return pseudo_catalog(parse_po(file, context.files.read(path), sink).entries(), language);
}

/// Every material in the pseudo-languages and no other, with all that it says translated.
void turn_pseudo(const CommandContext& context, ProjectSources& sources) {
  DiagnosticSink sink;
  ProjectContent& content = sources.content;
  const std::vector<CatalogEntry> texts = extract_segments(content, sources.results, sources.services);
  std::vector<LocaleTag> tags;
  for (const PseudoLanguage language : kLanguages) {
    const LocaleTag tag = tag_of(language);
    tags.push_back(tag);
    content.catalogs[tag] = pseudo_catalog(texts, language);
    sources.words[tag] = pseudo_words(context, language, sink);
  }
  content.project.languages = tags;
  content.project.languages.insert(content.project.languages.begin(), content.project.source_language);
  if (content.project.site) content.project.site->languages.clear();
  for (Material& material : content.materials) {
    material.languages = tags;
    material.translations.clear();
  }
}

}  // namespace

ExitCode run_translate_pseudo(CommandContext& context, const std::vector<std::string>& arguments) {
  Place place = place_of(context, arguments.empty() ? "" : arguments[0]);
  // Beside what the project publishes, never among it.
  place.output = join_path(place.output, "pseudo");
  return build_place(context, place, {.change = [&](ProjectSources& sources) { turn_pseudo(context, sources); }, .leave_out_what_breaks = true});
}

}  // namespace divulga
