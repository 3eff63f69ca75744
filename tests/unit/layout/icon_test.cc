#include "layout/icons.h"

#include "layout/qr.h"
#include "sample_edition.h"

namespace divulga {
namespace {

TEST(PathData, RelativeCommandsAndRepeatedPairs) {
  const auto path = layout::read_path_data("m1 2 3 4-1-1h2v3z");
  ASSERT_EQ(path.size(), 6u);
  EXPECT_EQ(path[1].p1.x, Pt(4));
  EXPECT_EQ(path[2].p1.y, Pt(5));
  EXPECT_EQ(path[4].p1.y, Pt(8));
  EXPECT_EQ(path[5].kind, PathCommand::Kind::close);
}

TEST(PathData, SmoothCurveReflectsTheLastControlPoint) {
  const auto path = layout::read_path_data("M0 0C0 1 1 2 2 2S4 1 4 0");
  ASSERT_EQ(path.size(), 3u);
  EXPECT_EQ(path[2].p1.x, Pt(3));
  EXPECT_EQ(path[2].p1.y, Pt(2));
}

TEST(PathData, ArcWithFlagsRunTogetherEndsWhereItShould) {
  const auto path = layout::read_path_data("M.5 0a.5.5 0 11-1 0");
  ASSERT_GE(path.size(), 3u);
  EXPECT_NEAR(path.back().p3.x.value, -0.5, 1e-9);
  for (size_t i = 1; i < path.size(); ++i) EXPECT_NEAR(std::hypot(path[i].p3.x.value, path[i].p3.y.value), 0.5, 1e-6) << "on the circle";
}

TEST(PathData, StopsAtWhatItCannotRead) { EXPECT_EQ(layout::read_path_data("M0 0L1 1 x 2").size(), 2u); }

TEST(IconSet, DrawsInsideItsBox) {
  const layout::IconSet icons(DiskFileSystem(), DIVULGA_SHARE_DIR);
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
