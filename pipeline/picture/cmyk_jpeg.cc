#include "picture/cmyk_jpeg.h"

#include <cstddef>
#include <cstdio>

#include <jpeglib.h>
#include <lcms2.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <csetjmp>
#include <cstdlib>
#include <memory>
#include <vector>

#include "diag/diagnostic.h"
#include "picture/press_profile.h"
#include "picture/raster.h"

namespace divulga {
namespace {

using namespace std::string_view_literals;

constexpr int exif_marker = JPEG_APP0 + 1, profile_marker = JPEG_APP0 + 2, quality = 92;
constexpr std::string_view exif_mark = "Exif\0\0"sv;

/// libjpeg leaves by longjmp: what it holds is kept in structs that outlive the jump.
struct Failure {
  jpeg_error_mgr manager;
  std::jmp_buf back;
  char message[JMSG_LENGTH_MAX];
};

void leave(j_common_ptr info) {
  auto* failure = reinterpret_cast<Failure*>(info->err);
  failure->manager.format_message(info, failure->message);
  std::longjmp(failure->back, 1);
}
void say_nothing(j_common_ptr, int) {}
void prepare(Failure& failure) {
  jpeg_std_error(&failure.manager);
  failure.manager.error_exit = leave;
  failure.manager.emit_message = say_nothing;
}

/// Four inks of each pixel, 255 for full ink.
struct Inked {
  int width = 0, height = 0;
  std::vector<unsigned char> samples;
  std::string exif, profile;
};

class Decompression {
 public:
  Decompression() {
    prepare(failure_);
    info_.err = &failure_.manager;
    jpeg_create_decompress(&info_);
  }
  ~Decompression() { jpeg_destroy_decompress(&info_); }
  Decompression(const Decompression&) = delete;
  Decompression& operator=(const Decompression&) = delete;

  void read(std::string_view bytes, Inked& out) {
    unsigned char* profile = nullptr;
    unsigned profile_size = 0;
    if (setjmp(failure_.back) != 0) throw Error(message("it cannot be read: {0}", std::string(failure_.message)));
    jpeg_mem_src(&info_, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    jpeg_save_markers(&info_, exif_marker, 0xFFFF);
    jpeg_save_markers(&info_, profile_marker, 0xFFFF);
    jpeg_read_header(&info_, TRUE);
    info_.out_color_space = JCS_CMYK;
    info_.dct_method = JDCT_ISLOW;
    jpeg_start_decompress(&info_);
    out.width = static_cast<int>(info_.output_width), out.height = static_cast<int>(info_.output_height);
    const size_t row = size_t{4} * info_.output_width;
    out.samples.resize(row * info_.output_height);
    while (info_.output_scanline < info_.output_height) {
      JSAMPROW line = out.samples.data() + row * info_.output_scanline;
      jpeg_read_scanlines(&info_, &line, 1);
    }
    for (const jpeg_marker_struct* marker = info_.marker_list; marker; marker = marker->next) {
      const std::string_view body(reinterpret_cast<const char*>(marker->data), marker->data_length);
      if (marker->marker == exif_marker && out.exif.empty() && body.substr(0, exif_mark.size()) == exif_mark) out.exif = body;
    }
    if (jpeg_read_icc_profile(&info_, &profile, &profile_size)) {
      out.profile.assign(reinterpret_cast<const char*>(profile), profile_size);
      std::free(profile);
    }
  }

 private:
  jpeg_decompress_struct info_{};
  Failure failure_{};
};

class Compression {
 public:
  Compression() {
    prepare(failure_);
    info_.err = &failure_.manager;
    jpeg_create_compress(&info_);
  }
  ~Compression() {
    jpeg_destroy_compress(&info_);
    std::free(bytes_);
  }
  Compression(const Compression&) = delete;
  Compression& operator=(const Compression&) = delete;

  std::string write(const std::vector<unsigned char>& rgb, int width, int height, const std::string& exif) {
    if (setjmp(failure_.back) != 0) throw Error(message("it cannot be written: {0}", std::string(failure_.message)));
    jpeg_mem_dest(&info_, &bytes_, &size_);
    info_.image_width = static_cast<JDIMENSION>(width);
    info_.image_height = static_cast<JDIMENSION>(height);
    info_.input_components = 3;
    info_.in_color_space = JCS_RGB;
    jpeg_set_defaults(&info_);
    jpeg_set_quality(&info_, quality, TRUE);
    info_.dct_method = JDCT_ISLOW;
    info_.optimize_coding = TRUE;
    for (int i = 0; i < info_.num_components; ++i) info_.comp_info[i].h_samp_factor = info_.comp_info[i].v_samp_factor = 1;
    jpeg_start_compress(&info_, TRUE);
    if (!exif.empty()) jpeg_write_marker(&info_, exif_marker, reinterpret_cast<const JOCTET*>(exif.data()), static_cast<unsigned>(exif.size()));
    while (info_.next_scanline < info_.image_height) {
      // libjpeg does not write through it.
      JSAMPROW line = const_cast<JSAMPROW>(rgb.data()) + size_t{3} * info_.image_width * info_.next_scanline;
      jpeg_write_scanlines(&info_, &line, 1);
    }
    jpeg_finish_compress(&info_);
    return std::string(reinterpret_cast<const char*>(bytes_), size_);
  }

