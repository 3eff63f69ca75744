#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace divulga {

/// Hyphenation patterns of the installed languages (libhyphen), loaded on first use. Thread-safe.
class Hyphenation {
 public:
  explicit Hyphenation(std::string directory = "/usr/share/hyphen");
  ~Hyphenation();

  /// Places in units where a hyphen may end a line, in ascending order. Words with digits, full stops, slashes and the
  /// like (addresses, codes), capitals only, or hyphens of the author's own are left whole. Empty where the language has
  /// no dictionary.
  std::vector<std::uint32_t> points(std::u16string_view text, const std::string& language);

 private:
  struct Dictionary;
  const Dictionary* dictionary(const std::string& language);
  void add_token_points(std::u16string_view text, std::uint32_t start, std::uint32_t end, const Dictionary& dictionary,
                        std::vector<std::uint32_t>& out) const;

  std::string directory_;
  std::mutex mutex_;
  std::map<std::string, std::unique_ptr<Dictionary>> dictionaries_;
};

}  // namespace divulga
