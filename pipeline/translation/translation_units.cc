#include "translation/translation_units.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <set>
#include <string_view>
#include <thread>
#include <unordered_map>
#include <unordered_set>

#include "parallel/worker_pool.h"
#include "translation/inline_marks.h"
#include "translation/provenance.h"
#include "translation/source_alignment.h"

namespace divulga {
namespace {

/// The source that an entry's translation was made from.
const std::string& origin_of(const CatalogEntry& entry) {
  return entry.fuzzy && !entry.previous_source.empty() ? entry.previous_source : entry.source;
}

TextPlace place_of(const std::string& reference) {
  const size_t colon = reference.rfind(':');
  if (colon == std::string::npos) return {reference, 0};
  int line = 0;
  for (size_t i = colon + 1; i < reference.size(); ++i) {
    if (reference[i] < '0' || reference[i] > '9' || i > colon + 8) return {reference, 0};
    line = line * 10 + (reference[i] - '0');
  }
  return {reference.substr(0, colon), line};
}

std::vector<std::string> references_of(const SourceText& text) {
  std::vector<std::string> out;
  for (const Occurrence& one : text.occurrences) {
    const std::string reference = one.span.file + ":" + std::to_string(one.span.line);
    if (std::find(out.begin(), out.end(), reference) == out.end()) out.push_back(reference);
  }
  return out;
}

/// The entries of a catalog that say what the sources were.
using Ledger = std::vector<const CatalogEntry*>;

bool say_the_same(const Ledger& a, const Ledger& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const CatalogEntry* x, const CatalogEntry* y) {
    return x->source == y->source && x->references == y->references && x->comments == y->comments;
  });
}

/// What texts were reworded from, once for all catalogs whose ledgers say the same: most do, for they are brought up to date together.
class Rewordings {
 public:
  /// Calls `find` only for a ledger that is new. Thread-safe; the answer does not depend on who asks first.
  template <class Find>
  std::vector<int> of(const Ledger& ledger, Find find) {
    std::lock_guard lock(mutex_);
    for (const Known& known : known_)
      if (say_the_same(known.ledger, ledger)) return known.reworded;
    known_.push_back({ledger, find()});
    return known_.back().reworded;
  }

 private:
  struct Known { Ledger ledger; std::vector<int> reworded; };
  std::mutex mutex_;
  std::vector<Known> known_;
};

class Units {
 public:
  Units(const std::vector<SourceText>& texts, const Catalog& catalog, Rewordings& rewordings) : texts_(texts), entries_(catalog.entries()), rewordings_(rewordings) {
    by_text_.reserve(entries_.size());
    for (size_t i = 0; i < entries_.size(); ++i) keep_better(by_text_, std::string_view(entries_[i].source), i);
    hash_entries();
    for (size_t i = 0; i < entries_.size(); ++i) {
      if (entries_[i].translation.empty()) continue;
      keep_better(by_wording_, hashes_[i], i);
      if (const std::string& origin = origin_of(entries_[i]); &origin != &entries_[i].source) by_origin_.emplace(wording_hash(origin), i);
    }
  }

  std::vector<TranslationUnit> make() {
    const std::vector<int> reworded = changed_texts();
    std::vector<TranslationUnit> units;
    units.reserve(texts_.size());
    for (size_t i = 0; i < texts_.size(); ++i) units.push_back(unit(texts_[i], same_[i], reworded.empty() ? -1 : reworded[i]));
    return units;
  }

 private:
  /// Most entries have a text of the sources, whose hash is known already.
  void hash_entries() {
    hashes_.resize(entries_.size(), 0);
    same_.resize(texts_.size(), -1);
    for (size_t i = 0; i < texts_.size(); ++i) {
      const auto found = by_text_.find(texts_[i].text);
      if (found == by_text_.end()) continue;
      hashes_[found->second] = texts_[i].hash;
      same_[i] = static_cast<int>(found->second);
    }
    for (size_t i = 0; i < entries_.size(); ++i)
      if (hashes_[i] == 0) hashes_[i] = wording_hash(entries_[i].source);
  }

  /// Of entries of one key the living one, then the one with a translation that somebody answers for, then the first.
  template <class Map, class Key>
  void keep_better(Map& map, const Key& key, size_t index) {
    const auto [place, fresh] = map.emplace(key, index);
    if (!fresh && rank(index) > rank(place->second)) place->second = index;
  }
  int rank(size_t index) const {
    const CatalogEntry& entry = entries_[index];
    return (entry.translation.empty() ? 0 : 4) + (entry.obsolete ? 0 : 2) + (entry.fuzzy ? 0 : 1);
  }

