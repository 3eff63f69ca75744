#include "locale/catalog.h"

#include <algorithm>

namespace divulga {
namespace {

/// gettext's own separator of context and message.
std::string key_of(std::string_view context, std::string_view source) {
  return std::string(context).append("\x04").append(source);
}

}  // namespace

Catalog::Catalog(std::vector<CatalogEntry> entries, PluralForms plurals) : entries_(std::move(entries)), plurals_(std::move(plurals)) {
  // A plain source finds the entry without context first, then the first one with any.
  std::vector<size_t> known;
  known.reserve(entries_.size());
  for (size_t i = 0; i < entries_.size(); ++i)
    if (const CatalogEntry& entry = entries_[i]; !entry.translation.empty() && !entry.fuzzy && !entry.obsolete) known.push_back(i);
  // Sorted, each goes to the map's end, many times as quickly as to its place among ten thousand.
  std::sort(known.begin(), known.end(), [&](size_t a, size_t b) {
    const int order = entries_[a].source.compare(entries_[b].source);
    if (order != 0) return order < 0;
    return entries_[a].context.empty() != entries_[b].context.empty() ? entries_[a].context.empty() : a < b;
  });
  for (const size_t i : known) by_key_.emplace_hint(by_key_.end(), entries_[i].source, i);
  for (const size_t i : known)
    if (!entries_[i].context.empty()) by_key_.emplace(key_of(entries_[i].context, entries_[i].source), i);
}

const CatalogEntry* Catalog::find_entry(std::string_view source, std::string_view context) const {
  auto found = context.empty() ? by_key_.find(source) : by_key_.find(key_of(context, source));
  if (found == by_key_.end() && !context.empty()) {
    found = by_key_.find(source);
    if (found != by_key_.end() && !entries_[found->second].context.empty()) found = by_key_.end();
  }
  return found == by_key_.end() ? nullptr : &entries_[found->second];
}

const std::string* Catalog::find(std::string_view source, std::string_view context) const {
  const CatalogEntry* entry = find_entry(source, context);
  return entry ? &entry->translation : nullptr;
}

const std::string* Catalog::find(std::string_view source, long long count) const {
  const CatalogEntry* entry = find_entry(source);
  if (!entry || entry->plural.empty()) return entry ? &entry->translation : nullptr;
  const auto form = static_cast<size_t>(plurals_.form(count));
  return form < entry->forms.size() && !entry->forms[form].empty() ? &entry->forms[form] : nullptr;
}

std::string Catalog::get(std::string_view source, std::string_view context) const {
  const std::string* translation = find(source, context);
  return translation ? *translation : std::string(source);
}

Vocabulary vocabulary(std::shared_ptr<const Catalog> catalog) {
  return [catalog = std::move(catalog)](std::string_view english, std::optional<long long> count) {
    const std::string* found = count ? catalog->find(english, *count) : catalog->find(english);
    return found ? *found : std::string();
  };
}

}  // namespace divulga
