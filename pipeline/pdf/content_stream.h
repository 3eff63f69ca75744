#pragma once
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "layout/paged_document.h"
#include "layout/print_inks.h"
#include "pdf/embedded_font.h"
#include "pdf/image.h"
#include "pdf/object_writer.h"
#include "pdf/structure_tree.h"

namespace divulga::pdf {

using FaceSource = std::function<const FontFace&(FontId)>;

/// What a page shows of its document's fonts and images, in the order of its items.
struct PageCodes {
  struct Run {
    int font = 0;                        // its number
    ObjectId object = 0;
    std::size_t end = 0;                 // of its codes, which begin where those of the run before it end
  };
  std::vector<Run> runs;                 // of every run that has glyphs
  std::vector<ShownCode> codes;
  std::vector<ImageObject> images;
};

/// Fonts and images that the pages of one document share; each is written once. Fonts are numbered by their first use in
/// the document: a FontId depends on what else the FontBook loaded before, and may not reach the file.
class Resources {
 public:
  /// `color_space`: of images in RGB; given by the print edition, which keeps images in CMYK as they are.
  Resources(const FaceSource& faces, ObjectWriter& objects, std::string color_space = "/DeviceRGB", PreparedFaces* prepared = nullptr)
      : faces_(faces), objects_(objects), color_space_(std::move(color_space)), prepared_(prepared) {}

  /// For one of many documents much alike, before anything is shown: its fonts are made so that others can have the same.
  void share(SharedSubsets& shared, const PagedDocument& document);
  /// A page's text in codes, its images as objects. Codes are numbered by first use: pages come in order, one at a time.
  /// Throws Error for text that has no size or no glyphs.
  PageCodes encode(const Page& page, int index);
  void embed_fonts();

 private:
  struct Font {
    int number = 0;
    EmbeddedFont* font = nullptr;    // owned by the Resources
  };
  Font font(FontId id);
  const ImageObject& image(const std::shared_ptr<const ImageData>& data);

  const FaceSource& faces_;
  ObjectWriter& objects_;
  std::string color_space_;
  PreparedFaces* prepared_;
  SharedSubsets* shared_ = nullptr;
  std::map<FontId, std::string> letters_;      // that shared fonts begin with
  std::deque<EmbeddedFont> fonts_;             // by number; addresses stay
  std::map<FontId, int> numbers_;
  std::map<const ImageData*, ImageObject> images_;
};

/// One page's content: operators (ISO 32000-1, Annex A) with every item inside marked content or an artifact. Pages may be
/// written at the same time.
class ContentStream {
 public:
  /// Keeps references to all. Without a structure nothing is marked; with inks colours are those of four-colour printing.
  ContentStream(const Page& page, int index, const PageCodes& codes, StructureTree* structure, const PrintInks* inks = nullptr);

  /// Writes all items. Throws Error for what PDF cannot hold.
  void write();

  const std::string& operators() const { return out_; }
  /// Entries of the page's /Resources dictionary.
  std::string resources() const;
  bool transparent() const { return transparent_; }

 private:
  void enter(StructId element);
  void leave();
  void begin_text();
  void end_text();
  enum class Use { text, area };
  void set_fill(const Color& color, Use use);
  void set_stroke(const Color& color);
  void inks(const Cmyk& parts, const char* op);
  void number(double value, int decimals = 3);
  void point(const Point& at);

  void show(const GlyphRun& run);
  void show_codes(const GlyphRun& run, std::span<const ShownCode> codes);
  void show(const Path& path);
  void outline(const Path& path);
  void clip(const Rect& box);
  void set_opacity(double fill, double stroke);
  void paint_gradient(const Gradient& gradient);
  /// Between q and Q the graphics state may change; what is remembered of it comes back with Q.
  struct State;
  State save();
  void restore(State state);
  void show(const PlacedImage& placed);

  const Page& page_;
  int index_;
  const PageCodes& codes_;
  std::size_t run_ = 0, image_ = 0;      // the next ones of codes_
  StructureTree* structure_;
  const PrintInks* inks_;
  std::string out_;
  std::optional<StructId> open_;         // the marked content that is open
  bool in_text_ = false;
  bool transparent_ = false;
  std::optional<Color> fill_, stroke_;
  Use fill_use_ = Use::area;             // matters with inks only
  double line_width_ = 1;
  bool dashed_ = false;
  int font_ = 0;
  double font_size_ = 0;                 // 0: none is set
  double rise_ = 0;
  float stretch_ = 1;
  std::map<std::string, int> opacities_;  // /ExtGState entries by their dictionary
  std::vector<std::string> shadings_;
  std::map<int, ObjectId> used_fonts_;
  std::map<ObjectId, int> used_images_;
};

}  // namespace divulga::pdf
