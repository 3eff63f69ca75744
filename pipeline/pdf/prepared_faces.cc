#include "pdf/prepared_faces.h"

#include <hb-subset.h>

#include "pdf/harfbuzz_face.h"

namespace divulga::pdf {

struct PreparedFaces::Entry {
  std::mutex mutex;
  int asked = 0;
  HbFace face;
};

PreparedFaces::PreparedFaces() = default;
PreparedFaces::~PreparedFaces() = default;

hb_face_t* PreparedFaces::get(const FontFace& face) {
  constexpr int few = 8;
  Entry* entry = nullptr;
  {
    std::lock_guard lock(mutex_);
    std::unique_ptr<Entry>& place = entries_[&face];
    if (!place) place = std::make_unique<Entry>();
    entry = place.get();
  }
  std::lock_guard lock(entry->mutex);
  if (++entry->asked == few) entry->face.reset(hb_subset_preprocess(harfbuzz_face(face).get()));
  return entry->face.get();
}

}  // namespace divulga::pdf
