#pragma once
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "text/font.h"

namespace divulga::pdf {

/// What is written of a font: its program and what codes mean, deflated where documents share it.
struct FontParts {
  std::string tag;             // "ABCDEF"
  std::string widths;          // entries of /W
  std::string program;         // FontFile2 or FontFile3
  std::size_t program_size = 0;    // before it was deflated
  std::string codes;           // CIDToGIDMap, or the CMap of a CFF font
  std::string to_unicode;
};

/// Subsets that many documents much alike have in common, such as the records of a mail merge: each begins with the same
/// letters, and equal ones are made once. What is made does not depend on what is shared. Thread-safe; the faces must live as long.
class SharedSubsets {
 public:
  /// What a subset has besides the letters of `texts`: all small letters where some are used, all capitals, all figures, so that
  /// another name or number asks for the same subset.
  static std::string letters_beside(std::string_view texts);

  /// The parts under a key that says all of them; none: nobody kept them yet.
  std::shared_ptr<const FontParts> find(const FontFace& face, const std::string& key) const;
  void keep(const FontFace& face, const std::string& key, std::shared_ptr<const FontParts> parts);

 private:
  static constexpr std::size_t most = 512;     // then no more are kept
  mutable std::mutex mutex_;
  std::map<std::pair<const FontFace*, std::string>, std::shared_ptr<const FontParts>> parts_;
};

}  // namespace divulga::pdf
