#include "web/site_assets.h"

#include <cctype>

#include "picture/cmyk_jpeg.h"
#include "web/stylesheet.h"
#include "workspace/palette.h"

namespace divulga {
namespace {

std::string family(const BrandType& type, const std::string& otherwise) { return "\"" + (type.family.empty() ? otherwise : type.family) + "\""; }

/// A brand's own files, as they are.
std::string font_faces(const Brand& brand) {
  std::string css;
  for (const BrandFont& font : brand.fonts)
    for (const BrandFontFile& file : font.files)
      css += "@font-face{font-family:\"" + font.family + "\";font-weight:" + std::to_string(file.weight) + ";font-style:" + (file.italic ? "italic" : "normal") +
             ";font-display:swap;src:url(\"fonts/" + file_name_of(file.file) + "\")}\n";
  return css;
}

/// The variables that site.css is written in.
std::string brand_css(const Brand& brand) {
  const Palette p = make_palette(brand);
  const Color black{0, 0, 0};
  const std::pair<const char*, Color> colors[] = {
      {"--brand-primary", p.primary}, {"--brand-on-primary", p.on_primary}, {"--brand-deep", p.deep}, {"--brand-link", p.primary_text}, {"--brand-accent", p.accent},
      {"--brand-warn", p.accent_text}, {"--brand-warn-tint", mix(p.accent, p.paper, 0.08)}, {"--brand-ink", p.ink}, {"--brand-ink-deep", mix(p.ink, contrast(p.paper, black) > 4.5 ? black : p.paper, 0.75)},
      {"--brand-paper", p.paper}, {"--brand-mark", mix(p.ink, p.paper, 0.55)}, {"--tint", mix(p.primary, p.paper, 0.08)}, {"--line", mix(p.ink, p.paper, 0.26)}, {"--soft", mix(p.ink, p.paper, 0.82)}};
  std::string css = ":root{";
  for (const auto& [name, color] : colors) css += std::string(name) + ":" + to_hex(color) + ";";
  css += "--brand-base:" + family(brand.base, "Titillium Web") + ";--brand-headings:" + family(brand.headings, brand.base.family.empty() ? "Titillium Web" : brand.base.family) +
         ";--brand-heading-weight:" + std::to_string(brand.headings.weight.value_or(600)) + "}\n";
  return css + font_faces(brand);
}

/// Bootstrap Italia writes its blue out in two forms; here it is the brand's.
std::string rebranded(std::string css) {
  static const std::pair<std::string, std::string> colors[] = {{"hsl(210, 100%, 40%)", "var(--brand-link)"}, {"hsl(210, 100%, 30%)", "var(--brand-ink)"},
                                                               {"hsl(210,100%,35%)", "var(--brand-ink)"},    {"#0066cc", "var(--brand-primary)"},
                                                               {"#06c", "var(--brand-primary)"}};
  for (const auto& [blue, variable] : colors) {
    for (size_t at = css.find(blue); at != std::string::npos; at = css.find(blue, at + 1)) {
      const size_t end = at + blue.size();
      const bool longer = blue[0] == '#' && end < css.size() && std::isxdigit(static_cast<unsigned char>(css[end]));
      const bool is_text = at >= 6 && css.compare(at - 6, 6, "color:") == 0 && (at == 6 || css[at - 7] != '-');
      if (!longer) css.replace(at, blue.size(), is_text ? "var(--brand-link)" : variable);
    }
  }
  return css;
}

/// The brand's font file of that name, empty where the font is not the brand's.
std::string file_of(const Brand& brand, const std::string& name) {
  for (const BrandFont& font : brand.fonts)
    for (const BrandFontFile& file : font.files)
      if (file_name_of(file.file) == name) return file.file;
  return {};
}

/// The names of font files in url("fonts/…").
std::set<std::string> named_fonts(const std::string& css) {
  const std::string key = "url(\"fonts/";
  std::set<std::string> names;
  for (size_t at = css.find(key); at != std::string::npos; at = css.find(key, at + 1)) {
    const size_t from = at + key.size();
    names.insert(css.substr(from, css.find('"', from) - from));
  }
  return names;
}

}  // namespace

std::optional<BrandLogo> site_logo(const Brand& brand) { return brand.medium ? brand.medium : brand.small; }

std::string logo_asset(const BrandLogo& logo) { return "assets/" + file_name_of(logo.file); }

std::vector<SiteFile> site_assets(const SiteModel& model, const SiteTemplates& templates, const std::set<std::string>& classes) {
  const FileSystem& files = model.input().files;
  const std::string dist = join_path(model.input().share, "bootstrap-italia/dist");
  const std::string css = pruned_css(rebranded(files.read(join_path(dist, "css/bootstrap-italia.min.css"))) + "\n" + templates.read("site.css") + brand_css(model.project().brand), classes);
  const std::string licence = "/* Bootstrap Italia, BSD-3-Clause, https://github.com/italia/bootstrap-italia; rules that this site uses. */\n";
  std::vector<SiteFile> assets{{"assets/site.css", licence + css, "", "", "", {}},
                               {"assets/site.rtl.css", licence + mirrored_css(css), "", "", "", {}},
                               {"assets/site.js", templates.read("site.js"), "", "", "", {}}};
  std::vector<BrandLogo> logos = model.project().brand.strip;
  if (const auto mark = site_logo(model.project().brand)) logos.push_back(*mark);
  std::set<std::string> known;
  for (const BrandLogo& logo : logos)
    if (known.insert(logo_asset(logo)).second) assets.push_back({logo_asset(logo), for_screens(files.read(join_path(model.input().root, logo.file))), "", "", "", {}});
  for (const std::string& name : named_fonts(css)) {
    // Titillium comes with Bootstrap Italia, the funding statement's Ubuntu stands beside the PDF fonts.
    const std::string brand_file = file_of(model.project().brand, name);
    const std::string own = join_path(dist, "fonts/Titillium_Web/" + name);
    const std::string path = files.exists(own) ? own : join_path(model.input().share, "site/fonts/" + name);
    assets.push_back({"assets/fonts/" + name, files.read(brand_file.empty() ? path : join_path(model.input().root, brand_file)), "", "", "", {}});
  }
  return assets;
}

}  // namespace divulga
