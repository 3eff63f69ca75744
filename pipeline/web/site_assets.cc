#include "web/site_assets.h"

#include "web/stylesheet.h"

namespace divulga {
namespace {

std::string hex(const Color& color) {
  static const char* digits = "0123456789ABCDEF";
  std::string out = "#";
  for (const unsigned part : {static_cast<unsigned>(color.r), static_cast<unsigned>(color.g), static_cast<unsigned>(color.b)}) {
    out += digits[part >> 4 & 15];
    out += digits[part & 15];
  }
  return out;
}

std::string brand_css(const Brand& brand) {
  return ":root{--brand-primary:" + hex(brand.primary) + ";--brand-accent:" + hex(brand.accent) + ";--brand-ink:" + hex(brand.ink) + ";--brand-paper:" + hex(brand.paper) + "}\n";
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

std::vector<SiteFile> site_assets(const SiteModel& model, const SiteTemplates& templates, const std::set<std::string>& classes) {
  const FileSystem& files = model.input().files;
  const std::string dist = join_path(model.input().share, "bootstrap-italia/dist");
  const std::string css = pruned_css(files.read(join_path(dist, "css/bootstrap-italia.min.css")) + "\n" + templates.read("site.css") + brand_css(model.project().brand), classes);
  const std::string licence = "/* Bootstrap Italia, BSD-3-Clause, https://github.com/italia/bootstrap-italia; rules that this site uses. */\n";
  std::vector<SiteFile> assets{{"assets/site.css", licence + css, "", "", "", {}},
                               {"assets/site.rtl.css", licence + mirrored_css(css), "", "", "", {}},
                               {"assets/site.js", templates.read("site.js"), "", "", "", {}}};
  for (const std::string& name : named_fonts(css)) {
    // Titillium comes with Bootstrap Italia, the funding statement's Ubuntu stands beside the PDF fonts.
    const std::string own = join_path(dist, "fonts/Titillium_Web/" + name);
    const std::string path = files.exists(own) ? own : join_path(model.input().share, "site/fonts/" + name);
    assets.push_back({"assets/fonts/" + name, files.read(path), "", "", "", {}});
  }
  return assets;
}

}  // namespace divulga
