#include "translation/translation_policy.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>

#include "translation/inline_marks.h"
#include "translation/translate.h"

namespace divulga {
namespace {

/// The pieces of texts that are named by `{{> name}}`.
std::vector<std::string> partials_in(const std::string& text) {
  std::vector<std::string> out;
  for (size_t at = text.find("{{>"); at != std::string::npos; at = text.find("{{>", at + 3)) {
    const size_t from = text.find_first_not_of(' ', at + 3), end = text.find_first_of(" }", from);
    if (from != std::string::npos && end != std::string::npos) out.push_back(text.substr(from, end - from));
  }
  return out;
}

class EditionTexts {
 public:
  EditionTexts(const ProjectContent& content, const std::vector<SourceText>& texts) : content_(content) {
    for (size_t i = 0; i < texts.size(); ++i) {
      by_text_.emplace(texts[i].text, i);
      for (const Occurrence& one : texts[i].occurrences) standing_[one.material].push_back({i, one.risk});
      if (texts[i].text.find("{{facts.") != std::string::npos || texts[i].text.find("{{ facts.") != std::string::npos) facts_of(texts[i].text, facts_[i]);
    }
  }

  std::vector<std::vector<EditionText>> run() {
    std::vector<std::vector<EditionText>> out;
    for (const Material& material : content_.materials) {
      place_.clear();
      texts_.clear();
      add(std::string(to_string(material.folder)) + "/" + material.name, material.risk);
      std::set<std::string> partials;
      add_partials(material.body, material.risk, partials);
      out.push_back(std::move(texts_));
    }
    return out;
  }

 private:
  void add_partials(const std::string& text, Risk risk, std::set<std::string>& known) {
    for (const std::string& name : partials_in(text)) {
      const auto found = content_.partials.find(name);
      if (found == content_.partials.end() || !known.insert(name).second) continue;
      add("partials/" + name, risk);
      add_partials(found->second, risk, known);
    }
  }

  void add(const std::string& material, Risk risk) {
    const auto found = standing_.find(material);
    if (found == standing_.end()) return;
    // A container may say that a text is less grave than its material; a partial's texts know nothing of the material.
    const bool own = material.compare(0, 9, "partials/") != 0;
    for (const EditionText& text : found->second) add({text.text, own ? text.risk : std::min(text.risk, risk)});
  }

  void add(const EditionText& text) {
    const auto [place, fresh] = place_.emplace(text.text, texts_.size());
    if (fresh) texts_.push_back(text);
    else texts_[place->second].risk = std::min(texts_[place->second].risk, text.risk);
    if (text.risk == Risk::normal) return;
    if (const auto facts = facts_.find(text.text); facts != facts_.end())
      for (const size_t fact : facts->second)
        if (fact != text.text) add({fact, text.risk});
  }

  void facts_of(const std::string& text, std::vector<size_t>& out) const {
    for (const InlineMark& tag : find_tags(text)) {
      if (tag.label.compare(0, 6, "facts.") != 0) continue;
      const Fact* fact = content_.facts.find(tag.label.substr(6));
      if (!fact || fact->type != FactType::text) continue;   // addresses stay as they are
      if (const auto found = by_text_.find(fact->value.text); found != by_text_.end()) out.push_back(found->second);
    }
  }

