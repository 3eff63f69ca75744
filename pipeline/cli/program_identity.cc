#include "cli/program_identity.h"

#include <elf.h>
#include <link.h>

#include <cstring>
#include <string_view>

#include "fs/hash.h"

namespace divulga {
namespace {

constexpr std::string_view kOwner("GNU\0", 4);

size_t aligned(size_t length) { return (length + 3) & ~size_t{3}; }

/// The build id among the notes of one segment; empty: it is not there.
std::string_view build_id(std::string_view notes) {
  while (notes.size() >= sizeof(ElfW(Nhdr))) {
    ElfW(Nhdr) note;
    std::memcpy(&note, notes.data(), sizeof note);
    const size_t content = sizeof note + aligned(note.n_namesz), end = content + aligned(note.n_descsz);
    if (end > notes.size()) return {};
    if (note.n_type == NT_GNU_BUILD_ID && notes.substr(sizeof note, note.n_namesz) == kOwner) return notes.substr(content, note.n_descsz);
    notes.remove_prefix(end);
  }
  return {};
}

/// The first object told of is the program itself.
int visit(dl_phdr_info* object, size_t, void* found) {
  for (int i = 0; i < object->dlpi_phnum; ++i) {
    const ElfW(Phdr)& segment = object->dlpi_phdr[i];
    if (segment.p_type != PT_NOTE) continue;
    const std::string_view id = build_id({reinterpret_cast<const char*>(object->dlpi_addr + segment.p_vaddr), segment.p_memsz});
    if (id.empty()) continue;
    *static_cast<std::string_view*>(found) = id;
    break;
  }
  return 1;
}

std::string hexadecimal(std::string_view bytes) {
  constexpr const char* digits = "0123456789abcdef";
  std::string out;
  for (const unsigned char byte : bytes) {
    out += digits[byte >> 4];
    out += digits[byte & 15];
  }
  return out;
}

}  // namespace

std::string program_identity(const FileSystem& files, const std::string& executable) {
  std::string_view id;
  dl_iterate_phdr(visit, &id);
  return (id.empty() ? sha256_hex(files.read(executable)) : hexadecimal(id)).substr(0, 16);
}

}  // namespace divulga
