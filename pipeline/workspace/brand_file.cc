#include "workspace/brand_file.h"

#include <charconv>

#include "workspace/brand_colors.h"
#include "workspace/mapping.h"

namespace divulga {
namespace {

class BrandReader {
 public:
  BrandReader(const YamlNode& root, const std::string& directory, DiagnosticSink& sink) : root_(root), directory_(directory), sink_(sink) {}

  Brand read() {
    Mapping mapping(root_, "", sink_);
    read_meta(mapping.group("meta"));
    read_logos(mapping.group("logo"));
    read_colors(mapping.group("color"), brand_, sink_);
    read_typography(mapping.group("typography"));
    mapping.pass_over({"defaults"});
    mapping.finish();
    brand_.file = join_path(directory_, "brand.yaml");
    return std::move(brand_);
  }

 private:
  void read_meta(const YamlNode& node) {
    Mapping meta(node, "meta", sink_);
    if (const YamlNode* name = node.find("name"); name && name->kind == YamlNode::Kind::mapping) {
      Mapping names(meta.group("name"), "name", sink_);
      const SourceString brief = names.text("short"), full = names.text("full");
      brand_.name = full.empty() ? brief.text : full.text;
      names.finish();
    } else {
      brand_.name = meta.text("name").text;
    }
    meta.pass_over({"link"});
    meta.finish();
  }

  // ---- logos

  void read_logos(const YamlNode& node) {
    Mapping logo(node, "logo", sink_);
    for (const YamlNode::Member& member : logo.group("images").members)
      if (auto image = read_image(member.value, member.key.text)) images_[member.key.text] = *image;
    brand_.small = read_place(logo, node, "small");
    brand_.medium = read_place(logo, node, "medium");
    brand_.large = read_place(logo, node, "large");
    for (const SourceString& name : logo.texts("strip")) {
      const auto image = named(name);
      if (!image) continue;
      if (image->authorised_by.empty() || !image->authorised_on)
        sink_.warning("logo-not-authorised", name.span, message("nobody is named who allowed the use of logo '{0}', or no day", name.text),
                      message("write 'authorised_by' and 'authorised_on' beside its 'path' in 'images'"));
      brand_.strip.push_back(*image);
    }
    logo.finish();
  }

  /// A path, or a group with path, alt and who authorised it.
  std::optional<BrandLogo> read_image(const YamlNode& node, const std::string& name) {
    BrandLogo logo;
    logo.span = node.span;
    if (node.kind == YamlNode::Kind::scalar) {
      logo.file = path({node.text, node.span});
    } else {
      Mapping image(node, name, sink_);
      const SourceString file = image.text("path", Presence::required);
      logo.file = path(file);
      if (!file.empty()) logo.span = file.span;
      logo.alt = image.text("alt");
      logo.authorised_by = image.text("authorised_by").text;
      logo.authorised_on = image.date("authorised_on");
      image.finish();
    }
    if (logo.alt.empty() && !brand_.name.empty()) logo.alt = {brand_.name, node.span};
    if (logo.file.empty()) return std::nullopt;
    if (logo.alt.empty())
      sink_.error("missing-alt", node.span, message("logo '{0}' has no alternative text", name), message("write { path: …, alt: \"whose logo it is\" }"));
    return logo;
  }

  /// A name of `images`, a path, or one of them for light and another for dark grounds, of which paper is the light one.
  std::optional<BrandLogo> read_place(Mapping& logo, const YamlNode& node, const char* key) {
    const YamlNode* found = node.find(key);
    if (!found || found->kind == YamlNode::Kind::null || found->kind == YamlNode::Kind::scalar) {
      const SourceString name = logo.text(key);
      return name.empty() ? std::nullopt : named(name);
    }
    Mapping both(logo.group(key), key, sink_);
    const SourceString light = both.text("light");
    both.pass_over({"dark"});
    both.finish();
    return light.empty() ? std::nullopt : named(light);
  }

