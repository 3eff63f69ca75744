#pragma once
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "fs/file_system.h"
#include "layout/fragment.h"

namespace divulga::layout {

/// Outlines of Bootstrap Italia's icons, read from its SVG sprite (SVG 1.1 paths) and drawn as vectors.
class IconSet {
 public:
  IconSet() = default;
  /// Reads <share>/bootstrap-italia/dist/svg/sprites.svg when first asked for an icon; an absent sprite is an empty set.
  /// Thread-safe; `files` must live as long.
  IconSet(const FileSystem& files, const std::string& share);

  bool has(const std::string& name) const { return symbols().count(name) > 0; }
  std::vector<std::string> names() const;
  /// The icon `size` high and wide with its upper left corner at `at`; mirrored for icons with a direction when asked.
  /// Nothing for a name that the set does not have.
  std::vector<Path> draw(const std::string& name, Point at, Pt size, Color color, bool mirrored = false) const;

 private:
  struct Outline { std::string data; bool even_odd = false; };
  struct Symbol { double side = 24; std::vector<Outline> outlines; };
  using Symbols = std::map<std::string, Symbol>;   // "help-circle", without the sprite's "it-"
  struct Sprite {
    std::once_flag read;
    Symbols symbols;
  };
  const Symbols& symbols() const;
  static Symbols read(const std::string& sprite);

  const FileSystem* files_ = nullptr;
  std::string path_;
  std::shared_ptr<Sprite> sprite_ = std::make_shared<Sprite>();
};

}  // namespace divulga::layout
