#include "edition/picture_files.h"

#include <string_view>

namespace divulga {
namespace {

using namespace std::string_view_literals;

enum class Picture { whole, broken_off, unknown };

Picture picture_of(std::string_view bytes) {
  const auto starts = [&](std::string_view mark) { return bytes.substr(0, mark.size()) == mark; };
  if (starts("\x89PNG\r\n\x1A\n"sv)) return bytes.find("IEND"sv) == bytes.npos ? Picture::broken_off : Picture::whole;
  if (starts("\xFF\xD8\xFF"sv)) return bytes.rfind("\xFF\xD9"sv) == bytes.npos ? Picture::broken_off : Picture::whole;
  return Picture::unknown;
}

class PictureCheck {
 public:
  PictureCheck(const FileSystem& files, const std::string& root, DiagnosticSink& sink) : files_(files), root_(root), sink_(sink) {}

  void blocks(const Blocks& all) {
    for (const Block& block : all) {
      if (const auto* figure = std::get_if<Figure>(&block.node)) file(figure->source, block.span);
      else if (const auto* paragraph = std::get_if<Paragraph>(&block.node)) inlines(paragraph->content, block.span);
      else if (const auto* container = std::get_if<Container>(&block.node)) blocks(container->content);
      else if (const auto* list = std::get_if<List>(&block.node)) {
        for (const ListItem& item : list->items) blocks(item.content);
      } else if (const auto* quote = std::get_if<Quote>(&block.node)) blocks(quote->content);
    }
  }

 private:
  void inlines(const Inlines& all, const SourceSpan& span) {
    for (const Inline& one : all)
      if (const auto* image = std::get_if<InlineImage>(&one.node)) file(image->source, span);
  }

  void file(const std::string& source, const SourceSpan& span) {
    const std::string path = join_path(root_, source);
    if (!files_.exists(path)) {
      sink_.error("missing-image", span, "there is no picture '" + source + "'", neighbour(source));
      return;
    }
    if (files_.is_directory(path)) {
      sink_.error("missing-image", span, "'" + source + "' is a folder", "name a picture inside");
      return;
    }
    switch (picture_of(files_.read(path))) {
      case Picture::whole: return;
      case Picture::broken_off:
        sink_.error("bad-image", span, "picture '" + source + "' breaks off before its end", "copy or save it again");
        return;
      case Picture::unknown:
        sink_.error("bad-image", span, "'" + source + "' is neither a PNG nor a JPEG picture", "save it as PNG or JPEG");
    }
  }

  std::string neighbour(const std::string& source) const {
    const std::string directory = directory_of(source);
    const std::string near = did_you_mean(file_name_of(source), files_.list(join_path(root_, directory)));
    return near.empty() ? "put the file there, or correct the path: it starts in the project's folder" : near;
  }

  const FileSystem& files_;
  const std::string& root_;
  DiagnosticSink& sink_;
};

}  // namespace

void check_picture_files(const Document& document, const FileSystem& files, const std::string& root, DiagnosticSink& sink) {
  PictureCheck check(files, root, sink);
  check.blocks(document.blocks);
  for (const Footnote& note : document.footnotes) check.blocks(note.content);
}

}  // namespace divulga