  std::optional<BrandLogo> named(const SourceString& name) {
    const auto image = images_.find(name.text);
    if (image != images_.end()) return image->second;
    if (name.text.find('.') != std::string::npos) return read_image(YamlNode{YamlNode::Kind::scalar, name.text, false, name.span, {}, {}}, name.text);
    std::vector<std::string> names;
    for (const auto& [known, logo] : images_) names.push_back(known);
    const Message near = did_you_mean(name.text, names);
    sink_.error("unknown-logo", name.span, message("there is no logo '{0}' in 'images'", name.text), near.empty() ? message("name one of them, or write the file's path") : near);
    return std::nullopt;
  }

  std::string path(const SourceString& text) {
    if (text.empty()) return {};
    const std::string normal = normal_path(text.text);
    if (text.text[0] != '/' && normal != ".." && normal.compare(0, 3, "../") != 0) return join_path(directory_, normal);
    sink_.error("outside-workspace", text.span, message("'{0}' leaves the project", text.text), message("copy the file into {0}/ and name it from there", directory_));
    return {};
  }

  // ---- type

  void read_typography(const YamlNode& node) {
    Mapping type(node, "typography", sink_);
    for (const YamlNode& font : type.list("fonts")) read_font(font);
    brand_.base = read_type(type, node, "base");
    brand_.long_text = read_type(type, node, "long-text");
    brand_.headings = read_type(type, node, "headings");
    brand_.monospace = read_type(type, node, "monospace");
    type.pass_over({"monospace-inline", "monospace-block", "link"});
    type.finish();
  }

  /// It goes into style sheets as it is.
  std::string family_of(const SourceString& text) {
    const bool plain = text.text.find_first_of("\"'\\;:{}<>(),\n") == std::string::npos;
    if (!plain) sink_.error("wrong-value", text.span, message("'{0}' is no name of a font family", text.text), message("write the name alone: Gentium Plus"));
    return plain ? text.text : std::string();
  }

  void read_font(const YamlNode& node) {
    Mapping mapping(node, "fonts", sink_);
    BrandFont font;
    const SourceString family = mapping.text("family", Presence::required);
    font.family = family_of(family);
    font.span = family.empty() ? node.span : family.span;
    const SourceString source = mapping.text("source");
    if (!source.empty() && source.text != "file" && source.text != "system")
      sink_.error("remote-font", source.span, message("fonts are not fetched from '{0}'", source.text),
                  message("install the family and write source: system, or put its files into the project and write source: file"));
    for (const YamlNode& file : mapping.list("files")) read_font_file(file, font);
    if (source.text == "file" && !mapping.has("files"))
      sink_.error("missing-key", node.span, message("'files' is missing in 'fonts'"), message("files: [ { path: fonts/name.ttf, weight: 400 } ]"));
    mapping.pass_over({"weight", "style", "display"});
    mapping.finish();
    if (!font.family.empty()) brand_.fonts.push_back(std::move(font));
  }

  void read_font_file(const YamlNode& node, BrandFont& font) {
    BrandFontFile file;
    file.span = node.span;
    if (node.kind == YamlNode::Kind::scalar) {
      file.file = path({node.text, node.span});
    } else {
      Mapping mapping(node, "files", sink_);
      const SourceString name = mapping.text("path", Presence::required);
      file.file = path(name);
      if (!name.empty()) file.span = name.span;
      file.weight = read_weight(mapping).value_or(400);
      file.italic = mapping.one_of("style", {"normal", "italic"}).value_or(0) == 1;
      mapping.finish();
    }
    if (!file.file.empty()) font.files.push_back(std::move(file));
  }

  /// A number from 100 to 900, or a CSS word.
  std::optional<int> read_weight(Mapping& mapping) {
    const SourceString text = mapping.text("weight");
    if (text.empty()) return std::nullopt;
    static const std::map<std::string, int> words{{"thin", 100}, {"extra-light", 200}, {"light", 300}, {"normal", 400}, {"regular", 400}, {"medium", 500},
                                                  {"semi-bold", 600}, {"bold", 700}, {"extra-bold", 800}, {"black", 900}};
    if (const auto word = words.find(text.text); word != words.end()) return word->second;
    int value = 0;
    const auto [end, error] = std::from_chars(text.text.data(), text.text.data() + text.text.size(), value);
    if (error == std::errc() && end == text.text.data() + text.text.size() && value >= 100 && value <= 900) return value;
    sink_.error("wrong-value", text.span, message("'weight' must be a number from 100 to 900, not '{0}'", text.text), message("400 is regular, 600 semi-bold, 700 bold"));
    return std::nullopt;
  }

