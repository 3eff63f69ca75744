#include "edition/picture_files.h"

#include "picture/raster.h"
#include "picture/svg_reader.h"

namespace divulga {
namespace {

class PictureCheck {
 public:
  PictureCheck(const FileSystem& files, const std::string& root, DiagnosticSink& sink) : files_(files), root_(root), sink_(sink) {}

  void blocks(Blocks& all) {
    for (Block& block : all) {
      if (auto* figure = std::get_if<Figure>(&block.node)) {
        const Side size = file(figure->source, block.span);
        figure->natural_width = size.width, figure->natural_height = size.height;
      }
      if (const auto* paragraph = std::get_if<Paragraph>(&block.node)) inlines(paragraph->content, block.span);
      else if (auto* container = std::get_if<Container>(&block.node)) blocks(container->content);
      else if (auto* list = std::get_if<List>(&block.node)) {
        for (ListItem& item : list->items) blocks(item.content);
      } else if (auto* quote = std::get_if<Quote>(&block.node)) blocks(quote->content);
    }
  }

 private:
  void inlines(const Inlines& all, const SourceSpan& span) {
    for (const Inline& one : all)
      if (const auto* image = std::get_if<InlineImage>(&one.node)) file(image->source, span);
  }

  struct Side { double width = 0, height = 0; };

  /// The upright size of a picture that can be shown.
  Side file(const std::string& source, const SourceSpan& span) {
    const std::string path = join_path(root_, source);
    if (!files_.exists(path)) {
      sink_.error("missing-image", span, message("there is no picture '{0}'", source), neighbour(source));
      return {};
    }
    if (files_.is_directory(path)) {
      sink_.error("missing-image", span, message("'{0}' is a folder", source), message("name a picture inside"));
      return {};
    }
    const std::string bytes = files_.read(path);
    switch (picture_format(bytes)) {
      case PictureFormat::png:
      case PictureFormat::jpeg: return raster(source, bytes, span);
      case PictureFormat::svg: return drawing(source, bytes, span);
      case PictureFormat::unknown: break;
    }
    sink_.error("bad-image", span, message("'{0}' is neither a PNG nor a JPEG nor an SVG picture", source), message("save it as PNG, JPEG or SVG"));
    return {};
  }

  Side raster(const std::string& source, const std::string& bytes, const SourceSpan& span) {
    const RasterFault fault = raster_fault(bytes);
    if (fault.message.empty()) {
      const auto header = read_raster_header(bytes);
      return {static_cast<double>(header->upright_width()), static_cast<double>(header->upright_height())};
    }
    sink_.error("bad-image", span, message("picture '{0}' cannot be shown: {1}", source, fault.message),
                fault.hint.empty() ? message("copy or save it again") : fault.hint);
    return {};
  }

  Side drawing(const std::string& source, const std::string& bytes, const SourceSpan& span) {
    if (!source.ends_with(".svg"))
      sink_.error("bad-image", span, message("'{0}' holds SVG, not what its name says", source), message("name it with .svg at the end"));
    std::vector<SvgFault> faults;
    const auto drawing = read_svg(bytes, faults);
    for (const SvgFault& fault : faults)
      sink_.report({fault.severity, fault.severity == Severity::error ? "bad-image" : "svg-not-drawn", {source, fault.line, 0, 0}, message("in the drawing: {0}", fault.message), fault.hint});
    return drawing ? Side{drawing->width, drawing->height} : Side{};
  }

  Message neighbour(const std::string& source) const {
    const std::string directory = directory_of(source);
    const Message near = did_you_mean(file_name_of(source), files_.list(join_path(root_, directory)));
    return near.empty() ? message("put the file there, or correct the path: it starts in the project's folder") : near;
  }

  const FileSystem& files_;
  const std::string& root_;
  DiagnosticSink& sink_;
};

}  // namespace

void check_picture_files(Document& document, const FileSystem& files, const std::string& root, DiagnosticSink& sink) {
  PictureCheck check(files, root, sink);
  check.blocks(document.blocks);
  for (Footnote& note : document.footnotes) check.blocks(note.content);
}

}  // namespace divulga