  /// Empty where every wording of the sources is known.
  std::vector<int> changed_texts() {
    if (std::all_of(same_.begin(), same_.end(), [&](int same) { return same >= 0 && !entries_[static_cast<size_t>(same)].obsolete; })) return {};
    std::unordered_set<WordingHash> living;
    for (size_t i = 0; i < entries_.size(); ++i)
      if (!entries_[i].obsolete) living.insert(hashes_[i]);
    if (std::all_of(texts_.begin(), texts_.end(), [&](const SourceText& text) { return living.count(text.hash) != 0; })) return {};
    Ledger ledger;
    for (size_t i = 0; i < entries_.size(); ++i) {
      if (entries_[i].obsolete) continue;
      ledger.push_back(&entries_[i]);
      ledger_.push_back(i);
    }
    if (ledger.empty()) return {};
    return rewordings_.of(ledger, [&] { return aligned(); });
  }

  std::vector<int> aligned() const {
    std::vector<PlacedText> before, now;
    for (const size_t i : ledger_) {
      PlacedText text{entries_[i].source, hashes_[i], entries_[i].comments.empty() ? "" : entries_[i].comments[0], {}};
      for (const std::string& reference : entries_[i].references) text.places.push_back(place_of(reference));
      before.push_back(std::move(text));
    }
    for (const SourceText& source : texts_) {
      PlacedText text{source.text, source.hash, source.occurrences[0].kind, {}};
      for (const std::string& reference : references_of(source)) text.places.push_back(place_of(reference));
      now.push_back(std::move(text));
    }
    return reworded_from(before, now);
  }

  TranslationUnit unit(const SourceText& text, int same, int reworded) const {
    const CatalogEntry* own = same < 0 ? nullptr : &entries_[static_cast<size_t>(same)];
    if (own && !own->translation.empty()) return kept(text, *own);
    if (const auto found = by_wording_.find(text.hash); found != by_wording_.end()) return kept(text, entries_[found->second]);
    if (const auto found = by_origin_.find(text.hash); found != by_origin_.end()) return returned(text, entries_[found->second]);
    if (reworded >= 0) return changed(text, entries_[ledger_[static_cast<size_t>(reworded)]]);
    TranslationUnit out = base(text, own ? *own : CatalogEntry{});
    out.made_from.clear();
    return out;
  }

  static TranslationUnit base(const SourceText& text, const CatalogEntry& entry) {
    TranslationUnit out;
    out.source = &text;
    out.made_from = origin_of(entry);
    out.translation = with_marks_of(entry.translation, out.made_from, text.text);
    out.span = entry.span;
    for (const std::string& comment : entry.translator_comments)
      if (!is_provenance(comment)) out.comments.push_back(comment);
    return out;
  }

  /// The wording is that of the entry.
  static TranslationUnit kept(const SourceText& text, const CatalogEntry& entry) {
    if (const std::string& origin = origin_of(entry); &origin != &entry.source && wording_hash(origin) == text.hash) return returned(text, entry);
    TranslationUnit out = base(text, entry);
    out.state = state_of(entry);
    out.markup_changed = text.text != entry.source;
    const Provenance said = provenance_of(entry);
    if (out.state == TranslationState::reviewed) out.reviewed = said.on;
    if (out.state == TranslationState::stale) out.stale_since = said.on;
    if (out.state == TranslationState::translated || out.state == TranslationState::reviewed) out.verified = said.verified;
    return out;
  }

  /// The wording that a stale translation was made from stands there again.
  static TranslationUnit returned(const SourceText& text, const CatalogEntry& entry) {
    TranslationUnit out = base(text, entry);
    const TranslationState state = state_of(entry);
    out.state = state == TranslationState::stale ? TranslationState::translated : state;
    out.markup_changed = text.text != out.made_from;
    return out;
  }

  /// The text was reworded. What nobody answered for was none before.
  static TranslationUnit changed(const SourceText& text, const CatalogEntry& entry) {
    TranslationUnit out = base(text, entry);
    const TranslationState state = state_of(entry);
    const bool answered = state == TranslationState::translated || state == TranslationState::reviewed;
    out.state = answered ? TranslationState::stale : state;
    if (state == TranslationState::missing) out.made_from.clear();
    if (state == TranslationState::stale) out.stale_since = provenance_of(entry).on;
    return out;
  }

  const std::vector<SourceText>& texts_;
  const std::vector<CatalogEntry>& entries_;
  std::vector<WordingHash> hashes_;   // of the entries
  std::vector<int> same_;             // of every text the entry that has it to the letter, or -1
  std::unordered_map<std::string_view, size_t> by_text_;
  std::unordered_map<WordingHash, size_t> by_wording_, by_origin_;
  std::vector<size_t> ledger_;        // living ones, that say what the sources were
  Rewordings& rewordings_;
};

/// A link's target, a note or a reference of a text.
struct Target { size_t from, to; char kind; };

