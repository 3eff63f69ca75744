#pragma once
#include <hb.h>

#include <memory>

#include "text/font.h"

namespace divulga::pdf {

template <auto Destroy>
struct HbDestroy {
  template <typename T>
  void operator()(T* object) const { Destroy(object); }
};
using HbBlob = std::unique_ptr<hb_blob_t, HbDestroy<hb_blob_destroy>>;
using HbFace = std::unique_ptr<hb_face_t, HbDestroy<hb_face_destroy>>;
using HbFont = std::unique_ptr<hb_font_t, HbDestroy<hb_font_destroy>>;

/// HarfBuzz's view of a face; the face's bytes must outlive it. Included by .cc files only.
inline HbFace harfbuzz_face(const FontFace& face) {
  const HbBlob blob(hb_blob_create(face.bytes->data(), static_cast<unsigned>(face.bytes->size()), HB_MEMORY_MODE_READONLY, nullptr, nullptr));
  return HbFace(hb_face_create(blob.get(), static_cast<unsigned>(face.index)));
}

}  // namespace divulga::pdf
