// tag_cost WORKSPACE SHARE [MATERIAL [LANGUAGE=MOST …]]: the size of every PDF of a workspace with and without its tags, and their
// ratio; fails where a language's is over MOST.
#include <algorithm>
#include <iomanip>
#include <iostream>
#include <map>

#include "build/project_build.h"
#include "layout/layout.h"
#include "pdf/pdf_writer.h"

int main(int argc, char** argv) {
  using namespace divulga;
  if (argc < 3) {
    std::cerr << "usage: tag_cost WORKSPACE SHARE [MATERIAL [LANGUAGE=MOST …]]\n";
    return 2;
  }
  const std::string root = argv[1], share = argv[2], only = argc > 3 ? argv[3] : "";
  std::map<std::string, double> most;
  for (int i = 4; i < argc; ++i) {
    const std::string limit = argv[i];
    most[limit.substr(0, limit.find('='))] = std::stod(limit.substr(limit.find('=') + 1));
  }
  DiskFileSystem files;
  const FontBook fonts(share + "/fonts");
  DiagnosticSink sink;
  double all_tagged = 0, all_bare = 0, worst = 0;
  std::size_t held = 0, over = 0;
  for (ProjectContent& content : load_workspace(files, root, "", sink).projects) {
    const ProjectSources sources = load_sources(files, root, share, std::move(content), sink);
    for (const Material& material : sources.content.materials) {
      if (!material.has_output(Output::pdf) || !material.records.empty() || (!only.empty() && material.name != only)) continue;
      const Design design = load_design(files, share, root, material.design, sink);
      for (const LocaleTag& language : material.languages) {
        const auto limit = most.find(language.str());
        if (!most.empty() && limit == most.end()) continue;
        for (const Edition& edition : make_editions(sources, files, root, material, language, sink)) {
          const PagedDocument document = lay_out(edition, design, LayoutContext{sources, fonts, files, root, share}, sink);
          const double tagged = static_cast<double>(write_pdf(document, fonts).size());
          const double bare = static_cast<double>(write_pdf(document, fonts, {.tagged = false}).size());
          all_tagged += tagged;
          all_bare += bare;
          worst = std::max(worst, tagged / bare);
          if (limit != most.end()) ++held, over += tagged / bare > limit->second;
          std::cout << std::fixed << std::setprecision(3) << tagged / bare << "  " << std::setprecision(0) << bare << " -> " << tagged << "  "
                    << language.str() << '/' << edition.name << ", " << document.pages.size() << " pages, " << document.structure.size() << " elements\n";
        }
      }
    }
  }
  std::cout << std::setprecision(3) << "all " << all_tagged / all_bare << ", worst " << worst << '\n';
  if (held < most.size() || over > 0) {
    std::cerr << "tags cost more than they may, or an edition is not there\n";
    return 1;
  }
}
