#include "translation/catalog_update.h"

#include <map>
#include <set>

namespace divulga {

CatalogUpdate update_catalog(const std::vector<CatalogEntry>& texts, const Catalog& present) {
  std::map<std::string, const CatalogEntry*> known;
  for (const CatalogEntry& entry : present.entries())
    if (!entry.translation.empty()) known.emplace(entry.source, &entry);
  CatalogUpdate update;
  std::set<std::string> used;
  for (CatalogEntry text : texts) {
    if (const auto found = known.find(text.source); found != known.end()) {
      text.translation = found->second->translation;
      text.fuzzy = found->second->fuzzy;
    }
    update.translated += text.translation.empty() || text.fuzzy ? 0 : 1;
    used.insert(text.source);
    update.entries.push_back(std::move(text));
  }
  update.texts = update.entries.size();
  for (const auto& [source, entry] : known)
    if (!used.count(source)) update.entries.push_back({{}, source, entry->translation, {}, {"not in the source now"}, entry->fuzzy, {}});
  return update;
}

}  // namespace divulga
