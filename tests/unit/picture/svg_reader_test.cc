#include "picture/svg_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace divulga {
namespace {

struct Read {
  std::vector<SvgFault> faults;
  std::optional<Drawing> drawing;
  explicit Read(const std::string& svg) { drawing = read_svg(svg, faults); }
  const DrawnShape& shape(size_t i = 0) const { return std::get<DrawnShape>(drawing.value().items.at(i)); }
  const DrawnText& text(size_t i = 0) const { return std::get<DrawnText>(drawing.value().items.at(i)); }
  std::string first_fault() const { return faults.empty() ? "" : faults.front().message.text(); }
};
Read inside(const std::string& content, const std::string& attributes = "viewBox='0 0 100 100'") {
  return Read("<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' " + attributes + ">\n" + content + "\n</svg>");
}

TEST(Svg, ARectIsAPathInTheDrawingsUnits) {
  const Read read = inside("<rect x='1' y='2' width='3' height='4' fill='#06c'/>");
  EXPECT_TRUE(read.faults.empty());
  EXPECT_EQ(read.shape().fill, (Color{0, 0x66, 0xCC}));
  const Rect box = bounds_of(read.shape().outline);
  EXPECT_EQ(box.x, Pt(1));
  EXPECT_EQ(box.height, Pt(4));
}

TEST(Svg, SizeAndViewBoxScale) {
  const Read read = inside("<circle cx='5' cy='5' r='5'/>", "width='10mm' height='10mm' viewBox='0 0 10 10'");
  EXPECT_NEAR(read.drawing->width, 37.795, 0.001);
  EXPECT_NEAR(bounds_of(read.shape().outline).width.value, 37.795, 0.001);
}

TEST(Svg, GroupsTransformAndHandDownTheirStyle) {
  const Read read = inside("<g transform='translate(10,0) scale(2)' fill='red' stroke='blue' stroke-width='3'><rect width='5' height='5' fill='none'/></g>");
  EXPECT_FALSE(read.shape().fill);
  EXPECT_EQ(read.shape().stroke, (Color{0, 0, 255}));
  EXPECT_DOUBLE_EQ(read.shape().stroke_width, 6);
  EXPECT_EQ(bounds_of(read.shape().outline).x, Pt(10));
}

TEST(Svg, InlineStyleBeatsClassBeatsAttribute) {
  const Read read = inside("<style>.a{fill:#00f} rect{fill:#f00} .b{stroke:#0f0}</style><rect class='a' width='5' height='5' fill='black'/>"
                           "<rect class='a b' width='5' height='5' style='fill: #fff'/>");
  EXPECT_EQ(read.shape(0).fill, (Color{0, 0, 255}));
  EXPECT_EQ(read.shape(1).fill, (Color{255, 255, 255}));
  EXPECT_EQ(read.shape(1).stroke, (Color{0, 255, 0}));
}

TEST(Svg, DashesCapsJoinsAndFillRule) {
  const Read read = inside("<path d='M0 0h9v9' fill-rule='evenodd' stroke='#000' stroke-dasharray='1 2 3' stroke-linecap='round' stroke-linejoin='bevel'/>");
  EXPECT_TRUE(read.shape().even_odd);
  EXPECT_EQ(read.shape().dash.size(), 6u) << "an odd list is repeated";
  EXPECT_EQ(read.shape().style.cap, LineCap::round);
  EXPECT_EQ(read.shape().style.join, LineJoin::bevel);
}

TEST(Svg, UseShowsASymbolInItsViewport) {
  const Read read = inside("<symbol id='s' viewBox='0 0 10 10'><rect width='10' height='10'/></symbol><use xlink:href='#s' x='20' y='30' width='40' height='40'/>");
  const Rect box = bounds_of(read.shape().outline);
  EXPECT_EQ(box.x, Pt(20));
  EXPECT_EQ(box.y, Pt(30));
  EXPECT_EQ(box.width, Pt(40));
}

TEST(Svg, AUseThatShowsItselfIsToldAndEnds) {
  EXPECT_THAT(inside("<g id='a'><rect width='1' height='1'/><use href='#a'/></g>").first_fault(), testing::HasSubstr("shows itself"));
}

TEST(Svg, UsesThatMultiplyWithoutEndAreRefused) {
  std::string bomb = "<g id='a0'><rect width='1' height='1'/></g>";
  for (int i = 1; i < 30; ++i) {
    const std::string before = std::to_string(i - 1);
    bomb += "<g id='a" + std::to_string(i) + "'><use href='#a" + before + "'/><use href='#a" + before + "'/></g>";
  }
  const Read read = inside("<defs>" + bomb + "</defs><use href='#a29'/>");
  EXPECT_FALSE(read.drawing);
  EXPECT_THAT(read.faults.back().message, testing::HasSubstr("shapes"));
}

TEST(Svg, ALinearGradientKeepsItsStops) {
  const Read read = inside("<linearGradient id='base'><stop offset='0' stop-color='#fff'/><stop offset='50%' style='stop-color:#06c'/></linearGradient>"
                           "<linearGradient id='g' xlink:href='#base' gradientTransform='rotate(90)'/><rect width='20' height='10' fill='url(#g)'/>");
  ASSERT_TRUE(read.shape().style.gradient);
  const Gradient& g = *read.shape().style.gradient;
  ASSERT_EQ(g.stops.size(), 2u);
  EXPECT_DOUBLE_EQ(g.stops[1].offset, 0.5);
  const Point end = g.place({Pt(g.x2), Pt(g.y2)});
  EXPECT_NEAR(end.x.value, 0, 1e-9);
  EXPECT_NEAR(end.y.value, 10, 1e-9);
}

TEST(Svg, ARectangularClipCutsAnotherOneIsTold) {
  const Read read = inside("<clipPath id='c'><rect x='2' y='2' width='4' height='4'/></clipPath><rect width='9' height='9' clip-path='url(#c)'/>");
  ASSERT_TRUE(read.shape().style.clip);
  EXPECT_EQ(read.shape().style.clip->width, Pt(4));
  EXPECT_THAT(inside("<clipPath id='c'><circle r='4'/></clipPath><rect width='9' height='9' clip-path='url(#c)'/>").first_fault(), testing::HasSubstr("not one upright rectangle"));
}

TEST(Svg, OpacitiesMultiply) {
  EXPECT_DOUBLE_EQ(inside("<g opacity='.5'><rect width='9' height='9' opacity='.5' fill-opacity='.8'/></g>").shape().style.fill_opacity, 0.2);
}

TEST(Svg, TextIsKeptWithItsPlaceAndPieces) {
  const Read read = inside("<text x='10' y='20' font-size='8' text-anchor='middle' fill='#333'>Via <tspan font-weight='bold'>Roma</tspan></text>");
  EXPECT_EQ(read.text().anchor, DrawnText::Anchor::middle);
  ASSERT_EQ(read.text().pieces.size(), 2u);
  EXPECT_EQ(read.text().pieces[0].text, "Via ");
  EXPECT_TRUE(read.text().pieces[1].bold);
}

TEST(Svg, TurnedTextIsRefusedWithItsLine) {
  const Read read = inside("<rect width='1' height='1'/>\n<text transform='rotate(30)'>Via Roma</text>");
  ASSERT_EQ(read.faults.size(), 1u);
  EXPECT_EQ(read.faults[0].severity, Severity::error);
  EXPECT_EQ(read.faults[0].line, 3);
}

TEST(Svg, ScriptsForeignContentAndOtherFilesAreErrors) {
  for (const char* bad : {"<script>alert(1)</script>", "<rect width='1' height='1' onclick='x()'/>", "<foreignObject/>", "<use href='other.svg#a'/>", "<image href='https://a.example/a.png'/>",
                          "<style>@import url(a.css);</style>", "<rect width='1' height='1' fill='url(other.svg#g)'/>", "<a href='javascript:x()'/>"}) {
    const Read read = inside(std::string("<rect width='2' height='2'/>") + bad);
    EXPECT_FALSE(read.drawing) << bad;
    EXPECT_TRUE(std::any_of(read.faults.begin(), read.faults.end(), [](const SvgFault& f) { return f.severity == Severity::error && f.line == 2; })) << bad;
  }
}

TEST(Svg, EffectsAreWarningsThatNameThem) {
  for (const char* effect : {"filter='url(#f)'", "mask='url(#m)'", "marker-end='url(#m)'", "style='mix-blend-mode:multiply'"}) {
    const Read read = inside(std::string("<rect width='2' height='2' ") + effect + "/>");
    ASSERT_EQ(read.faults.size(), 1u) << effect;
    EXPECT_EQ(read.faults[0].severity, Severity::warning);
    EXPECT_TRUE(read.drawing);
  }
  EXPECT_THAT(inside("<rect width='2' height='2' fill='url(#p)'/><pattern id='p'/>").first_fault(), testing::HasSubstr("'pattern'"));
}

TEST(Svg, BrokenFilesAreToldNotDrawn) {
  EXPECT_THAT(Read("<svg><rect></svg>").first_fault(), testing::HasSubstr("not well-formed"));
  EXPECT_THAT(Read("<svg/>").first_fault(), testing::HasSubstr("no size"));
  EXPECT_THAT(inside("").first_fault(), testing::HasSubstr("nothing in it"));
  EXPECT_THAT(inside("<path d='M0 0L5 5 k'/><rect width='2' height='2'/>").first_fault(), testing::HasSubstr("not understood to its end"));
}

}  // namespace
}  // namespace divulga
