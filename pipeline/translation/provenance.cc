#include "translation/provenance.h"

#include <algorithm>

#include "diag/words.h"
#include "fs/hash.h"

namespace divulga {
namespace {

const std::string head = "divulga:";

std::string seal_of(const CatalogEntry& entry) {
  return sha256_hex(wording_of(entry.source) + '\0' + entry.translation).substr(0, 16);
}

}  // namespace

bool is_provenance(const std::string& comment) { return comment.compare(0, head.size(), head) == 0; }

Provenance provenance_of(const CatalogEntry& entry) {
  const auto& comments = entry.translator_comments;
  const auto line = std::find_if(comments.begin(), comments.end(), is_provenance);
  if (line == comments.end()) return {};
  Provenance out;
  std::string seal;
  for (const std::string& word : words_of(line->substr(head.size()))) {
    const size_t sign = word.find('=');
    const std::string key = word.substr(0, sign), value = sign == std::string::npos ? "" : word.substr(sign + 1);
    if (key == "state") out.state = parse_translation_state(value);
    else if (key == "on") out.on = parse_date(value);
    else if (key == "verified") out.verified = parse_date(value);
    else if (key == "of") seal = value;
  }
  if (seal != seal_of(entry)) return {};
  return out;
}

void set_provenance(CatalogEntry& entry, const Provenance& provenance) {
  auto& comments = entry.translator_comments;
  comments.erase(std::remove_if(comments.begin(), comments.end(), is_provenance), comments.end());
  if (provenance.empty()) return;
  std::string line = head;
  if (provenance.state) line += std::string(" state=") + to_string(*provenance.state);
  if (provenance.on) line += " on=" + to_iso(*provenance.on);
  if (provenance.verified) line += " verified=" + to_iso(*provenance.verified);
  comments.push_back(line + " of=" + seal_of(entry));
}

TranslationState state_of(const CatalogEntry& entry) {
  if (entry.translation.empty()) return TranslationState::missing;
  const Provenance said = provenance_of(entry);
  if (said.state == TranslationState::machine) return TranslationState::machine;
  if (entry.fuzzy) {
    if (said.state == TranslationState::draft || entry.previous_source.empty()) return TranslationState::draft;
    return TranslationState::stale;
  }
  return said.state == TranslationState::reviewed ? TranslationState::reviewed : TranslationState::translated;
}

}  // namespace divulga
