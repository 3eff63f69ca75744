#include "web/stylesheet.h"

#include <gmock/gmock.h>

#include "web/css_rule.h"

namespace divulga {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string mirrored(const std::string& declaration) {
  const std::string css = mirrored_css("a{" + declaration + "}");
  return css.substr(2, css.size() - 4);
}

TEST(MirroredCss, SwapsSidesInNamesAndValues) {
  EXPECT_EQ(mirrored("margin-left:1px"), "margin-right:1px");
  EXPECT_EQ(mirrored("border-top-right-radius:2px"), "border-top-left-radius:2px");
  EXPECT_EQ(mirrored("left:0;right:auto"), "right:0;left:auto");
  EXPECT_EQ(mirrored("float:left !important"), "float:right !important");
  EXPECT_EQ(mirrored("text-align:right"), "text-align:left");
}

TEST(MirroredCss, SwapsTheSecondAndFourthOfFour) {
  EXPECT_EQ(mirrored("padding:1px 2px 3px 4px"), "padding:1px 4px 3px 2px");
  EXPECT_EQ(mirrored("margin:0 0 0 calc(1px + 2px)!important"), "margin:0 calc(1px + 2px) 0 0!important");
  EXPECT_EQ(mirrored("padding:1px 2px"), "padding:1px 2px");
  EXPECT_EQ(mirrored("border-color:red #fff blue rgba(0, 0, 0, 0)"), "border-color:red rgba(0, 0, 0, 0) blue #fff");
}

TEST(MirroredCss, TurnsCorners) {
  EXPECT_EQ(mirrored("border-radius:1px 2px 3px 4px"), "border-radius:2px 1px 4px 3px");
  EXPECT_EQ(mirrored("border-radius:0 4px 4px 0"), "border-radius:4px 0 0 4px");
  EXPECT_EQ(mirrored("border-radius:4px"), "border-radius:4px");
}

TEST(MirroredCss, TurnsShadowsAndMoves) {
  EXPECT_EQ(mirrored("box-shadow:2px 1px 0 red,inset 0 0 0 1px #fff"), "box-shadow:-2px 1px 0 red,inset 0 0 0 1px #fff");
  EXPECT_EQ(mirrored("transform:translateX(-50%) translateY(-50%)"), "transform:translateX(50%) translateY(-50%)");
  EXPECT_EQ(mirrored("transform:rotate(45deg)"), "transform:rotate(-45deg)");
  EXPECT_EQ(mirrored("background-position:right .75rem center"), "background-position:left .75rem center");
}

TEST(MirroredCss, LeavesAddressesVariablesAndWordsAlone) {
  EXPECT_EQ(mirrored("background-image:url(\"data:image/svg+xml,left;right{}\")"), "background-image:url(\"data:image/svg+xml,left;right{}\")");
  EXPECT_EQ(mirrored("--bs-left:left"), "--bs-left:left");
  EXPECT_EQ(mirrored("content:\"left\""), "content:\"left\"");
  EXPECT_EQ(mirrored("color:bright"), "color:bright");
}

TEST(MirroredCss, GoesIntoMediaRules) { EXPECT_EQ(mirrored_css("@media (min-width:1px){a{left:0}}"), "@media (min-width:1px){a{right:0}\n}"); }

TEST(MirroredCss, TwiceIsTheSameAgain) {
  const std::string css = "a{margin:1px 2px 3px 4px;left:-5px;transform:translateX(10px)}\n";
  EXPECT_EQ(mirrored_css(mirrored_css(css)), css);
}

TEST(PrunedCss, KeepsRulesOfElementsAndUsedClasses) {
  EXPECT_EQ(pruned_css("h1{a:b}.used{c:d}.used .not{e:f}.not,.used{g:h}", {"used"}), "h1{a:b}\n.used{c:d}\n.used{g:h}\n");
}

TEST(PrunedCss, WhatASelectorExcludesIsNotWanted) { EXPECT_EQ(pruned_css(".used:not(.not){a:b}", {"used"}), ".used:not(.not){a:b}\n"); }

TEST(PrunedCss, DropsFacesKeyframesAndVariablesThatNothingNames) {
  EXPECT_EQ(pruned_css("@font-face{font-family:\"VideoJS\";src:url(x)}@keyframes gone{0%{a:b}}:root{--a:1;--b:var(--a);--c:2}p{x:var(--b)}", {}),
            ":root{--a:1;--b:var(--a)}\np{x:var(--b)}\n");
}

TEST(PrunedCss, DropsCommentsAndEmptyMediaRules) { EXPECT_EQ(pruned_css("/*! x } */@media print{.not{a:b}}p{c:d}/*# sourceMappingURL=x */", {}), "p{c:d}\n"); }

TEST(CollectClasses, ReadsEveryName) {
  std::set<std::string> classes;
  collect_classes("<p class=\"a  b\"><i data-class=\"no\" class=\"c\">", classes);
  EXPECT_EQ(classes, (std::set<std::string>{"a", "b", "c"}));
}

TEST(ParseCss, SurvivesWhatIsCutOff) {
  for (const char* css : {"a{", "a{b:c", "@media x{a{b:c}", "\"", "a{b:url(", "}", "/* x", ";;"}) (void)write_css(parse_css(css));
  EXPECT_EQ(write_css(parse_css("a{b:c")), "a{b:c}\n");
}

}  // namespace
}  // namespace divulga
