#pragma once
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "text/font_file.h"
#include "text/font_table.h"

namespace divulga {

/// Loads the faces of a table on first use and keeps them. Thread-safe.
class FontStore {
 public:
  explicit FontStore(FontTable table);

  const FontTable& table() const { return table_; }
  /// Throws EnvironmentError naming the package when the file is missing.
  const LoadedFont& loaded(FontId id) const;

 private:
  struct Slot {
    std::once_flag once;
    std::unique_ptr<const LoadedFont> font;
  };
  std::shared_ptr<const std::string> bytes_of(const FontTableEntry& entry) const;

  FontTable table_;
  mutable std::vector<Slot> slots_;
  mutable std::mutex bytes_mutex_;
  mutable std::map<std::string, std::shared_ptr<const std::string>> bytes_;   // a collection is read once for all its faces
};

}  // namespace divulga