std::vector<Target> targets_of(const std::string& text) {
  std::vector<Target> out;
  for (const InlineMark& mark : find_inline_marks(text)) {
    if (text.compare(mark.from, 2, "](") == 0) {
      size_t end = mark.from + 2;
      while (end < mark.to && text[end] != ' ' && text.compare(end, 2, "{{") != 0) ++end;
      // A name may have blanks in it; without one a title stands behind the first blank.
      out.push_back({mark.from + 2, end < mark.to && text[end] == ' ' ? end : mark.to - 1, '('});
    } else if (text.compare(mark.from, 2, "[^") == 0 || text[mark.from] == '@') {
      out.push_back({mark.from, mark.to, text[mark.from]});
    }
  }
  return out;
}

std::vector<std::string> written(const std::string& text, const std::vector<Target>& targets, char kind) {
  std::vector<std::string> out;
  for (const Target& target : targets)
    if (target.kind == kind) out.push_back(text.substr(target.from, target.to - target.from));
  return out;
}

}  // namespace

std::string with_marks_of(const std::string& translation, const std::string& made_from, const std::string& source) {
  if (made_from == source || translation.empty()) return translation;
  const auto old_targets = targets_of(made_from), new_targets = targets_of(source);
  std::string out = translation;
  for (const char kind : {'(', '[', '@'}) {
    std::vector<std::string> old_ones = written(made_from, old_targets, kind);
    const std::vector<std::string> new_ones = written(source, new_targets, kind);
    if (old_ones == new_ones || old_ones.size() != new_ones.size()) continue;
    std::string changed;
    size_t at = 0;
    for (const Target& target : targets_of(out)) {
      if (target.kind != kind) continue;
      const auto found = std::find(old_ones.begin(), old_ones.end(), out.substr(target.from, target.to - target.from));
      if (found == old_ones.end()) continue;
      changed.append(out, at, target.from - at);
      changed += new_ones[static_cast<size_t>(found - old_ones.begin())];
      at = target.to;
      *found = "\n";   // used
    }
    out = changed.append(out, at);
  }
  return out;
}

std::vector<TranslationUnit> translation_units(const std::vector<SourceText>& texts, const Catalog& catalog) {
  Rewordings rewordings;
  return Units(texts, catalog, rewordings).make();
}

std::vector<std::vector<TranslationUnit>> translation_units(const std::vector<SourceText>& texts, const std::vector<Catalog>& catalogs) {
  std::vector<std::vector<TranslationUnit>> units(catalogs.size());
  Rewordings rewordings;
  WorkerPool workers(std::min(std::max(1u, std::thread::hardware_concurrency()), static_cast<unsigned>(catalogs.size()) / 4 + 1));
  workers.run(catalogs.size(), [&](size_t i) { units[i] = Units(texts, catalogs[i], rewordings).make(); });
  return units;
}

CatalogEntry entry_of(const TranslationUnit& unit, const Date& today) {
  CatalogEntry entry;
  entry.source = unit.source->text;
  entry.translation = unit.translation;
  entry.references = references_of(*unit.source);
  entry.comments = {unit.source->occurrences[0].kind};
  entry.translator_comments = unit.comments;
  const bool other_source = !unit.made_from.empty() && wording_hash(unit.made_from) != unit.source->hash;
  Provenance said;
  switch (unit.state) {
    case TranslationState::missing: return entry;
    case TranslationState::machine:
    case TranslationState::draft:
      entry.fuzzy = true;
      if (other_source) entry.previous_source = unit.made_from;
      if (unit.state == TranslationState::machine || other_source) said.state = unit.state;
      break;
    case TranslationState::stale:
      entry.fuzzy = true;
      entry.previous_source = unit.made_from;
      said = {unit.state, unit.stale_since ? unit.stale_since : today, {}};
      break;
    case TranslationState::translated: said.verified = unit.verified; break;
    case TranslationState::reviewed: said = {unit.state, unit.reviewed, unit.verified}; break;
  }
  set_provenance(entry, said);
  return entry;
}

std::vector<CatalogEntry> catalog_entries(const std::vector<TranslationUnit>& units, const Catalog& present, const Date& today) {
  std::vector<CatalogEntry> entries;
  std::set<WordingHash> told;
  for (const TranslationUnit& unit : units) {
    entries.push_back(entry_of(unit, today));
    if (unit.translation.empty()) continue;
    told.insert(unit.source->hash);
    told.insert(wording_hash(unit.made_from));
  }
  std::map<std::string, CatalogEntry> gone;
  for (const CatalogEntry& entry : present.entries())
    if (!entry.translation.empty() && !told.count(wording_hash(entry.source)) && !told.count(wording_hash(origin_of(entry)))) gone.emplace(entry.source, entry);
  for (auto& [source, entry] : gone) {
    entry.obsolete = true;
    entry.references.clear();
    entry.comments.clear();
    entries.push_back(std::move(entry));
  }
  return entries;
}

}  // namespace divulga
