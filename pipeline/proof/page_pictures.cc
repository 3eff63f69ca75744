#include "proof/page_pictures.h"

#include <png.h>
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace divulga {
namespace {

constexpr double dpi = 110, pixels_a_point = dpi / 72;
// Points: what is shown about a text, and how large a picture is at least and at most.
constexpr double margin = 10, least_width = 230, least_height = 56, most_height = 230;
constexpr double faint = 0.62;   // share of white over what is not the text

struct Pixels {
  int width = 0, height = 0;
  std::string bytes;   // RGB
};

struct Span { double from, to; };
/// A stretch about [from, to] of at least and at most so many points, within the page.
Span stretch(double from, double to, double least, double most, double page) {
  const double size = std::min({std::max(to - from + 2 * margin, least), most, page});
  const double start = std::clamp((from + to - size) / 2, 0.0, page - size);
  // A text that is too high shows its beginning.
  return to - from + 2 * margin > most ? Span{std::max(0.0, std::min(from - margin, page - size)), std::max(0.0, std::min(from - margin, page - size)) + size} : Span{start, start + size};
}

std::string png_of(const Pixels& pixels) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(pixels.width);
  image.height = static_cast<png_uint_32>(pixels.height);
  image.format = PNG_FORMAT_RGB;
  png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
  std::string out(size, '\0');
  if (!png_image_write_to_memory(&image, out.data(), &size, 0, pixels.bytes.data(), 0, nullptr)) return {};
  out.resize(size);
  return out;
}

}  // namespace

struct PagePictures::Pages {
  std::string bytes;
  std::unique_ptr<poppler::document> document;
  std::map<int, poppler::image> rendered;
  std::vector<Size> sizes;

  const poppler::image* page(int index) {
    if (const auto known = rendered.find(index); known != rendered.end()) return &known->second;
    const std::unique_ptr<poppler::page> page(document ? document->create_page(index) : nullptr);
    if (!page) return nullptr;
    poppler::page_renderer renderer;
    renderer.set_render_hint(poppler::page_renderer::antialiasing);
    renderer.set_render_hint(poppler::page_renderer::text_antialiasing);
    renderer.set_image_format(poppler::image::format_rgb24);
    return &rendered.emplace(index, renderer.render_page(page.get(), dpi, dpi)).first->second;
  }
};

PagePictures::PagePictures(const PagedDocument& document, std::string pdf) : texts_(document), pages_(std::make_unique<Pages>()) {
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  pages_->bytes = std::move(pdf);
  for (const Page& page : document.pages) pages_->sizes.push_back(page.size);
  pages_->document.reset(poppler::document::load_from_raw_data(pages_->bytes.data(), static_cast<int>(pages_->bytes.size())));
}
PagePictures::~PagePictures() = default;
PagePictures::PagePictures(PagePictures&&) noexcept = default;

std::string PagePictures::of(const ChippedText& text) {
  const auto place = texts_.find(text);
  if (!place) return {};
  const poppler::image* const page = pages_->page(place->page);
  if (!page || !page->is_valid()) return {};
  const Size& size = pages_->sizes[static_cast<size_t>(place->page)];
  const Rect& box = place->box;
  const Span across = stretch(box.x.value, box.x.value + box.width.value, least_width, 1e6, size.width.value);
  const Span down = stretch(box.y.value, box.y.value + box.height.value, least_height, most_height, size.height.value);
  const auto pixel = [](double points) { return static_cast<int>(std::lround(points * pixels_a_point)); };
  const int left = pixel(across.from), top = pixel(down.from);
  Pixels out{std::min(pixel(across.to), page->width()) - left, std::min(pixel(down.to), page->height()) - top, {}};
  if (out.width <= 0 || out.height <= 0) return {};
  const auto inside = [&](int x, int y) {
    return x >= pixel(box.x.value - 3) && x < pixel(box.x.value + box.width.value + 3) && y >= pixel(box.y.value - 2) && y < pixel(box.y.value + box.height.value + 2);
  };
  out.bytes.reserve(static_cast<size_t>(out.width) * static_cast<size_t>(out.height) * 3);
  for (int y = top; y < top + out.height; ++y) {
    const char* const line = page->const_data() + static_cast<std::ptrdiff_t>(y) * page->bytes_per_row();
    for (int x = left; x < left + out.width; ++x)
      for (int channel = 0; channel < 3; ++channel) {
        const auto value = static_cast<unsigned char>(line[x * 3 + channel]);
        out.bytes += static_cast<char>(inside(x, y) ? value : static_cast<unsigned char>(std::lround(value + (255 - value) * faint)));
      }
  }
  return png_of(out);
}

}  // namespace divulga
