#pragma once
#include <string>
#include <string_view>

#include "layout/paged_document.h"
#include "pdf/object_writer.h"

namespace divulga::pdf {

/// What the metadata say of the file: that it is PDF/A-2a and PDF/UA-1, or nothing.
enum class Claim { none, standards };

/// The XMP packet (ISO 16684-1): title, author, subject, claim. It holds no date.
std::string xmp_packet(const PagedDocument& document, Claim claim);
/// The document information dictionary, which says the same.
ObjectId write_information(const PagedDocument& document, ObjectWriter& objects);
/// An output intent with the sRGB profile, and the profile itself.
std::string write_output_intent(ObjectWriter& objects);

/// sRGB.icc of Debian's icc-profiles-free, compiled in.
std::string_view srgb_profile();

}  // namespace divulga::pdf
