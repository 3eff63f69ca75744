#include "pdf/object_writer.h"

#include <hpdf.h>
#include <hpdf_objects.h>
#include <hpdf_streams.h>

#include <cstring>
#include <deque>
#include <vector>

#include "diag/diagnostic.h"
#include "fs/hash.h"
#include "pdf/deflate.h"
#include "pdf/syntax.h"

// What follows leans on the struct layouts of this very version.
static_assert(HPDF_VERSION_ID == 20300, "divulga's PDF writer was made for libharu 2.3.0");

namespace divulga::pdf {

namespace {

constexpr HPDF_UINT entries_per_block = 65536;   // libharu grows lists by this much, and copies them each time

void check(HPDF_STATUS status) {
  if (status != HPDF_OK) throw Error("libharu refused a PDF object, status " + std::to_string(status));
}

template <typename T>
T* check(T* object) {
  if (object == nullptr) throw EnvironmentError("no memory left for the objects of the PDF");
  return object;
}

HPDF_STATUS write_entries(HPDF_Dict dict, HPDF_Stream stream) {
  const auto* entries = static_cast<const std::string*>(dict->attr);
  if (entries == nullptr || entries->empty()) return HPDF_OK;
  return HPDF_Stream_Write(stream, reinterpret_cast<const HPDF_BYTE*>(entries->data()), static_cast<HPDF_UINT>(entries->size()));
}

/// What the write callback needs; C code lies between it and save(), so nothing may be thrown through.
struct Output {
  const ByteSink& sink;
  std::string buffer;
  bool failed = false;

  void flush() {
    if (!failed && !buffer.empty() && !sink(buffer)) failed = true;
    buffer.clear();
  }
};

HPDF_STATUS write_bytes(HPDF_Stream stream, const HPDF_BYTE* bytes, HPDF_UINT size) noexcept {
  auto* output = static_cast<Output*>(stream->attr);
  try {
    output->buffer.append(reinterpret_cast<const char*>(bytes), size);
    if (output->buffer.size() > 1 << 16) output->flush();
  } catch (...) {
    output->failed = true;
  }
  return output->failed ? HPDF_FILE_IO_ERROR : HPDF_OK;
}

}  // namespace

struct ObjectWriter::Implementation {
  HPDF_Error_Rec error{};
  HPDF_MMgr memory = nullptr;
  HPDF_Xref xref = nullptr;
  std::deque<std::string> entries;        // addresses stay: dictionaries point at them
  std::vector<HPDF_Dict> dictionaries;    // by object number; null for the lengths that libharu numbers itself
  std::string digest;                     // of everything written so far

  Implementation() {
    HPDF_Error_Init(&error, nullptr);
    memory = check(HPDF_MMgr_New(&error, 0, nullptr, nullptr));
    xref = HPDF_Xref_New(memory, 0);
    if (xref == nullptr) {
      HPDF_MMgr_Free(memory);
      check(xref);
    }
    xref->entries->items_per_block = entries_per_block;
  }
  ~Implementation() {
    HPDF_Xref_Free(xref);
    HPDF_MMgr_Free(memory);
  }

  ObjectId number(HPDF_Dict dict) {
    const auto id = static_cast<std::size_t>(dict->header.obj_id & 0x00FFFFFF);
    if (dictionaries.size() <= id) dictionaries.resize(id + 1);
    dictionaries[id] = dict;
    dict->write_fn = write_entries;
    return static_cast<ObjectId>(id);
  }
  void mix(std::string_view bytes) {
    digest += sha256_hex(bytes);
    if (digest.size() > 1 << 16) digest = sha256_hex(digest);
  }
};

ObjectWriter::ObjectWriter() {
  if (std::strcmp(HPDF_GetVersion(), HPDF_VERSION_TEXT) != 0)
    throw EnvironmentError(std::string("libharu ") + HPDF_GetVersion() + " is installed, but divulga was built for " + HPDF_VERSION_TEXT,
                           "install libhpdf-2.3.0");
  implementation_ = std::make_unique<Implementation>();
}

ObjectWriter::~ObjectWriter() = default;

ObjectId ObjectWriter::reserve() {
  auto& self = *implementation_;
  HPDF_Dict dict = check(HPDF_Dict_New(self.memory));
  check(HPDF_Xref_Add(self.xref, dict));
  return self.number(dict);
}

void ObjectWriter::define(ObjectId object, std::string entries) {
  auto& self = *implementation_;
  self.mix(entries);
  self.entries.push_back(std::move(entries));
  self.dictionaries.at(static_cast<std::size_t>(object))->attr = &self.entries.back();
}

ObjectId ObjectWriter::dictionary(std::string entries) {
  const ObjectId object = reserve();
  define(object, std::move(entries));
  return object;
}

ObjectId ObjectWriter::stream(std::string entries, std::string_view data) {
  auto& self = *implementation_;
  // No filter is set: libharu would deflate by itself at save time, and with none it drops /Filter, so that our entries name it.
  HPDF_Dict dict = check(HPDF_DictStream_New(self.memory, self.xref));
  const ObjectId object = self.number(dict);
  self.mix(data);
  define(object, std::move(entries));
  constexpr std::size_t piece = 1 << 30;    // libharu counts in 32 bits
  for (std::size_t i = 0; i < data.size(); i += piece) {
    const std::string_view part = data.substr(i, piece);
    check(HPDF_Stream_Write(dict->stream, reinterpret_cast<const HPDF_BYTE*>(part.data()), static_cast<HPDF_UINT>(part.size())));
  }
  return object;
}

ObjectId ObjectWriter::compressed_stream(std::string entries, std::string_view data) {
  return stream(std::move(entries) + " /Filter /FlateDecode", deflate(data));
}

void ObjectWriter::save(ObjectId root, ObjectId info, const ByteSink& sink) {
  auto& self = *implementation_;
  const std::string id = sha256_hex(self.digest).substr(0, 32);
  std::string trailer = "/Root ";
  append_reference(trailer, root);
  if (info != 0) {
    trailer += " /Info ";
    append_reference(trailer, info);
  }
  trailer += " /ID [<" + id + "><" + id + ">]";
  self.xref->trailer->attr = &trailer;
  self.xref->trailer->write_fn = write_entries;

  Output output{sink, {}};
  // libharu's own save loses write errors; the callback keeps them.
  HPDF_Stream stream = check(HPDF_CallbackWriter_New(self.memory, write_bytes, &output));
  static constexpr char header[] = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
  HPDF_STATUS status = HPDF_Stream_Write(stream, reinterpret_cast<const HPDF_BYTE*>(header), sizeof header - 1);
  if (status == HPDF_OK) status = HPDF_Xref_WriteToStream(self.xref, stream, nullptr);
  output.flush();
  HPDF_Stream_Free(stream);
  self.xref->trailer->attr = nullptr;
  if (output.failed) throw EnvironmentError("the PDF could not be written whole", "is the disk full?");
  check(status);
}

}  // namespace divulga::pdf
