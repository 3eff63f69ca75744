#pragma once
#include <map>
#include <memory>
#include <mutex>

#include "text/font.h"

struct hb_face_t;

namespace divulga::pdf {

/// Faces made ready for subsetting, where many documents are made from the same ones. Thread-safe. The faces must live as long.
class PreparedFaces {
 public:
  PreparedFaces();
  ~PreparedFaces();
  PreparedFaces(const PreparedFaces&) = delete;
  PreparedFaces& operator=(const PreparedFaces&) = delete;

  /// The prepared face; none for a face that was asked for a few times only, since preparing costs as much as some subsets.
  hb_face_t* get(const FontFace& face);

 private:
  struct Entry;
  std::mutex mutex_;
  std::map<const FontFace*, std::unique_ptr<Entry>> entries_;
};

}  // namespace divulga::pdf
