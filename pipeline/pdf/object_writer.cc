#include "pdf/object_writer.h"

#include <hpdf.h>
#include <hpdf_objects.h>
#include <hpdf_streams.h>

#include <algorithm>
#include <cstring>
#include <deque>
#include <vector>

#include "diag/diagnostic.h"
#include "fs/hash.h"
#include "parallel/worker_pool.h"
#include "pdf/deflate.h"
#include "pdf/syntax.h"

// What follows leans on the struct layouts of this very version.
static_assert(HPDF_VERSION_ID == 20300, "divulga's PDF writer was made for libharu 2.3.0");

namespace divulga::pdf {

namespace {

constexpr HPDF_UINT entries_per_block = 65536;   // libharu grows lists by this much, and copies them each time

void check(HPDF_STATUS status) {
  if (status != HPDF_OK) throw Error(message("libharu refused a PDF object, status {0}", status));
}

template <typename T>
T* check(T* object) {
  if (object == nullptr) throw EnvironmentError(message("no memory left for the objects of the PDF"));
  return object;
}

/// The file on its way to the sink: counts what it has taken, and gathers small writes.
class Output {
 public:
  explicit Output(const ByteSink& sink) : sink_(sink) {}

  std::size_t position() const { return position_; }
  void write(std::string_view bytes) {
    position_ += bytes.size();
    buffer_ += bytes;
    if (buffer_.size() > 1 << 16) flush();
  }
  void flush() {
    if (!buffer_.empty() && !sink_(buffer_)) throw EnvironmentError(message("the PDF could not be written whole"), message("is the disk full?"));
    buffer_.clear();
  }

 private:
  const ByteSink& sink_;
  std::string buffer_;
  std::size_t position_ = 0;
};

/// Where an object stands (ISO 32000-1, 7.5.8.3): at an offset, or at a place in an object stream.
struct Place {
  enum class Kind : std::uint8_t { free = 0, offset = 1, packed = 2 } kind = Kind::free;
  std::size_t where = 0;       // offset, or the object stream's number
  std::size_t index = 0;       // in the object stream
};

void put(std::string& out, std::size_t value, int bytes) {
  for (int i = bytes; i-- > 0;) out += static_cast<char>(value >> (8 * i));
}

/// The rows of a cross-reference stream under PNG's predictor "up": neighbours differ in little.
std::string cross_reference_rows(const std::vector<Place>& places, int width) {
  std::string out, above(static_cast<std::size_t>(width) + 3, '\0'), row;
  for (const Place& place : places) {
    row.clear();
    put(row, static_cast<std::size_t>(place.kind), 1);
    put(row, place.where, width);
    put(row, place.index, 2);
    out += '\2';
    for (std::size_t i = 0; i < row.size(); ++i) out += static_cast<char>(row[i] - above[i]);
    above.swap(row);
  }
  return out;
}

constexpr std::size_t most_packed = 1000, most_packed_bytes = 1 << 18;   // a reader inflates a whole object stream for one object

/// Calls its task for every number below a count, at once where it can.
using Run = std::function<void(std::size_t, const std::function<void(std::size_t)>&)>;

/// Much text beyond Latin, in the two bytes a character that a PDF wants.
bool is_wide(std::string_view bytes) {
  const auto low = std::count_if(bytes.begin(), bytes.end(), [](char c) { return c >= 0 && c < 0x20 && c != '\n'; });
  return static_cast<std::size_t>(low) * 16 > bytes.size();
}

/// Object streams (7.5.7) as they fill; full ones are compressed some at a time.
class ObjectPacks {
 public:
  struct Pack {
    std::vector<ObjectId> objects;        // in their order
    std::string entries, data;
  };

  explicit ObjectPacks(Run run) : run_(std::move(run)) {}

  void add(ObjectId object, std::string_view entries) {
    if (filling_.size() == most_packed || objects_.size() + entries.size() > most_packed_bytes) close();
    filling_.push_back(object);
    append_integer(index_, object);
    index_ += ' ';
    append_integer(index_, static_cast<long long>(objects_.size()));
    index_ += ' ';
    objects_ += "<<";
    objects_ += entries;
    objects_ += ">>\n";
  }

  /// Ends the one that is being filled, and compresses all.
  std::vector<Pack>& finish() {
    close();
    compress(packs_.size() == waiting_ ? Effort::most : Effort::more);    // of a long table no pack is worth the time
    return packs_;
  }

 private:
  static constexpr std::size_t at_once = 16;