  const ProjectContent& content_;
  std::unordered_map<std::string_view, size_t> by_text_;
  std::map<std::string, std::vector<EditionText>> standing_;   // by material
  std::map<size_t, std::vector<size_t>> facts_;
  std::unordered_map<size_t, size_t> place_;
  std::vector<EditionText> texts_;
};

bool is_unsure(TranslationState state) {
  return state == TranslationState::stale || state == TranslationState::machine || state == TranslationState::draft;
}

std::string shortened(const std::string& text) { return text.size() > 60 ? text.substr(0, text.rfind(' ', 60)) + " …" : text; }

Message state_told(const TranslationUnit& unit) {
  if (unit.state == TranslationState::machine) return message("translated by a machine and read by nobody");
  if (unit.state == TranslationState::draft) return message("a draft");
  return unit.stale_since ? message("stale since {0}", to_iso(*unit.stale_since)) : message("stale since its last edit");
}

}  // namespace

bool goes_out(const TranslationUnit& unit, const TranslationPolicy& policy) {
  switch (unit.state) {
    case TranslationState::missing:
    case TranslationState::draft: return false;
    case TranslationState::machine:
      return policy.machine == TranslationPolicy::Machine::notice && difference_of_marks(unit.source->text, unit.translation).empty();
    case TranslationState::stale:
      return policy.stale == TranslationPolicy::Stale::notice && difference_of_marks(unit.source->text, unit.translation).empty();
    case TranslationState::translated:
    case TranslationState::reviewed: return true;
  }
  return false;
}

OutgoingTranslations outgoing_translations(const std::vector<TranslationUnit>& units, const TranslationPolicy& policy) {
  OutgoingTranslations out;
  std::vector<CatalogEntry> entries;
  for (const TranslationUnit& unit : units) {
    if (!goes_out(unit, policy)) continue;
    CatalogEntry entry;
    entry.source = unit.source->text;
    entry.translation = unit.translation;
    entry.span = unit.span;
    if (unit.markup_changed) entry.previous_source = unit.made_from;
    entries.push_back(std::move(entry));
    if (is_unsure(unit.state)) out.noticed.emplace(unit.source->text, unit.state);
  }
  out.catalog = Catalog(std::move(entries));
  return out;
}

std::vector<std::vector<EditionText>> edition_texts(const ProjectContent& content, const std::vector<SourceText>& texts) {
  return EditionTexts(content, texts).run();
}

std::vector<HeldEdition> held_editions(const ProjectContent& content, const std::vector<std::vector<EditionText>>& editions, const LocaleTag& language,
                                       const std::vector<TranslationUnit>& units) {
  const TranslationPolicy& policy = content.project.translation;
  std::vector<HeldEdition> out;
  for (size_t i = 0; i < content.materials.size(); ++i) {
    const Material& material = content.materials[i];
    const bool made = std::find(material.languages.begin(), material.languages.end(), language) != material.languages.end();
    if (!made || language == content.project.source_language || material.translations.count(language)) continue;
    HeldEdition held{i, language, HeldEdition::Reason::risk, Risk::normal, nullptr, 0, 100};
    size_t translated = 0;
    for (const EditionText& text : editions[i]) {
      const TranslationUnit& unit = units[text.text];
      translated += goes_out(unit, policy) ? 1 : 0;
      if (text.risk == Risk::normal || !is_unsure(unit.state)) continue;
      if (held.texts++ > 0) continue;
      held.first = &unit;
      held.risk = text.risk;
    }
    if (!editions[i].empty()) held.share = 100.0 * static_cast<double>(translated) / static_cast<double>(editions[i].size());
    if (held.texts == 0 && held.share >= policy.least) continue;
    if (held.texts == 0) held.reason = HeldEdition::Reason::least;
    out.push_back(held);
  }
  return out;
}

Diagnostic told(const ProjectContent& content, const HeldEdition& held) {
  const Material& material = content.materials[held.material];
  const std::string name = std::string(to_string(material.folder)) + "/" + material.name, language = held.language.str();
  if (held.reason == HeldEdition::Reason::least) {
    const auto whole = [](double share) { return std::to_string(static_cast<int>(share)); };
    return {Severity::warning, "edition-held-back", material.title.span,
            message("the edition of '{0}' in '{1}' is held back: {2} % of its texts are translated, project.yaml asks for {3} %", name, language, whole(held.share),
                    whole(content.project.translation.least)),
            message("translate more in locales/{0}/{1}.po, or take '{0}' out of 'languages'", language, content.project.id)};
  }
  const TranslationUnit& unit = *held.first;
  const Message first = message("a text of risk '{0}' is {1}: '{2}'", to_string(held.risk), state_told(unit), shortened(unit.source->text));
  return {Severity::warning, "edition-held-back", unit.span,
          held.texts == 1 ? message("the edition of '{0}' in '{1}' is held back: {2}", name, language, first)
                          : message("the edition of '{0}' in '{1}' is held back by {3} texts; the first: {2}", name, language, first, held.texts),
          message("translate it anew here; if it still holds, say so: divulga verify {0} --lang {1} --accept", name, language)};
}

}  // namespace divulga
