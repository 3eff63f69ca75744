#include "pdf/print_writer.h"

#include "diag/diagnostic.h"
#include "pdf/content_stream.h"
#include "pdf/metadata.h"
#include "pdf/object_writer.h"
#include "pdf/page_tree.h"
#include "pdf/syntax.h"

namespace divulga {

namespace pdf {
namespace {

constexpr double mark_width = 0.25;       // points

/// A page of the document, drawn wherever a sheet shows it.
struct Form {
  ObjectId object = 0;
  bool transparent = false;
};

void operands(std::string& out, std::initializer_list<Pt> values) {
  for (const Pt value : values) {
    append_number(out, value.value);
    out += ' ';
  }
}

class PrintWriter {
 public:
  PrintWriter(const PrintEdition& edition, const PrintInks& inks, const FaceSource& faces)
      : edition_(edition), inks_(inks), resources_(faces, objects_, write_color_space()) {}

  void write(const ByteSink& sink) {
    write_forms();
    registration_ = objects_.dictionary("/FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [1 1 1 1] /N 1");
    std::vector<ObjectId> pages, parents;
    for (std::size_t i = 0; i < edition_.sheets.size(); ++i) pages.push_back(objects_.reserve());
    const ObjectId tree = write_page_tree(pages, objects_, parents);
    for (std::size_t i = 0; i < pages.size(); ++i) write_sheet(edition_.sheets[i], pages[i], parents[i]);
    resources_.embed_fonts();
    std::string catalog = "/Type /Catalog /Pages ";
    append_reference(catalog, tree);
    catalog += " /Metadata ";
    append_reference(catalog, objects_.stream("/Type /Metadata /Subtype /XML", xmp_packet(edition_.document, Claim::none, Trapping::none)));
    if (!edition_.condition.name.empty()) catalog += " /OutputIntents [" + write_print_intent(edition_.condition, objects_) + "]";
    const ObjectId root = objects_.dictionary(std::move(catalog));
    objects_.save(root, write_information(edition_.document, objects_, Trapping::none), sink);
  }

 private:
  std::string write_color_space() {
    std::string profile;
    append_reference(profile, objects_.compressed_stream("/N 3", std::string(srgb_profile())));
    return "[/ICCBased " + profile + "]";
  }

  void write_forms() {
    const std::vector<Page>& pages = edition_.document.pages;
    for (std::size_t i = 0; i < pages.size(); ++i) {
      const Page& page = pages[i];
      const PageCodes codes = resources_.encode(page, static_cast<int>(i));
      ContentStream content(page, static_cast<int>(i), codes, nullptr, &inks_);
      content.write();
      const Pt over = edition_.overhang;
      std::string entries = "/Type /XObject /Subtype /Form /BBox ";
      append_rectangle(entries, {-over, -over, page.size.width + over * 2, page.size.height + over * 2}, page.size.height);
      entries += " /Resources << " + content.resources() + " >>";
      if (content.transparent()) entries += " /Group << /S /Transparency /CS /DeviceCMYK >>";
      forms_.push_back({objects_.compressed_stream(std::move(entries), content.operators()), content.transparent()});
    }
  }

  void write_sheet(const PrintSheet& sheet, ObjectId object, ObjectId parent) {
    std::string content, forms;
    bool transparent = false;
    for (const ImposedPage& imposed : sheet.pages) {
      const auto index = static_cast<std::size_t>(imposed.page);
      const Form& form = forms_.at(index);
      const Rect& clip = imposed.clip;
      content += "q ";
      operands(content, {clip.x, sheet.size.height - clip.bottom(), clip.width, clip.height});
      content += "re W n 1 0 0 1 ";
      operands(content, {imposed.at.x, sheet.size.height - imposed.at.y - edition_.document.pages[index].size.height});
      const std::string name = "/P" + std::to_string(imposed.page + 1);
      content += "cm " + name + " Do Q\n";
      if (forms.find(name + " ") == std::string::npos) {
        forms += " " + name + " ";
        append_reference(forms, form.object);
      }
      transparent = transparent || form.transparent;
    }
    draw_marks(sheet, content);

    std::string out = "/Type /Page /Parent ";
    append_reference(out, parent);
    const Pt height = sheet.size.height;
    out += " /MediaBox ";
    append_rectangle(out, {Pt(0), Pt(0), sheet.size.width, height}, height);
    out += " /BleedBox ";
    append_rectangle(out, sheet.bleed, height);
    out += " /TrimBox ";
    append_rectangle(out, sheet.trim, height);
    out += " /Resources << /XObject <<" + forms + " >> /ColorSpace << /All [/Separation /All /DeviceCMYK ";
    append_reference(out, registration_);
    out += "] >> >> /Contents ";
    append_reference(out, objects_.compressed_stream({}, content));
    if (transparent) out += " /Group << /S /Transparency /CS /DeviceCMYK >>";
    objects_.define(object, std::move(out));
  }

  /// On every plate, so that the printer sees whether they lie upon each other.
  void draw_marks(const PrintSheet& sheet, std::string& content) const {
    content += "/All CS 1 SCN ";
    append_number(content, mark_width);
    content += " w\n";
    for (const PrintMark::Kind kind : {PrintMark::Kind::crop, PrintMark::Kind::fold}) {
      content += kind == PrintMark::Kind::fold ? "[2 2] 0 d\n" : "";
      for (const PrintMark& mark : sheet.marks) {
        if (mark.kind != kind) continue;
        operands(content, {mark.from.x, sheet.size.height - mark.from.y});
        content += "m ";
        operands(content, {mark.to.x, sheet.size.height - mark.to.y});
        content += "l S\n";
      }
    }
  }

  const PrintEdition& edition_;
  const PrintInks& inks_;
  ObjectWriter objects_;
  Resources resources_;
  std::vector<Form> forms_;               // by page of the document
  ObjectId registration_ = 0;
};

}  // namespace
}  // namespace pdf

void write_print_pdf(const PrintEdition& edition, const PrintInks& inks, const std::function<const FontFace&(FontId)>& faces,
                     const std::function<bool(std::string_view)>& sink) {
  if (edition.sheets.empty()) throw Error(message("'{0}' has no sheets to print", edition.document.title));
  pdf::PrintWriter(edition, inks, faces).write(sink);
}

std::string write_print_pdf(const PrintEdition& edition, const PrintInks& inks, const std::function<const FontFace&(FontId)>& faces) {
  std::string bytes;
  write_print_pdf(edition, inks, faces, [&bytes](std::string_view part) {
    bytes += part;
    return true;
  });
  return bytes;
}

}  // namespace divulga
