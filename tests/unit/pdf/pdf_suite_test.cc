#include <sstream>

#include "pdf/pdf_writer.h"
#include "places.h"
#include "suite/suite.h"
#include "unit/pdf/plain_pdf.h"
#include "unit/pdf/shaped_pages.h"

// tests/suite/pdf.txt: a document in a few words, and the objects that are written for it.
//
//   page [LABEL]                         a further page (the first is there)
//   NAME TAG PARENT [key=value…]         an element; PARENT "-" is the document; keys: lang alt actual title scope colspan
//                                        rowspan ordered id box
//   text NAME words…                     a run at 10 points on the last page; NAME "-" is an artifact
//   rule NAME | area NAME                a stroked line, a filled path
//   link NAME ADDRESS contents…          ADDRESS "#2" is page 2
//   bookmark LEVEL PAGE title…
//   show KEY…                            which objects: those whose dictionary has the /KEY; "content" is the page streams, "StructElem" those that need not say so

namespace divulga {
namespace {

struct Description {
  test::Faces faces;
  FontId font = test::face_for(faces, "it");
  PagedDocument document = test::one_page();
  std::map<std::string, StructId> names{{"-", artifact}};
  std::vector<std::string> shown;
  double y = 100;

  static StructTag tag(const std::string& name) {
    static const std::map<std::string, StructTag> tags = {
        {"p", StructTag::paragraph}, {"h1", StructTag::h1}, {"list", StructTag::list}, {"item", StructTag::list_item}, {"body", StructTag::list_body},
        {"table", StructTag::table}, {"row", StructTag::table_row}, {"th", StructTag::header_cell}, {"td", StructTag::data_cell},
        {"figure", StructTag::figure}, {"link", StructTag::link}, {"note", StructTag::note}, {"span", StructTag::span}};
    return tags.at(name);
  }

  void element(const std::string& name, std::istringstream& words) {
    std::string tag_name, parent;
    words >> tag_name >> parent;
    const StructId id = test::add(document, tag(tag_name), parent == "-" ? 0 : names.at(parent));
    names[name] = id;
    for (std::string pair; words >> pair;) {
      StructElement& element = document.structure[static_cast<std::size_t>(id)];
      const std::string key = pair.substr(0, pair.find('=')), value = pair.substr(pair.find('=') + 1);
      if (key == "lang") element.language = LocaleTag(value);
      else if (key == "alt") element.alt = value;
      else if (key == "actual") element.actual_text = value;
      else if (key == "title") element.title = value;
      else if (key == "scope") element.scope = value == "row" ? StructElement::Scope::row : StructElement::Scope::column;
      else if (key == "colspan") element.column_span = std::stoi(value);
      else if (key == "rowspan") element.row_span = std::stoi(value);
      else if (key == "ordered") element.ordered_list = true;
      else if (key == "id") element.id = value;
      else if (key == "box") element.bounding_box = Rect{Pt(10), Pt(20), Pt(100), Pt(50)};
      else throw std::runtime_error("no key " + key);
    }
  }

  Point next_line() { return {Pt(72), Pt(y += 20)}; }

  void read(const std::string& line) {
    std::istringstream words(line);
    std::string word, name;
    words >> word;
    Page& page = document.pages.back();
    const auto rest = [&] {
      std::string text;
      std::getline(words >> std::ws, text);
      return text;
    };
    if (word == "page") {
      Page next{.size = page.size, .items = {}, .links = {}, .label = rest()};
      if (document.pages.size() == 1 && page.items.empty() && page.label.empty()) page.label = next.label;
      else document.pages.push_back(std::move(next));
    } else if (word == "text") {
      words >> name;
      GlyphRun run = test::shape(faces, font, 10, rest(), "it", names.at(name));
      run.origin = next_line();
      page.items.emplace_back(std::move(run));
    } else if (word == "rule" || word == "area") {
      words >> name;
      const Point from = next_line();
      Path path;
      path.commands = {{PathCommand::Kind::move, from, {}, {}}, {PathCommand::Kind::line, {Pt(172), from.y}, {}, {}}};
      if (word == "rule") path.stroke = Color{255, 0, 0};
      else path.fill = Color{0, 102, 204};
      path.element = names.at(name);
      page.items.emplace_back(std::move(path));
    } else if (word == "link") {
      std::string address;
      words >> name >> address;
      const bool inner = address.front() == '#';
      page.links.push_back({.box = {Pt(72), Pt(y), Pt(50), Pt(12)}, .url = inner ? "" : address, .page = inner ? std::stoi(address.substr(1)) - 1 : -1,
                            .y = Pt(100), .element = names.at(name), .contents = rest()});
    } else if (word == "bookmark") {
      int level = 1, target = 1;
      words >> level >> target;
      document.outline.push_back({rest(), level, target - 1, Pt(100)});
    } else if (word == "show") {
      while (words >> name) shown.push_back(name);
    } else if (!word.empty()) {
      element(word, words);
    }
  }
};

/// "3 0: dictionary" for every object that has one of the keys; streams of pages inflated.
std::string objects_of(const std::string& pdf, const std::vector<std::string>& keys) {
  std::string out;
  for (std::size_t at = pdf.find("\n1 0 obj\n") + 1;;) {
    const std::size_t body = pdf.find(" obj", at), open = pdf.find("<<", at), end = pdf.find("\nendobj", at);
    if (body == std::string::npos || end == std::string::npos) return out;
    const std::size_t stream = pdf.find("\nstream", at);
    const bool has_stream = stream < end;
    if (open < end) {
      std::string dictionary = pdf.substr(open + 2, (has_stream ? stream : end) - open - 2);
      dictionary = dictionary.substr(dictionary.find_first_not_of("\n "));
      dictionary.erase(dictionary.rfind(">>"));
      for (const std::string& key : keys) {
        const bool is_content = key == "content" && has_stream && dictionary.find("/Type") == std::string::npos && dictionary.find("/Length1") == std::string::npos && dictionary.find("/Subtype") == std::string::npos;
        if (is_content) {
          const std::string text = test::in_hexadecimal(test::inflate(pdf.substr(stream + 8, end - stream - 8)));
          if (text.find("BMC") != std::string::npos || text.find("BDC") != std::string::npos) out += text;
        } else if (key == "StructElem" ? dictionary.starts_with("/S /") : dictionary.find("/" + key) != std::string::npos) {
          out += pdf.substr(at, body - at - 2) + ": " + dictionary + "\n";
          break;
        }
      }
    }
    at = end + 8;
  }
}

std::string result_of(const std::string& input) {
  Description description;
  std::istringstream lines(input);
  for (std::string line; std::getline(lines, line);) description.read(line);
  const std::string pdf = write_pdf(description.document, [&](FontId id) -> const FontFace& { return description.faces.face(id); });
  return objects_of(test::plain_pdf(pdf), description.shown);
}

TEST(PdfSuite, ObjectsAreAsExpected) { suite::run(places::source() + "/tests/suite/pdf.txt", result_of); }

}  // namespace
}  // namespace divulga
