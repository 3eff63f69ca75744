#include "pdf/pdf_writer.h"

#include <optional>

#include "diag/diagnostic.h"
#include "pdf/content_stream.h"
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

void write_page(const PagedDocument& document, int index, const std::vector<ObjectId>& pages, ObjectId parent, Resources& resources,
                StructureTree* structure, ObjectWriter& objects) {
  const Page& page = document.pages[static_cast<std::size_t>(index)];
  ContentStream content(page, index, resources, structure);
  content.write();
  const std::string links = write_links(document, index, pages, structure, objects);
  std::string out = "/Type /Page /Parent ";
  append_reference(out, parent);
  out += " /MediaBox ";
  append_rectangle(out, {Pt(0), Pt(0), page.size.width, page.size.height}, page.size.height);
  out += " /Resources << " + content.resources() + " >> /Contents ";
  append_reference(out, objects.compressed_stream({}, content.operators()));
  if (content.transparent()) out += " /Group << /S /Transparency /CS /DeviceRGB >>";
  if (structure) {
    if (structure->has_content(index)) out += " /StructParents " + std::to_string(index);
    out += " /Tabs /S";    // the order of the structure, for the keyboard too
  }
  if (!links.empty()) out += " /Annots " + links;
  objects.define(pages[static_cast<std::size_t>(index)], std::move(out));
}

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

}  // namespace
}  // namespace pdf

void write_pdf(const PagedDocument& document, const std::function<const FontFace&(FontId)>& faces,
               const std::function<bool(std::string_view)>& sink, const PdfOptions& options) {
  if (document.pages.empty()) throw Error(message("'{0}' has no pages", document.title));
  pdf::ObjectWriter objects(options.workers);
  std::vector<pdf::ObjectId> pages, parents;
  for (std::size_t i = 0; i < document.pages.size(); ++i) pages.push_back(objects.reserve());
  const pdf::ObjectId page_tree = pdf::write_page_tree(pages, objects, parents);
  std::optional<pdf::StructureTree> tree;
  if (options.tagged) tree.emplace(document, pages, objects);
  pdf::StructureTree* structure = tree ? &*tree : nullptr;
  pdf::Resources resources(faces, objects, "/DeviceRGB", options.prepared);
  constexpr std::size_t at_once = 16;      // pages; the uncompressed ones of two rounds are kept
  for (std::size_t from = 0; from < pages.size(); from += at_once)
    objects.meanwhile([&] {
      for (std::size_t i = from; i < std::min(from + at_once, pages.size()); ++i)
        pdf::write_page(document, static_cast<int>(i), pages, parents[i], resources, structure, objects);
    });
  pdf::ObjectId root = 0;
  objects.meanwhile([&] {
    resources.embed_fonts();
    root = pdf::write_catalog(document, page_tree, pages, structure, objects);
  });
  objects.save(root, pdf::write_information(document, objects), sink);
}

std::string write_pdf(const PagedDocument& document, const std::function<const FontFace&(FontId)>& faces, const PdfOptions& options) {
  std::string bytes;
  write_pdf(document, faces, [&bytes](std::string_view part) {
    bytes += part;
    return true;
  }, options);
  return bytes;
}

}  // namespace divulga
