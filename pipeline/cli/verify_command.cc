#include <algorithm>
#include <ostream>
#include <set>

#include "build/project_build.h"
#include "cli/command.h"
#include "cli/translated_project.h"
#include "diag/json.h"
#include "translation/translate.h"
#include "translation/translation_policy.h"
#include "translation/translation_units.h"

namespace divulga {
namespace {

/// What became of the texts of one language.
struct Verified {
  std::string file;
  int held = 0, accepted = 0, missing = 0;
  std::vector<Message> refused;   // "content/…:12 stale: Il testo …"
};

std::set<size_t> texts_asked(const TranslatedProject& project, const std::string& pattern) {
  const auto editions = edition_texts(project.content, project.texts);
  std::set<size_t> out;
  for (size_t i = 0; i < editions.size(); ++i) {
    const Material& material = project.content.materials[i];
    if (!matches_glob(pattern, std::string(to_string(material.folder)) + "/" + material.name)) continue;
    for (const EditionText& text : editions[i]) out.insert(text.text);
  }
  for (size_t i = 0; i < project.texts.size(); ++i)
    for (const Occurrence& one : project.texts[i].occurrences)
      if (matches_glob(pattern, one.material)) out.insert(i);
  return out;
}

Message said(TranslationState state) {
  switch (state) {
    case TranslationState::missing: return message("missing");
    case TranslationState::machine: return message("machine");
    case TranslationState::draft: return message("draft");
    case TranslationState::translated: return message("translated");
    case TranslationState::reviewed: return message("reviewed");
    case TranslationState::stale: return message("stale");
  }
  return {};
}

/// `difference`: what else is wrong with it, if anything.
Message told(const TranslationUnit& unit, const Message& difference) {
  const SourceSpan& place = unit.source->occurrences[0].span;
  const std::string& text = unit.source->text;
  const std::string shown = text.size() > 70 ? text.substr(0, text.rfind(' ', 70)) + " …" : text;
  if (difference.empty()) return message("{0}:{1} {2}: {3}", place.file, place.line, said(unit.state), shown);
  return message("{0}:{1} {2}, and it {3}: {4}", place.file, place.line, said(unit.state), difference, shown);
}

class Verification {
 public:
  explicit Verification(const CommandContext& context)
      : day_(day_asked(context)), accepts_(context.invocation.has("accept")), reviews_(context.invocation.has("reviewed")) {}

  Verified run(std::vector<TranslationUnit>& units, const std::set<size_t>& asked) const {
    Verified out;
    for (const size_t i : asked) one(units[i], out);
    return out;
  }
  const Date& day() const { return day_; }

 private:
  void one(TranslationUnit& unit, Verified& out) const {
    if (unit.state == TranslationState::missing) {
      ++out.missing;
      return;
    }
    const bool held = unit.state == TranslationState::translated || unit.state == TranslationState::reviewed;
    if (!held && !accepts_) {
      out.refused.push_back(told(unit, {}));
      return;
    }
    if (const Message difference = difference_of_marks(unit.source->text, unit.translation); !held && !difference.empty()) {
      out.refused.push_back(told(unit, difference));
      return;
    }
    ++(held ? out.held : out.accepted);
    if (!held) {
      unit.state = TranslationState::translated;
      unit.made_from = unit.source->text;
    }
    if (reviews_) {
      unit.state = TranslationState::reviewed;
      unit.reviewed = day_;
    }
    unit.verified = day_;
  }

  Date day_;
  bool accepts_, reviews_;
};

void print(const CommandContext& context, const Verified& result) {
  std::ostream& out = context.out;
  out << result.file << ": " << context.say(message_n("{0} text still holds", "{0} texts still hold", result.held));
  if (result.accepted > 0) out << ", " << context.say(message("{0} taken as they are", result.accepted));
  if (result.missing > 0) out << ", " << context.say(message("{0} without a translation", result.missing));
  if (!result.refused.empty()) out << ", " << context.say(message("{0} not confirmed", result.refused.size()));
  out << "\n";
  for (const Message& line : result.refused) out << "  " << context.say(line) << "\n";
}

std::string json_of(const Verified& result) {
  std::string refused;
  for (const Message& line : result.refused) refused += (refused.empty() ? "" : ", ") + json_quote(line.text());
  return "{\"file\": " + json_quote(result.file) + ", \"verified\": " + std::to_string(result.held) + ", \"accepted\": " + std::to_string(result.accepted) +
         ", \"missing\": " + std::to_string(result.missing) + ", \"refused\": [" + refused + "]}";
}

}  // namespace

ExitCode run_verify(CommandContext& context) {
  const std::vector<std::string>& words = context.invocation.arguments;
  if (words.empty()) throw UsageError(message("which material?"), message("usage: divulga verify FOLDER/NAME [WORKSPACE]; 'leaflets/*' and '**' name many"));
  const Verification verification(context);
  const Place place = place_of(context, words.size() > 1 ? words[1] : "");
  DiagnosticSink sink;
  std::vector<TranslatedProject> projects = load_translated(context, place, languages_asked(context), sink);
  if (print_diagnostics(context, place.root, sink)) return ExitCode::content_errors;
  std::vector<NewFile> files;
  std::vector<Verified> results;
  bool found = false;
  for (TranslatedProject& project : projects) {
    const std::set<size_t> asked = texts_asked(project, words[0]);
    found = found || !asked.empty();
    for (size_t l = 0; !asked.empty() && l < project.languages.size(); ++l) {
      results.push_back(verification.run(project.units[l], asked));
      Verified& result = results.back();
      result.file = catalog_file(project.languages[l], project.content.project.id);
      if (result.held + result.accepted == 0) continue;
      files.push_back({join_path(place.root, result.file), write_po(project.languages[l], catalog_entries(project.units[l], project.catalogs[l], verification.day()))});
    }
  }
  if (!found) throw UsageError(message("there is no material '{0}'", words[0]), message("name it as `divulga translate status` lists it: leaflets/sportello"));
  context.files.write_all(files);
  const bool refused = std::any_of(results.begin(), results.end(), [](const Verified& one) { return !one.refused.empty(); });
  if (wants_json(context)) {
    std::string json;
    for (const Verified& result : results) json += (json.empty() ? "" : ",\n ") + json_of(result);
    context.out << "[" << json << "]\n";
  } else if (!is_quiet(context) || refused) {
    for (const Verified& result : results) print(context, result);
    if (refused) context.out << context.say(message("translate these anew, or say with --accept that their translations still hold")) << "\n";
  }
  return refused ? ExitCode::content_errors : ExitCode::done;
}

}  // namespace divulga
