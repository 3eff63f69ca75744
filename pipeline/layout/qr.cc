#include "layout/qr.h"

#include <qrencode.h>

#include <memory>

namespace divulga::layout {
namespace {

constexpr int quiet = 4;                           // modules (ISO/IEC 18004, 6.3.8)

using Code = std::unique_ptr<QRcode, void (*)(QRcode*)>;

Code encoded(const std::string& text) {
  Code code(QRcode_encodeString(text.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), QRcode_free);
  if (!code) throw Error(message("'{0}' does not fit in a qr code", text.size() > 60 ? text.substr(0, 60) + "…" : text), message("shorten the address"));
  return code;
}

}  // namespace

int qr_modules(const std::string& text) { return encoded(text)->width + 2 * quiet; }

Path qr_path(const std::string& text, Point at, Pt size, Color color, StructId element) {
  const Code code = encoded(text);
  const int n = code->width;
  const Pt module = size / (n + 2 * quiet);
  using K = PathCommand::Kind;
  Path path;
  path.fill = color;
  path.element = element;
  for (int row = 0; row < n; ++row) {
    for (int column = 0; column < n;) {
      const auto dark = [&](int c) { return c < n && (code->data[row * n + c] & 1) != 0; };
      if (!dark(column)) { ++column; continue; }
      int end = column;
      while (dark(end)) ++end;                   // a run of dark modules is one rectangle: no hairlines between them
      const Pt x0 = at.x + module * (column + quiet), x1 = at.x + module * (end + quiet);
      const Pt y0 = at.y + module * (row + quiet), y1 = y0 + module;
      path.commands.insert(path.commands.end(), {{K::move, {x0, y0}, {}, {}}, {K::line, {x1, y0}, {}, {}},
                                                 {K::line, {x1, y1}, {}, {}}, {K::line, {x0, y1}, {}, {}}, {K::close, {}, {}, {}}});
      column = end;
    }
  }
  return path;
}

}  // namespace divulga::layout
