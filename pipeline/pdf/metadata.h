#pragma once
#include <string>
#include <string_view>

#include "layout/paged_document.h"
#include "layout/print_edition.h"
#include "pdf/object_writer.h"

namespace divulga::pdf {

/// What the metadata say of the file: that it is PDF/A-2a and PDF/UA-1, or nothing.
enum class Claim { none, standards };

/// The XMP packet (ISO 16684-1): title, author, subject, claim. It holds no date.
/// Whether plates were made to overlap (ISO 32000-1, 14.11.6): nobody asks for it of a screen, and we never do it.
enum class Trapping { not_said, none };
std::string xmp_packet(const PagedDocument& document, Claim claim, Trapping trapping = Trapping::not_said);
/// The document information dictionary, which says the same.
ObjectId write_information(const PagedDocument& document, ObjectWriter& objects, Trapping trapping = Trapping::not_said);
/// An output intent with the sRGB profile, and the profile itself.
std::string write_output_intent(ObjectWriter& objects);
/// An output intent as PDF/X has it (ISO 15930-7, 6.2.3): the printing condition's registered name, and its profile where one is given.
std::string write_print_intent(const PrintingCondition& condition, ObjectWriter& objects);

/// sRGB.icc of Debian's icc-profiles-free, compiled in.
std::string_view srgb_profile();

}  // namespace divulga::pdf
