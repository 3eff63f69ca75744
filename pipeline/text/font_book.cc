#include "text/font_book.h"

#include <algorithm>

#include "text/font_book_implementation.h"
#include "text/font_bytes.h"

namespace divulga {
namespace {

std::string listed(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}

}  // namespace

FontBook::FontBook(std::string asset_directory, std::string debian_fonts, const std::vector<FontFamilyChoice>& choices)
    : implementation_(std::make_unique<Implementation>(asset_directory, debian_fonts, choices)) {}

FontBook::~FontBook() = default;

ScriptCode FontBook::Implementation::script_of(const LocaleTag& language) {
  std::lock_guard lock(mutex_);
  auto [entry, is_new] = scripts_.try_emplace(language);
  if (is_new) entry->second = script_code(language.empty() ? "Latn" : language.script().c_str());
  return entry->second;
}

const std::vector<FontId>& FontBook::Implementation::faces(const FontRequest& request, std::string_view script, const LocaleTag& language) {
  const Question question{request.role, request.weight, request.italic, std::string(script), language.str()};
  {
    std::shared_lock lock(faces_mutex_);
    if (const auto known = faces_.find(question); known != faces_.end()) return known->second;
  }
  std::vector<FontId> found = fonts.table().faces(request, script, language.str());
  std::unique_lock lock(faces_mutex_);
  return faces_.try_emplace(question, std::move(found)).first->second;
}

const std::vector<FontId>& FontBook::faces(const FontRequest& request, const std::string& script, const LocaleTag& language) const {
  return implementation_->faces(request, script, language);
}

const FontFace& FontBook::face(FontId id) const { return implementation_->fonts.loaded(id).face; }

bool FontBook::has_glyph(FontId id, char32_t character) const { return implementation_->fonts.loaded(id).has_glyph(character); }

void check_font_choices(const std::vector<FontFamilyChoice>& choices, DiagnosticSink& sink) {
  for (const FontFamilyChoice& choice : choices) {
    if (choice.role == FontRole::statement) {
      sink.error("statement-font", choice.span, message("the funding statement keeps its own font"), message("choose families for heading, sans, serif or mono"));
      continue;
    }
    const std::vector<std::string>& known = known_font_families();
    if (choice.files.empty() && std::find(known.begin(), known.end(), choice.family) == known.end()) {
      const Message near = did_you_mean(choice.family, known);
      sink.error("unknown-font-family", choice.span, message("unknown font family '{0}'", choice.family),
                 near.empty() ? message("known: {0}; or name the family's files", listed(known)) : near);
    }
    for (const FontFile& file : choice.files) {
      const FontTableEntry entry{choice.family, file.path, "", "", file.weight, file.italic, file.bytes};
      try {
        LoadedFont(file.path, font_bytes(entry), "", "");
      } catch (const Error& error) {
        sink.error("broken-font", choice.span, error.diagnostic().message, error.diagnostic().hint);
      }
    }
  }
}

OpticalAdjustment optical_adjustment(const LocaleTag& language) {
  const std::string code = language.str().substr(0, language.str().find('-'));
  if (code == "ur") return {1.15, 1.9};
  if (code == "ar" || code == "fa" || code == "ps") return {1.2, 1.6};
  for (const char* indic : {"bn", "hi", "pa", "ta", "si", "mr", "ne", "as", "gu", "te", "kn", "ml"})
    if (code == indic) return {1.05, 1.55};
  if (code == "am" || code == "ti") return {1.0, 1.55};
  if (code == "zh" || code == "ja" || code == "ko") return {1.0, 1.6};
  return {1.0, 1.4};
}

}  // namespace divulga
