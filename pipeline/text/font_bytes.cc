#include "text/font_bytes.h"

#include <woff2/decode.h>

#include <algorithm>
#include <fstream>

#include "diag/diagnostic.h"
#include "text/font_fault.h"

namespace divulga {
namespace {

constexpr std::size_t largest_unpacked = std::size_t{64} << 20;

[[noreturn]] void refuse(const FontTableEntry& entry, const Message& why, const Message& hint) {
  throw Error(message("font file '{0}' cannot be used: {1}", entry.path, why), hint);
}

std::shared_ptr<const std::string> read_file(const std::string& path) {
  auto bytes = std::make_shared<std::string>();
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  if (!file) return bytes;
  bytes->resize(static_cast<size_t>(std::max<std::streamoff>(file.tellg(), 0)));
  file.seekg(0);
  file.read(bytes->data(), static_cast<std::streamsize>(bytes->size()));   // at once: a Chinese face has 19 MB
  bytes->resize(static_cast<size_t>(std::max<std::streamsize>(file.gcount(), 0)));
  return bytes;
}

bool is_woff2(const std::string& bytes) { return bytes.starts_with("wOF2"); }

std::shared_ptr<const std::string> unpacked(const FontTableEntry& entry, const std::string& packed) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(packed.data());
  auto out = std::make_shared<std::string>();
  woff2::WOFF2StringOut target(out.get());
  target.SetMaxSize(largest_unpacked);
  const size_t size = woff2::ComputeWOFF2FinalSize(data, packed.size());
  if (size == 0 || size > largest_unpacked || !woff2::ConvertWOFF2ToTTF(data, packed.size(), &target))
    refuse(entry, message("it is no whole WOFF2 file"), message("copy the file again from where it came"));
  out->resize(target.Size());
  return out;
}

}  // namespace

std::shared_ptr<const std::string> font_bytes(const FontTableEntry& entry) {
  const bool own = entry.package.empty();
  std::shared_ptr<const std::string> bytes = entry.bytes ? entry.bytes : read_file(entry.path);
  if (bytes->empty()) {
    if (!own) throw EnvironmentError(message("font file '{0}' is missing", entry.path), message("install {0}", entry.package));
    refuse(entry, message("it is missing or empty"), message("put the file where the brand says, or name another"));
  }
  if (!own) return bytes;
  if (is_woff2(*bytes)) bytes = unpacked(entry, *bytes);
  if (const Message fault = font_fault(*bytes); !fault.empty())
    refuse(entry, fault, fault == "it is a variable font" ? message("give a static file for each weight") : message("give a whole .ttf, .otf or .woff2 file"));
  if (forbids_embedding(*bytes)) refuse(entry, message("its licence forbids embedding"), message("choose a family that may be embedded"));
  return bytes;
}

}  // namespace divulga
