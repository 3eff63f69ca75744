#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace divulga {

/// Finds places in a list by the hash of their texts. It keeps places and no pointers, so it is copied and moved with the list.
/// Several places may have one text: they are offered in the order in which they came.
class EntryTable {
 public:
  /// `place` is greater than all before.
  void add(std::string_view text, std::uint32_t place) {
    if (2 * (count_ + 1) > slots_.size()) grow();
    put({hash_of(text), place + 1});
    ++count_;
  }
  void reserve(size_t count) {
    size_t size = 16;
    while (size < 2 * count + 2) size *= 2;
    if (size > slots_.size()) resize(size);
  }

  /// The first place with the text's hash that `is_it` says yes to.
  template <class IsIt>
  std::optional<std::uint32_t> find(std::string_view text, IsIt is_it) const {
    if (slots_.empty()) return {};
    const std::uint32_t hash = hash_of(text);
    for (size_t at = hash & (slots_.size() - 1); slots_[at].place != 0; at = (at + 1) & (slots_.size() - 1))
      if (slots_[at].hash == hash && is_it(slots_[at].place - 1)) return slots_[at].place - 1;
    return {};
  }

 private:
  struct Slot { std::uint32_t hash = 0, place = 0; };   // place + 1; 0: free

  static std::uint32_t hash_of(std::string_view text) {
    const std::uint64_t hash = std::hash<std::string_view>()(text);
    return static_cast<std::uint32_t>(hash ^ (hash >> 32));
  }
  void put(Slot slot) {
    size_t at = slot.hash & (slots_.size() - 1);
    while (slots_[at].place != 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
  }
  void grow() { resize(slots_.empty() ? 16 : 2 * slots_.size()); }
  /// From a free slot on, so that a run that goes over the end is met from its beginning: places of one hash keep their order.
  void resize(size_t size) {
    std::vector<Slot> before(size);
    before.swap(slots_);
    size_t from = 0;
    while (from < before.size() && before[from].place != 0) ++from;
    for (size_t i = 0; i < before.size(); ++i)
      if (const Slot& slot = before[(from + i) & (before.size() - 1)]; slot.place != 0) put(slot);
  }

  std::vector<Slot> slots_;   // a power of two, at most half full
  size_t count_ = 0;
};

}  // namespace divulga
