#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace divulga {
class WorkerPool;
}

namespace divulga::pdf {

/// Number of an indirect object; 0 is none.
using ObjectId = int;

/// Takes the next bytes of the file; false when they could not be kept.
using ByteSink = std::function<bool(std::string_view)>;

/// The indirect objects of one PDF 1.7 file, held by libharu 2.3.0, whose structs only this file knows, and written in object
/// streams with a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8). Not thread-safe; one a document. Every failure throws Error.
class ObjectWriter {
 public:
  /// `workers` help to compress; none: the caller alone. The file is the same.
  explicit ObjectWriter(WorkerPool* workers = nullptr);
  ~ObjectWriter();
  ObjectWriter(const ObjectWriter&) = delete;
  ObjectWriter& operator=(const ObjectWriter&) = delete;

  /// A dictionary whose entries are given later by define(); one never defined stays empty.
  ObjectId reserve();
  /// `entries` is what stands between << and >>.
  void define(ObjectId object, std::string entries);
  ObjectId dictionary(std::string entries);
  /// Numbers for `count` dictionaries in a row, which pack() gives in this order: they are compressed as they come, so that a
  /// million of them takes little memory. Returns the first; only one such row may be in the making.
  ObjectId reserve_row(std::size_t count);
  void pack(ObjectId object, std::string_view entries);
  /// `entries` without /Length. `data` is written as it is: the caller names the /Filter.
  ObjectId stream(std::string entries, std::string_view data);
  /// The same, deflated sooner or later.
  ObjectId compressed_stream(std::string entries, std::string data);
  /// Does `work`, which may add objects, while task(0) … task(count-1), which may not, are done and what was added before is deflated.
  void meanwhile(const std::function<void()>& work, std::size_t count = 0, const std::function<void(std::size_t)>& task = {});

  /// Writes header, objects and cross-reference stream. The /ID is a hash of the objects: equal content, equal file.
  /// Throws EnvironmentError as soon as the sink refuses bytes.
  void save(ObjectId root, ObjectId info, const ByteSink& sink);

 private:
  void put_data(ObjectId object, std::string_view data);

  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace divulga::pdf