  /// A family, or a group with family, weight and line-height. Sizes are the design's business.
  BrandType read_type(Mapping& typography, const YamlNode& node, const char* key) {
    BrandType type;
    const YamlNode* found = node.find(key);
    if (!found || found->kind != YamlNode::Kind::mapping) {
      const SourceString family = typography.text(key);
      type.family = family_of(family);
      type.span = family.span;
      return type;
    }
    Mapping mapping(typography.group(key), key, sink_);
    const SourceString family = mapping.text("family");
    type.family = family_of(family);
    type.span = family.empty() ? found->span : family.span;
    type.weight = read_weight(mapping);
    type.line_height = mapping.amount("line-height");
    if (type.line_height && (*type.line_height < 1 || *type.line_height > 2.5)) {
      sink_.error("wrong-value", found->find("line-height")->span, message("'line-height' must be from 1 to 2.5"), message("it is a factor on the size: 1.4"));
      type.line_height.reset();
    }
    mapping.pass_over({"size", "style", "color", "background-color"});
    mapping.finish();
    return type;
  }

  const YamlNode& root_;
  const std::string& directory_;
  DiagnosticSink& sink_;
  Brand brand_;
  std::map<std::string, BrandLogo> images_;
};

bool starts_with(const std::string& text, const std::string& start) { return text.compare(0, start.size(), start) == 0; }

bool is_picture(const std::string& bytes) {
  return starts_with(bytes, "\x89PNG\r\n\x1A\n") || starts_with(bytes, "\xFF\xD8\xFF") || bytes.substr(0, 4096).find("<svg") != std::string::npos;
}

bool is_font(const std::string& bytes) {
  return starts_with(bytes, std::string("\0\1\0\0", 4)) || starts_with(bytes, "OTTO") || starts_with(bytes, "true") || starts_with(bytes, "wOF2");
}

}  // namespace

Brand read_brand(const YamlNode& root, const std::string& directory, DiagnosticSink& sink) { return BrandReader(root, directory, sink).read(); }

Brand read_brand_colors(const YamlNode& node, DiagnosticSink& sink) {
  Brand brand;
  BrandColorPlaces places;
  Mapping mapping(node, "brand", sink);
  const auto read = [&](const char* key, Color& color, SourceSpan& place) {
    const auto found = mapping.color(key);
    if (!found) return;
    color = *found;
    place = node.find(key)->span;
  };
  read("primary", brand.primary, places.primary);
  read("accent", brand.accent, places.accent);
  read("ink", brand.ink, places.ink);
  read("paper", brand.paper, places.paper);
  mapping.finish();
  check_contrast(brand, places, sink);
  return brand;
}

void check_brand_files(const Brand& brand, const FileSystem& files, const std::string& root, DiagnosticSink& sink) {
  const auto check = [&](const std::string& file, const SourceSpan& span, const Message& what, bool (*good)(const std::string&)) {
    const std::string path = join_path(root, file);
    if (!files.exists(path) || files.is_directory(path))
      sink.error("missing-file", span, message("there is no file '{0}'", file), did_you_mean(file_name_of(file), files.list(join_path(root, directory_of(file)))));
    else if (!good(files.read(path)))
      sink.error("bad-file", span, what, message("save it as one of them"));
  };
  const auto logo = [&](const BrandLogo& one) { check(one.file, one.span, message("'{0}' is no PNG, JPEG or SVG picture", one.file), is_picture); };
  for (const auto* place : {&brand.small, &brand.medium, &brand.large})
    if (*place) logo(**place);
  for (const BrandLogo& one : brand.strip) logo(one);
  for (const BrandFont& font : brand.fonts)
    for (const BrandFontFile& file : font.files) check(file.file, file.span, message("'{0}' is no TrueType, OpenType or WOFF2 font", file.file), is_font);
}

}  // namespace divulga
