#pragma once
#include <functional>

#include "layout/setting.h"

// Pieces of one flow measured apart from each other, on whatever threads are idle, and joined as if one after another.

namespace divulga::layout {

/// From the structure ids of a piece measured apart to those of the whole: its element 0 stands for `parent`.
struct StructShift {
  StructId parent = artifact;
  StructId by = 0;

  void move(StructId& id) const { id = id < 0 ? id : id == Structure::root ? parent : id + by; }
  void move(Fragment& fragment) const;
  void move(Flow& flow) const;
};

/// Calls measure(piece, setting) for pieces 0 … count-1, in any order and at once. Each gets a setting of its own, whose
/// structure is empty: what it adds below Structure::root will stand below `parent`. Then calls joined(piece, setting, shift)
/// in order, where `shift` is to be applied to all that was measured; the structure itself is joined afterwards. Diagnostics go to one sink.
void measure_apart(Setting& whole, StructId parent, size_t count, const std::function<void(size_t, Setting&)>& measure,
                   const std::function<void(size_t, Setting&, const StructShift&)>& joined);

}  // namespace divulga::layout
