#include "picture/raster.h"

#include <algorithm>

namespace divulga {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view png_mark = "\x89PNG\r\n\x1A\n"sv;

unsigned byte_at(std::string_view bytes, size_t at) { return static_cast<unsigned char>(bytes[at]); }
unsigned word_at(std::string_view bytes, size_t at) { return byte_at(bytes, at) << 8 | byte_at(bytes, at + 1); }
unsigned long_at(std::string_view bytes, size_t at) { return word_at(bytes, at) << 16 | word_at(bytes, at + 2); }

/// Orientation of an Exif block: a TIFF file whose first directory has tag 0x0112.
int exif_orientation(std::string_view tiff) {
  if (tiff.size() < 8) return 1;
  const bool little = tiff[0] == 'I';
  const auto word = [&](size_t at) { return little ? byte_at(tiff, at) | byte_at(tiff, at + 1) << 8 : word_at(tiff, at); };
  const auto quad = [&](size_t at) { return little ? word(at) | word(at + 2) << 16 : long_at(tiff, at); };
  const size_t directory = quad(4);
  if (directory + 2 > tiff.size()) return 1;
  const unsigned entries = word(directory);
  for (unsigned i = 0; i < entries; ++i) {
    const size_t entry = directory + 2 + i * 12;
    if (entry + 12 > tiff.size()) return 1;
    if (word(entry) != 0x0112) continue;
    const unsigned value = word(entry + 8);
    return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
  }
  return 1;
}

std::optional<RasterHeader> png_header(std::string_view bytes) {
  if (bytes.size() < 33 || bytes.substr(12, 4) != "IHDR"sv) return std::nullopt;
  RasterHeader header;
  header.format = PictureFormat::png;
  const unsigned width = long_at(bytes, 16), height = long_at(bytes, 20);
  if (width == 0 || height == 0 || width > 0x7FFFFFFF || height > 0x7FFFFFFF) return std::nullopt;
  header.width = static_cast<int>(width);
  header.height = static_cast<int>(height);
  header.bits = static_cast<int>(byte_at(bytes, 24));
  header.channels = (byte_at(bytes, 25) & 2) != 0 ? 3 : 1;
  return header;
}

bool is_frame(unsigned marker) { return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC; }

std::optional<RasterHeader> jpeg_header(std::string_view bytes) {
  RasterHeader header;
  header.format = PictureFormat::jpeg;
  for (size_t at = 2; at + 4 <= bytes.size();) {
    if (byte_at(bytes, at) != 0xFF) return std::nullopt;
    const unsigned marker = byte_at(bytes, at + 1);
    if (marker == 0xFF) { ++at; continue; }        // fill
    const size_t length = word_at(bytes, at + 2);
    if (length < 2) return std::nullopt;
    const std::string_view body = bytes.substr(at + 4, std::min(length - 2, bytes.size() - at - 4));
    if (marker == 0xE1 && body.substr(0, 6) == "Exif\0\0"sv) header.orientation = exif_orientation(body.substr(6));
    if (is_frame(marker)) {
      if (body.size() < 6) return std::nullopt;
      header.bits = static_cast<int>(byte_at(body, 0));
      header.height = static_cast<int>(word_at(body, 1));
      header.width = static_cast<int>(word_at(body, 3));
      header.channels = static_cast<int>(byte_at(body, 5));
      if (header.width == 0 || header.height == 0) return std::nullopt;
      return header;
    }
    at += 2 + length;
  }
  return std::nullopt;
}

/// Only rows without an alpha channel, from top to bottom, go into a PDF as they are; all others are unpacked in memory.
constexpr double most_unpacked = 100e6;            // pixels

RasterFault png_fault(std::string_view bytes) {
  bool data = false;
  const double pixels = static_cast<double>(long_at(bytes, 16)) * long_at(bytes, 20);
  const bool unpacked = byte_at(bytes, 24) == 16 || (byte_at(bytes, 25) & 4) != 0 || byte_at(bytes, 28) != 0;
  if (unpacked && pixels > most_unpacked)
    return {message("it has {0} million pixels", static_cast<int>(pixels / 1e6)), message("save it smaller, or opaque, not interlaced and with 8 bits a channel")};
  for (size_t at = png_mark.size(); at + 12 <= bytes.size();) {
    const size_t length = long_at(bytes, at);
    const std::string_view type = bytes.substr(at + 4, 4);
    if (length > bytes.size() - at - 12) break;
    data = data || type == "IDAT"sv;
    if (type == "IEND"sv) return {data ? Message() : message("it holds no picture"), {}};
    at += 12 + length;
  }
  return {message("it breaks off before its end"), {}};
}

}  // namespace

PictureFormat picture_format(std::string_view bytes) {
  if (bytes.substr(0, png_mark.size()) == png_mark) return PictureFormat::png;
  if (bytes.substr(0, 3) == "\xFF\xD8\xFF"sv) return PictureFormat::jpeg;
  const std::string_view head = bytes.substr(0, 4096);
  const size_t from = head.find_first_not_of("\xEF\xBB\xBF \t\r\n");
  if (from == head.npos || head[from] != '<') return PictureFormat::unknown;
  for (size_t at = head.find("svg"); at != head.npos; at = head.find("svg", at + 3)) {
    const char before = at > 0 ? head[at - 1] : ' ', after = at + 3 < head.size() ? head[at + 3] : ' ';
    if ((before == '<' || before == ':') && (after == ' ' || after == '>' || after == '/' || after == '\n' || after == '\r' || after == '\t'))
      return PictureFormat::svg;
  }
  return PictureFormat::unknown;
}

std::optional<RasterHeader> read_raster_header(std::string_view bytes) {
  switch (picture_format(bytes)) {
    case PictureFormat::png: return png_header(bytes);
    case PictureFormat::jpeg: return jpeg_header(bytes);
    case PictureFormat::svg:
    case PictureFormat::unknown: break;
  }
  return std::nullopt;
}

RasterFault raster_fault(std::string_view bytes) {
  const auto header = read_raster_header(bytes);
  if (!header) return {message("it breaks off before its end"), {}};
  if (header->format == PictureFormat::png) return png_fault(bytes);
  if (header->bits != 8) return {message("its samples have {0} bits", header->bits), message("save it with 8 bits a channel")};
  if (header->channels != 1 && header->channels != 3 && header->channels != 4)
    return {message("it has {0} channels", header->channels), message("save it as RGB")};
  const double pixels = static_cast<double>(header->width) * header->height;
  if (header->channels == 4 && pixels > most_unpacked)
    return {message("it is CMYK and has {0} million pixels", static_cast<int>(pixels / 1e6)), message("save it smaller, or as RGB")};
  return {bytes.rfind("\xFF\xD9"sv) == bytes.npos ? message("it breaks off before its end") : Message(), {}};
}

}  // namespace divulga
