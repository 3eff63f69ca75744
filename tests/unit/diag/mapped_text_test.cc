#include "diag/mapped_text.h"

#include <gtest/gtest.h>

namespace divulga {
namespace {

TEST(MappedText, CountsLinesAndCodePoints) {
  const MappedText text("aà\nbcd", "f.md", 10);
  EXPECT_EQ(text.locate(1, 2), (SourceSpan{"f.md", 10, 2, 1}));
  EXPECT_EQ(text.locate(4, 100), (SourceSpan{"f.md", 11, 1, 3}));
}

TEST(MappedText, TextMadeFromATagHasTheTagsPlace) {
  MappedText text;
  text.append_verbatim("x ", {"f.md", 1, 1, 0});
  text.append_made("a long value", {"f.md", 1, 3, 7});
  text.append_verbatim(" y", {"f.md", 1, 10, 0});
  EXPECT_EQ(text.locate(5), (SourceSpan{"f.md", 1, 3, 7}));
  EXPECT_EQ(text.locate(0, text.text().size()), (SourceSpan{"f.md", 1, 1, 11})) << "as long as the line of the file";
}

TEST(MappedText, WhatComesFromAnotherFileAddsNothingToTheReach) {
  MappedText text;
  text.append_verbatim("## ", {"f.md", 1, 1, 0});
  text.append_made("translated heading", {"f.po", 7, 1, 5});
  EXPECT_EQ(text.locate(0, text.text().size()), (SourceSpan{"f.md", 1, 1, 3}));
}

TEST(MappedText, APieceOfAnotherKeepsItsPlaces) {
  const MappedText source("one two\nthree", "f.md");
  MappedText text;
  text.append(source, 4, 9);
  EXPECT_EQ(text.text(), "two\nthree");
  EXPECT_EQ(text.locate(0, 3), (SourceSpan{"f.md", 1, 5, 3}));
  EXPECT_EQ(text.locate(4, 5), (SourceSpan{"f.md", 2, 1, 5}));
}

TEST(DiagnosticSinkMerging, TheLongestReachIsKept) {
  DiagnosticSink sink;
  sink.error("c", {"a.md", 1, 1, 3}, "m");
  sink.error("c", {"a.md", 1, 1, 9}, "m");
  sink.error("c", {"a.md", 1, 1, 5}, "m");
  ASSERT_EQ(sink.sorted().size(), 1u);
  EXPECT_EQ(sink.sorted()[0].span.length, 9);
}

}  // namespace
}  // namespace divulga
