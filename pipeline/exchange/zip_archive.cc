#include "exchange/zip_archive.h"

#include <zip.h>

#include <algorithm>
#include <memory>

namespace divulga {
namespace {

constexpr zip_uint64_t most_bytes = 64u << 20;
constexpr zip_int64_t most_parts = 4096;
constexpr zip_uint16_t first_day = (0 << 9) | (1 << 5) | 1;   // 1980-01-01, MS-DOS

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct Close {
  void operator()(zip_file_t* part) const { zip_fclose(part); }
};

[[noreturn]] void fail() { throw EnvironmentError(message("cannot put a ZIP file together in memory")); }

class PartReader {
 public:
  PartReader(zip_t* archive, const std::string& file, DiagnosticSink& sink) : archive_(archive), file_(file), sink_(sink) {}

  bool read(const std::string& name, bool needed, std::map<std::string, std::string>& parts) {
    zip_stat_t known;
    if (zip_stat(archive_, name.c_str(), 0, &known) != 0) return needed ? refuse(message("it has no '{0}'", name)) : true;
    std::unique_ptr<zip_file_t, Close> part(zip_fopen(archive_, name.c_str(), 0));
    if (!part) return refuse(message("'{0}' of it is damaged", name));
    std::string bytes;
    char block[1 << 14];
    // What the directory says of the size is not believed.
    while (true) {
      const zip_int64_t got = zip_fread(part.get(), block, sizeof block);
      if (got < 0) return refuse(message("'{0}' of it is damaged", name));
      if (got == 0) break;
      bytes.append(block, static_cast<size_t>(got));
      if ((total_ += static_cast<zip_uint64_t>(got)) > most_bytes) return refuse(message("it unpacks to more than 64 MiB"));
    }
    parts[name] = std::move(bytes);
    return true;
  }

 private:
  bool refuse(const Message& what) {
    sink_.error("bad-zip", {file_, 0, 0, 0}, message("the file cannot be unpacked: {0}", what), message("it was cut off or damaged on its way; ask for it again"));
    return false;
  }

  zip_t* archive_;
  const std::string& file_;
  DiagnosticSink& sink_;
  zip_uint64_t total_ = 0;
};

}  // namespace

std::string write_zip(const std::vector<ZipPart>& parts) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* const out = zip_source_buffer_create(nullptr, 0, 0, &error);
  if (!out) fail();
  zip_source_keep(out);
  const std::unique_ptr<zip_source_t, decltype(&zip_source_free)> held(out, zip_source_free);
  std::unique_ptr<zip_t, Discard> archive(zip_open_from_source(out, ZIP_TRUNCATE, &error));
  if (!archive) {
    zip_source_free(out);
    fail();
  }
  for (const ZipPart& part : parts) {
    zip_source_t* const source = zip_source_buffer(archive.get(), part.bytes.data(), part.bytes.size(), 0);
    const zip_int64_t index = source ? zip_file_add(archive.get(), part.name.c_str(), source, ZIP_FL_ENC_UTF_8) : -1;
    if (index < 0) {
      zip_source_free(source);
      fail();
    }
    const auto place = static_cast<zip_uint64_t>(index);
    zip_set_file_compression(archive.get(), place, part.stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, part.stored ? 0 : 3);
    zip_file_set_dostime(archive.get(), place, 0, first_day, 0);
    zip_file_set_external_attributes(archive.get(), place, 0, ZIP_OPSYS_DOS, 0);
  }
  if (zip_close(archive.get()) != 0) fail();
  archive.release();
  zip_stat_t known;
  if (zip_source_stat(out, &known) != 0 || zip_source_open(out) != 0) fail();
  std::string bytes(known.size, '\0');
  const zip_int64_t got = zip_source_read(out, bytes.data(), bytes.size());
  zip_source_close(out);
  if (got < 0 || static_cast<size_t>(got) != bytes.size()) fail();
  return bytes;
}

std::map<std::string, std::string> read_zip(const std::string& bytes, const std::vector<std::string>& needed, const std::vector<std::string>& others,
                                            const std::string& file, DiagnosticSink& sink) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (!source) fail();
  std::unique_ptr<zip_t, Discard> archive(zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error));
  if (!archive) {
    zip_source_free(source);
    sink.error("bad-zip", {file, 0, 0, 0}, message("the file cannot be unpacked: {0}", message("it is no whole ZIP file")),
               message("it was cut off or damaged on its way; ask for it again"));
    return {};
  }
  if (zip_get_num_entries(archive.get(), 0) > most_parts) {
    sink.error("bad-zip", {file, 0, 0, 0}, message("the file holds more than {0} parts", most_parts), message("save the file anew from your program"));
    return {};
  }
  std::map<std::string, std::string> parts;
  PartReader reader(archive.get(), file, sink);
  for (const std::string& name : needed)
    if (!reader.read(name, true, parts)) return {};
  for (const std::string& name : others)
    if (!reader.read(name, false, parts)) return {};
  return parts;
}

}  // namespace divulga
