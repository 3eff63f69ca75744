#include "text/font_store.h"

#include "diag/diagnostic.h"
#include "text/font_bytes.h"

namespace divulga {

FontStore::FontStore(FontTable table) : table_(std::move(table)), slots_(table_.entries().size()) {}

const LoadedFont& FontStore::loaded(FontId id) const {
  if (id >= slots_.size()) throw Error(message("no font number {0}", id));
  Slot& slot = slots_[id];
  std::call_once(slot.once, [&] {
    const FontTableEntry& entry = table_.entries()[id];
    auto font = std::make_unique<LoadedFont>(entry.path, bytes_of(entry), entry.collection_face, entry.package);
    font->face.family = entry.family;
    font->face.weight = entry.weight;
    font->face.italic = entry.italic;
    slot.font = std::move(font);
  });
  return *slot.font;
}

std::shared_ptr<const std::string> FontStore::bytes_of(const FontTableEntry& entry) const {
  std::lock_guard lock(bytes_mutex_);
  auto& bytes = bytes_[entry.path];
  if (bytes) return bytes;
  return bytes = font_bytes(entry);
}

}  // namespace divulga