  void close() {
    if (filling_.empty()) return;
    std::string entries = "/Type /ObjStm /N " + std::to_string(filling_.size()) + " /First " + std::to_string(index_.size()) + " /Filter /FlateDecode";
    packs_.push_back({std::move(filling_), std::move(entries), index_ + objects_});
    filling_.clear();
    index_.clear();
    objects_.clear();
    if (++waiting_ == at_once) compress(Effort::more);
  }
  void compress(Effort wide) {
    const std::size_t first = packs_.size() - waiting_;
    run_(waiting_, [&](std::size_t i) {
      std::string& data = packs_[first + i].data;
      data = deflate(data, is_wide(data) ? wide : Effort::more);
    });
    waiting_ = 0;
  }

  Run run_;
  std::vector<ObjectId> filling_;
  std::string index_, objects_;           // of the object stream that is being filled
  std::vector<Pack> packs_;               // filled ones
  std::size_t waiting_ = 0;               // of the last of them, to be compressed
};

}  // namespace

struct ObjectWriter::Implementation {
  struct Waiting {
    ObjectId object = 0;
    std::string data;
  };

  HPDF_Error_Rec error{};
  HPDF_MMgr memory = nullptr;
  HPDF_Xref xref = nullptr;
  std::deque<std::string> entries;        // addresses stay: dictionaries point at them
  WorkerPool* workers;
  std::vector<Waiting> waiting;           // streams to be compressed
  std::vector<HPDF_Dict> dictionaries{nullptr};   // by number; none for those in `packs`
  ObjectPacks packs;

