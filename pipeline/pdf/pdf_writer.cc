#include "pdf/pdf_writer.h"

#include <algorithm>
#include <optional>

#include "diag/diagnostic.h"
#include "pdf/content_stream.h"
#include "pdf/deflate.h"
#include "pdf/link_annotation.h"
#include "pdf/metadata.h"
#include "pdf/object_writer.h"
#include "pdf/outline.h"
#include "pdf/page_tree.h"
#include "pdf/structure_tree.h"
#include "pdf/syntax.h"

namespace divulga {

namespace pdf {
namespace {

constexpr std::size_t at_once = 16;      // pages; of two rounds what they show is kept

/// The pages of a document, a round after the other: one is painted, many pages at a time, while the next is encoded. `written`
/// is told, from any thread, of every page whose content is no longer needed.
class PageWriter {
 public:
  PageWriter(const PagedDocument& document, const std::vector<ObjectId>& pages, const std::vector<ObjectId>& parents, Resources& resources,
             StructureTree* structure, ObjectWriter& objects, const std::function<void(std::size_t)>& written)
      : document_(document), pages_(pages), parents_(parents), resources_(resources), structure_(structure), objects_(objects), written_(written) {}

  void write() {
    std::vector<Painted> round;
    for (std::size_t from = 0; from < pages_.size() || !round.empty(); from += at_once) {
      std::vector<Painted> next;
      objects_.meanwhile([&] { next = prepared(from); }, round.size(), [&](std::size_t i) { paint(round[i]); });
      for (Painted& page : round) finish(page);
      round = std::move(next);
    }
  }

 private:
  struct Painted {
    std::size_t index = 0;
    PageCodes codes;
    std::string links;                   // /Annots
    std::string resources, content;      // deflated
    bool transparent = false;
  };

  std::vector<Painted> prepared(std::size_t from) {
    std::vector<Painted> out;
    for (std::size_t i = from; i < std::min(from + at_once, pages_.size()); ++i) {
      const int page = static_cast<int>(i);
      out.push_back({i, resources_.encode(document_.pages[i], page), write_links(document_, page, pages_, structure_, objects_), {}, {}, false});
    }
    return out;
  }

  void paint(Painted& page) const {
    ContentStream content(document_.pages[page.index], static_cast<int>(page.index), page.codes, structure_);
    content.write();
    page.resources = content.resources();
    page.content = deflate(content.operators(), Effort::least);
    page.transparent = content.transparent();
    page.codes = {};
    written_(page.index);
  }

  void finish(const Painted& page) {
    const Size size = document_.pages[page.index].size;
    std::string out = "/Type /Page /Parent ";
    append_reference(out, parents_[page.index]);
    out += " /MediaBox ";
    append_rectangle(out, {Pt(0), Pt(0), size.width, size.height}, size.height);
    out += " /Resources << " + page.resources + " >> /Contents ";
    append_reference(out, objects_.stream("/Filter /FlateDecode", page.content));
    if (page.transparent) out += " /Group << /S /Transparency /CS /DeviceRGB >>";
    if (structure_) {
      if (structure_->has_content(static_cast<int>(page.index))) out += " /StructParents " + std::to_string(page.index);
      out += " /Tabs /S";    // the order of the structure, for the keyboard too
    }
    if (!page.links.empty()) out += " /Annots " + page.links;
    objects_.define(pages_[page.index], std::move(out));
  }

  const PagedDocument& document_;
  const std::vector<ObjectId>& pages_;
  const std::vector<ObjectId>& parents_;
  Resources& resources_;
  StructureTree* structure_;
  ObjectWriter& objects_;
  const std::function<void(std::size_t)>& written_;
};

ObjectId write_catalog(const PagedDocument& document, ObjectId page_tree, const std::vector<ObjectId>& pages, StructureTree* structure, ObjectWriter& objects) {
  std::string out = "/Type /Catalog /Pages ";
  append_reference(out, page_tree);
  if (structure) {
    out += " /StructTreeRoot ";
    append_reference(out, structure->write());
    out += " /MarkInfo << /Marked true >>";
  }
  out += " /ViewerPreferences << /DisplayDocTitle true";
  if (document.language.direction() == Direction::right_to_left) out += " /Direction /R2L";
  out += " >>";
  if (!document.language.empty()) {
    out += " /Lang ";
    append_text_string(out, document.language.str());
  }
  out += " /Metadata ";
  append_reference(out, objects.stream("/Type /Metadata /Subtype /XML", xmp_packet(document, structure ? Claim::standards : Claim::none)));
  out += " /OutputIntents [" + write_output_intent(objects) + "]";
  if (const ObjectId outline = write_outline(document, pages, objects)) {
    out += " /PageMode /UseOutlines /Outlines ";
    append_reference(out, outline);
  }
  if (const std::string labels = page_labels(document.pages); !labels.empty()) out += " /PageLabels << " + labels + " >>";
  return objects.dictionary(std::move(out));
}

/// `written` is called once for every page, from any thread, when its content is no longer needed.
void write_document(const PagedDocument& document, const FaceSource& faces, const ByteSink& sink, const PdfOptions& options,
                    const std::function<void(std::size_t)>& written) {
  if (document.pages.empty()) throw Error(message("'{0}' has no pages", document.title));
  ObjectWriter objects(options.workers);
  std::vector<ObjectId> pages, parents;
  for (std::size_t i = 0; i < document.pages.size(); ++i) pages.push_back(objects.reserve());
  const ObjectId page_tree = write_page_tree(pages, objects, parents);
  std::optional<StructureTree> tree;
  if (options.tagged) tree.emplace(document, pages, objects);
  StructureTree* structure = tree ? &*tree : nullptr;
  Resources resources(faces, objects, "/DeviceRGB", options.prepared);
  if (options.shared) resources.share(*options.shared, document);
  PageWriter(document, pages, parents, resources, structure, objects, written).write();
  ObjectId root = 0;
  objects.meanwhile([&] {
    resources.embed_fonts();
    root = write_catalog(document, page_tree, pages, structure, objects);
  });
  objects.save(root, write_information(document, objects), sink);
}

ByteSink append_to(std::string& bytes) {
  return [&bytes](std::string_view part) {
    bytes += part;
    return true;
  };
}

}  // namespace
}  // namespace pdf

void write_pdf(const PagedDocument& document, const std::function<const FontFace&(FontId)>& faces,
               const std::function<bool(std::string_view)>& sink, const PdfOptions& options) {
  pdf::write_document(document, faces, sink, options, [](std::size_t) {});
}

std::string write_pdf(const PagedDocument& document, const std::function<const FontFace&(FontId)>& faces, const PdfOptions& options) {
  std::string bytes;
  write_pdf(document, faces, pdf::append_to(bytes), options);
  return bytes;
}

std::string write_pdf(PagedDocument&& document, const std::function<const FontFace&(FontId)>& faces, const PdfOptions& options) {
  std::string bytes;
  pdf::write_document(document, faces, pdf::append_to(bytes), options, [&](std::size_t page) {
    document.pages[page].items = {};
    document.pages[page].links = {};
  });
  return bytes;
}

}  // namespace divulga