 private:
  jpeg_compress_struct info_{};
  Failure failure_{};
  unsigned char* bytes_ = nullptr;
  unsigned long size_ = 0;
};

struct Context {
  cmsContext context = cmsCreateContext(nullptr, nullptr);
  ~Context() { cmsDeleteContext(context); }
};
struct Profile {
  cmsHPROFILE profile = nullptr;
  ~Profile() { if (profile) cmsCloseProfile(profile); }
};

/// The press as an ICC profile in memory: one table from inks to L*a*b*.
cmsHPROFILE press_profile(cmsContext context) {
  const PressColors colors = press_colors();
  std::vector<cmsUInt16Number> table;
  table.reserve(colors.lab.size() * 3);
  const auto coded = [](double value, double most) { return static_cast<cmsUInt16Number>(std::lround(std::clamp(value, 0.0, most) * 65535 / most)); };
  for (const auto& lab : colors.lab)
    for (const cmsUInt16Number value : {coded(lab[0], 100), coded(lab[1] + 128, 255), coded(lab[2] + 128, 255)}) table.push_back(value);
  cmsHPROFILE profile = cmsCreateProfilePlaceholder(context);
  if (!profile) return nullptr;
  cmsSetProfileVersion(profile, 4.3);
  cmsSetDeviceClass(profile, cmsSigOutputClass);
  cmsSetColorSpace(profile, cmsSigCmykData);
  cmsSetPCS(profile, cmsSigLabData);
  cmsPipeline* lut = cmsPipelineAlloc(context, 4, 3);
  cmsPipelineInsertStage(lut, cmsAT_BEGIN, cmsStageAllocCLut16bit(context, PressColors::steps, 4, 3, table.data()));
  cmsWriteTag(profile, cmsSigAToB0Tag, lut);
  cmsWriteTag(profile, cmsSigAToB1Tag, lut);
  cmsPipelineFree(lut);
  return profile;
}

std::vector<unsigned char> converted(const Inked& picture) {
  const Context context;
  Profile inks, screen;
  bool own = false;
  if (!picture.profile.empty()) {
    inks.profile = cmsOpenProfileFromMemTHR(context.context, picture.profile.data(), static_cast<cmsUInt32Number>(picture.profile.size()));
    own = inks.profile && cmsGetColorSpace(inks.profile) == cmsSigCmykData;
    if (inks.profile && !own) cmsCloseProfile(inks.profile), inks.profile = nullptr;
  }
  screen.profile = cmsCreate_sRGBProfileTHR(context.context);
  const auto transform_from = [&](cmsUInt32Number flags) {
    return inks.profile && screen.profile
               ? cmsCreateTransformTHR(context.context, inks.profile, TYPE_CMYK_8, screen.profile, TYPE_RGB_8, INTENT_RELATIVE_COLORIMETRIC, flags)
               : nullptr;
  };
  cmsHTRANSFORM transform = own ? transform_from(cmsFLAGS_BLACKPOINTCOMPENSATION) : nullptr;
  if (!transform) {                       // none of its own, or one that is broken
    if (inks.profile) cmsCloseProfile(inks.profile);
    inks.profile = press_profile(context.context);
    transform = transform_from(0);
  }
  if (!transform) throw Error(message("its colours cannot be converted"));
  const auto pixels = static_cast<size_t>(picture.width) * static_cast<size_t>(picture.height);
  std::vector<unsigned char> rgb(pixels * 3);
  const auto width = static_cast<size_t>(picture.width);
  for (size_t row = 0; row < static_cast<size_t>(picture.height); ++row)
    cmsDoTransform(transform, picture.samples.data() + row * width * 4, rgb.data() + row * width * 3, static_cast<cmsUInt32Number>(width));
  cmsDeleteTransform(transform);
  return rgb;
}

}  // namespace

bool is_inverted_cmyk(std::string_view jpeg) {
  const auto byte = [&](size_t at) { return static_cast<unsigned>(static_cast<unsigned char>(jpeg[at])); };
  for (size_t at = 2; at + 4 <= jpeg.size() && byte(at) == 0xFF;) {
    const unsigned marker = byte(at + 1);
    if (marker == 0xFF) { ++at; continue; }
    if (marker == 0xDA) return false;
    if (marker == 0xEE && jpeg.substr(at + 4, 5) == "Adobe"sv) return true;
    at += 2 + (byte(at + 2) << 8 | byte(at + 3));
  }
  return false;
}

std::string screen_jpeg(std::string_view cmyk_jpeg) {
  Inked picture;
  Decompression().read(cmyk_jpeg, picture);
  // lcms takes 0 for no ink.
  if (is_inverted_cmyk(cmyk_jpeg))
    for (unsigned char& sample : picture.samples) sample = static_cast<unsigned char>(255 - sample);
  return Compression().write(converted(picture), picture.width, picture.height, picture.exif);
}

std::string for_screens(std::string picture) {
  const auto header = picture_format(picture) == PictureFormat::jpeg ? read_raster_header(picture) : std::nullopt;
  return header && header->channels == 4 ? screen_jpeg(picture) : picture;
}

}  // namespace divulga
