#include "layout/design.h"

#include "layout/fitting.h"
#include "layout/style.h"
#include "places.h"
#include "sample_edition.h"

namespace divulga {
namespace {

TEST(DesignFile, EveryShippedDesignLoadsWithoutAWord) {
  const DiskFileSystem disk;
  for (const char* name : {"leaflet-trifold", "leaflet-z", "flyer-dl", "brochure-a4", "flyer-a5", "poster-a3", "brochure-a5", "report-a4", "press-a4", "invitation-a5", "sheet-a4", "directory-a5", "certificate-a4"}) {
    DiagnosticSink sink;
    const Design design = load_design(disk, places::source(), "/nowhere", name, sink);
    EXPECT_TRUE(sink.sorted().empty()) << name << ": " << (sink.sorted().empty() ? Message() : sink.sorted()[0].message);
    EXPECT_GE(design.emblem.value, 10) << name;
  }
}

TEST(DesignFile, LeafletPanelsAre97And100MillimetresWide) {
  DiagnosticSink sink;
  const Design design = load_design(DiskFileSystem(), places::source(), "/nowhere", "leaflet-trifold", sink);
  ASSERT_EQ(design.sheets.size(), 2u);
  EXPECT_EQ(design.sheets[0].panels[0].name, "flap");
  EXPECT_EQ(design.sheets[0].panels[0].width.value, 97);
  EXPECT_EQ(design.sheets[1].panels[2].width.value, 97) << "what lies behind the flap";
}

TEST(DesignFile, WorkspaceComesBeforeTheInstallation) {
  MemoryFileSystem files;
  const std::string text = "kind: pages\npage: { width: 100, height: 100 }\nmargins: { top: 1, bottom: 1, start: 1, end: 1 }\ntype: { body: 10 }\n";
  files.write("share/templates/a/design.yaml", text);
  files.write("root/templates/a/design.yaml", text + "emblem: 15\n");
  DiagnosticSink sink;
  EXPECT_EQ(load_design(files, "share", "root", "a", sink).emblem.value, 15);
  EXPECT_FALSE(sink.has_errors());
}

TEST(DesignFile, MistakesAreToldAllAtOnceWithTheirPlace) {
  MemoryFileSystem files;
  files.write("share/templates/a/design.yaml",
              "kind: pages\npage: { width: 100, height: 100 }\nmargins: { top: 1, bottom: 1, start: 1, end: 1 }\ntype: { bodi: 10 }\nemblem: 8\ncoverr: page\n");
  DiagnosticSink sink;
  load_design(files, "share", "", "a", sink);
  const auto all = sink.sorted();
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0].code, "bad-geometry");
  EXPECT_EQ(all[1].span.line, 4);
  EXPECT_EQ(all[2].span.line, 6);
}

TEST(DesignFile, UnknownNameSuggestsTheNearest) {
  MemoryFileSystem files;
  files.write("share/templates/report-a4/design.yaml", "kind: pages\n");
  DiagnosticSink sink;
  load_design(files, "share", "", "report-a5", sink);
  ASSERT_EQ(sink.sorted().size(), 1u);
  EXPECT_EQ(sink.sorted()[0].code, "unknown-design");
  EXPECT_NE(sink.sorted()[0].hint.text().find("report-a4"), std::string::npos);
}

TEST(DesignFile, TheGuidesSmallDesignLoadsWithoutAWord) {
  const std::string guide = DiskFileSystem().read(places::source() + "/docs/designs.md");
  const size_t start = guide.find("```yaml\n") + 8;
  const std::string example = guide.substr(start, guide.find("```", start) - start);
  MemoryFileSystem files;
  files.write("share/templates/a/design.yaml", example);
  DiagnosticSink sink;
  load_design(files, "share", "", "a", sink);
  for (const Diagnostic& d : sink.sorted()) ADD_FAILURE() << d.message;
}

TEST(Style, EveryTextColourIsReadable) {
  const Palette palette = make_palette(Brand{});
  EXPECT_GE(contrast(palette.ink, palette.paper), 7);
  EXPECT_GE(contrast(palette.muted, palette.tint1), 4.5);
  EXPECT_GE(contrast(palette.primary, palette.paper), 4.5);
  EXPECT_GE(contrast(palette.accent, palette.paper), 4.5);
  EXPECT_GE(contrast(palette.on_primary, palette.primary), 4.5);
}

TEST(Style, CopyFittingEndsAtTheFloor) {
  Design design;
  design.type.body = Pt(12);
  design.type.floor = Pt(9);
  design.max_pages = 1;
  const Palette palette = make_palette(Brand{});
  const LocaleTag italian("it");
  EXPECT_EQ(layout::make_typography(design, italian, palette, layout::fitting_ladder(design, italian).front()).body.size, Pt(12));
  EXPECT_EQ(layout::make_typography(design, italian, palette, layout::fitting_ladder(design, italian).back()).body.size, Pt(9));
  EXPECT_GE(layout::make_typography(design, italian, palette, layout::fitting_ladder(design, italian).back()).phone.size, Pt(14)) << "telephone numbers have a floor of their own";
}

}  // namespace
}  // namespace divulga