  explicit Implementation(WorkerPool* pool)
      : workers(pool), packs([this](std::size_t count, const std::function<void(std::size_t)>& task) { run(count, task); }) {
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

  void run(std::size_t count, const std::function<void(std::size_t)>& task) const {
    if (workers) workers->run(count, task);
    else for (std::size_t i = 0; i < count; ++i) task(i);
  }
  HPDF_Dict dictionary(std::size_t object) const { return check(dictionaries.at(object)); }
  std::string_view entries_of(std::size_t object) const {
    const auto* found = static_cast<const std::string*>(dictionary(object)->attr);
    return found ? std::string_view(*found) : std::string_view();
  }
};

namespace {

/// Writes one file's objects: streams as they are, everything else in object streams (7.5.7), and the cross-reference
/// stream behind them.
class FileWriter {
 public:
  FileWriter(std::size_t count, const ByteSink& sink) : output_(sink), places_(count) {
    output_.write("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
    places_[0].index = 65535;             // the head of the free list is never used again
  }

  void stream(std::size_t object, std::string_view entries, const std::vector<std::string_view>& data) {
    places_[object] = {Place::Kind::offset, output_.position(), 0};
    std::size_t size = 0;
    for (const std::string_view part : data) size += part.size();
    std::string head = std::to_string(object) + " 0 obj\n<< ";
    head += entries;
    head += " /Length " + std::to_string(size) + " >>\nstream\n";
    output_.write(head);
    for (const std::string_view part : data) {
      output_.write(part);
      mix(part);
    }
    mix(entries);
    output_.write("\nendstream\nendobj\n");
  }

  /// `packs` hold every object that is no stream.
  void finish(ObjectId root, ObjectId info, const std::vector<ObjectPacks::Pack>& packs) {
    for (const ObjectPacks::Pack& pack : packs) {
      const std::size_t self = places_.size();
      places_.emplace_back();
      for (std::size_t i = 0; i < pack.objects.size(); ++i) places_[static_cast<std::size_t>(pack.objects[i])] = {Place::Kind::packed, self, i};
      stream(self, pack.entries, {pack.data});
    }
    std::string entries = "/Root ";
    append_reference(entries, root);
    if (info != 0) {
      entries += " /Info ";
      append_reference(entries, info);
    }
    mix(entries);
    const std::string id = sha256_hex(digest_).substr(0, 32);
    const std::size_t start = output_.position(), self = places_.size();
    places_.push_back({Place::Kind::offset, start, 0});
    int width = 1;
    while (start >> (8 * width) != 0) ++width;
    entries = "/Type /XRef /Size " + std::to_string(places_.size()) + " /W [1 " + std::to_string(width) + " 2] " + entries + " /ID [<" + id + "><" + id +
              ">] /Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns " + std::to_string(width + 3) + " >>";
    const std::string rows = deflate(cross_reference_rows(places_, width), Effort::more);
    stream(self, entries, {rows});
    output_.write("startxref\n" + std::to_string(start) + "\n%%EOF\n");
    output_.flush();
  }

 private:
  void mix(std::string_view bytes) {
    digest_ += sha256_hex(bytes);
    if (digest_.size() > 1 << 16) digest_ = sha256_hex(digest_);
  }

  Output output_;
  std::vector<Place> places_;             // by object number
  std::string digest_;                    // of everything written so far
};

}  // namespace

ObjectWriter::ObjectWriter(WorkerPool* workers) {
  if (std::strcmp(HPDF_GetVersion(), HPDF_VERSION_TEXT) != 0)
    throw EnvironmentError(message("libharu {0} is installed, but divulga was built for {1}", HPDF_GetVersion(), HPDF_VERSION_TEXT),
                           message("install libhpdf-2.3.0"));
  implementation_ = std::make_unique<Implementation>(workers);
}

ObjectWriter::~ObjectWriter() = default;

ObjectId ObjectWriter::reserve() {
  auto& self = *implementation_;
  HPDF_Dict dict = check(HPDF_Dict_New(self.memory));
  check(HPDF_Xref_Add(self.xref, dict));
  self.dictionaries.push_back(dict);
  return static_cast<ObjectId>(self.dictionaries.size() - 1);
}

ObjectId ObjectWriter::reserve_row(std::size_t count) {
  auto& self = *implementation_;
  const std::size_t first = self.dictionaries.size();
  self.dictionaries.resize(first + count);
  return static_cast<ObjectId>(first);
}

void ObjectWriter::pack(ObjectId object, std::string_view entries) { implementation_->packs.add(object, entries); }

void ObjectWriter::define(ObjectId object, std::string entries) {
  auto& self = *implementation_;
  self.entries.push_back(std::move(entries));
  self.dictionary(static_cast<std::size_t>(object))->attr = &self.entries.back();
}

ObjectId ObjectWriter::dictionary(std::string entries) {
  const ObjectId object = reserve();
  define(object, std::move(entries));
  return object;
}

ObjectId ObjectWriter::stream(std::string entries, std::string_view data) {
  const ObjectId object = dictionary(std::move(entries));
  put_data(object, data);
  return object;
}

void ObjectWriter::put_data(ObjectId object, std::string_view data) {
  auto& self = *implementation_;
  // In pieces: libharu counts in 32 bits.
  constexpr std::size_t piece = 1 << 30;
  HPDF_Dict dict = self.dictionary(static_cast<std::size_t>(object));
  dict->stream = check(HPDF_MemStream_New(self.memory, static_cast<HPDF_UINT>(std::clamp<std::size_t>(data.size(), 1, piece))));
  for (std::size_t i = 0; i < data.size(); i += piece) {
    const std::string_view part = data.substr(i, piece);
    check(HPDF_Stream_Write(dict->stream, reinterpret_cast<const HPDF_BYTE*>(part.data()), static_cast<HPDF_UINT>(part.size())));
  }
}

ObjectId ObjectWriter::compressed_stream(std::string entries, std::string data) {
  const ObjectId object = dictionary(std::move(entries) + " /Filter /FlateDecode");
  implementation_->waiting.push_back({object, std::move(data)});
  return object;
}

void ObjectWriter::meanwhile(const std::function<void()>& work, std::size_t count, const std::function<void(std::size_t)>& task) {
  auto& self = *implementation_;
  std::vector<Implementation::Waiting> streams = std::move(self.waiting);
  self.waiting.clear();
  self.run(1 + count + streams.size(), [&](std::size_t i) {
    if (i == 0) return work();
    if (i <= count) return task(i - 1);
    std::string& data = streams[i - 1 - count].data;
    data = deflate(data);
  });
  for (const Implementation::Waiting& stream : streams) put_data(stream.object, stream.data);
}

void ObjectWriter::save(ObjectId root, ObjectId info, const ByteSink& sink) {
  auto& self = *implementation_;
  meanwhile([] {});
  const std::size_t count = self.dictionaries.size();
  FileWriter file(count, sink);
  std::vector<std::string_view> data;
  // Entry 0 is the head of the free list.
  for (std::size_t object = 1; object < count; ++object) {
    if (self.dictionaries[object] == nullptr) continue;
    const HPDF_Stream stream = self.dictionary(object)->stream;
    if (stream == nullptr) {
      self.packs.add(static_cast<ObjectId>(object), self.entries_of(object));
      continue;
    }
    data.clear();
    for (HPDF_UINT i = 0; i < HPDF_MemStream_GetBufCount(stream); ++i) {
      HPDF_UINT size = 0;
      const HPDF_BYTE* bytes = check(HPDF_MemStream_GetBufPtr(stream, i, &size));
      data.emplace_back(reinterpret_cast<const char*>(bytes), size);
    }
    file.stream(object, self.entries_of(object), data);
  }
  file.finish(root, info, self.packs.finish());
}

}  // namespace divulga::pdf
