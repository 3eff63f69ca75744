#include "layout/icons.h"

#include "layout/qr.h"
#include "places.h"
#include "sample_edition.h"

namespace divulga {
namespace {

TEST(IconSet, DrawsInsideItsBox) {
  const DiskFileSystem files;   // outlives the set, which reads when it is asked
  const layout::IconSet icons(files, places::share());
  ASSERT_TRUE(icons.has("help-circle"));
  for (const std::string& name : icons.names())
    for (const Path& path : icons.draw(name, {Pt(100), Pt(50)}, Pt(24), Color{}))
      for (const PathCommand& c : path.commands)
        if (c.kind == PathCommand::Kind::move || c.kind == PathCommand::Kind::line) {
          EXPECT_GE(c.p1.x, Pt(97)) << name;
          EXPECT_LE(c.p1.x, Pt(127)) << name;
        }
}

TEST(QrPath, LeavesFourModulesFreeAround) {
  const Path path = layout::qr_path("https://a.example/", {Pt(0), Pt(0)}, Pt(100), Color{}, 0);
  double least = 100, most = 0;
  for (const PathCommand& c : path.commands)
    if (c.kind != PathCommand::Kind::close) least = std::min(least, c.p1.x.value), most = std::max(most, c.p1.x.value);
  EXPECT_GT(least, 9);
  EXPECT_NEAR(least, 100 - most, 1e-6);
}

TEST(QrPath, TooLongATextIsAnError) { EXPECT_THROW(layout::qr_path(std::string(5000, 'a'), {Pt(0), Pt(0)}, Pt(100), Color{}, 0), Error); }

}  // namespace
}  // namespace divulga
