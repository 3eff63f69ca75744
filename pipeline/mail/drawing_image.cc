#include "mail/drawing_image.h"

#include <cairo.h>
#include <librsvg/rsvg.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

#include "diag/diagnostic.h"
#include "picture/svg_reader.h"

namespace divulga {
namespace {

constexpr double most_height = 8000;      // pixels

template <class T, void (*Free)(T*)>
struct Freed {
  void operator()(T* value) const { Free(value); }
};
void unref(RsvgHandle* handle) { g_object_unref(handle); }
using Handle = std::unique_ptr<RsvgHandle, Freed<RsvgHandle, unref>>;
using Surface = std::unique_ptr<cairo_surface_t, Freed<cairo_surface_t, cairo_surface_destroy>>;
using Drawer = std::unique_ptr<cairo_t, Freed<cairo_t, cairo_destroy>>;

[[noreturn]] void refuse(GError* error) {
  const std::string why = error ? error->message : "no reason is given";
  if (error) g_error_free(error);
  throw Error(message("it cannot be drawn: {0}", why), message("save it again as plain SVG, or as PNG"));
}

cairo_status_t keep(void* to, const unsigned char* data, unsigned size) {
  static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(data), size);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

std::string png_of_drawing(std::string_view svg, int width) {
  std::vector<SvgFault> faults;           // told where the text is checked
  const auto drawing = read_svg(std::string(svg), faults);
  if (!drawing || drawing->width <= 0 || drawing->height <= 0) throw Error(message("it cannot be drawn: {0}", faults.empty() ? Message("") : faults.front().message));
  const double height = std::clamp(std::round(width * drawing->height / drawing->width), 1.0, most_height);
  GError* error = nullptr;
  const Handle handle(rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), &error));
  if (!handle) refuse(error);
  const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, static_cast<int>(height)));
  const Drawer drawer(cairo_create(surface.get()));
  cairo_set_source_rgb(drawer.get(), 1, 1, 1);
  cairo_paint(drawer.get());
  const RsvgRectangle whole{0, 0, static_cast<double>(width), height};
  if (!rsvg_handle_render_document(handle.get(), drawer.get(), &whole, &error)) refuse(error);
  std::string out;
  if (cairo_surface_write_to_png_stream(surface.get(), keep, &out) != CAIRO_STATUS_SUCCESS) throw Error(message("it cannot be written as PNG"));
  return out;
}

}  // namespace divulga
