#include "data/map_lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace divulga {
namespace {

TEST(MapLines, LinesAndOutlinesWithTheirKinds) {
  DiagnosticSink sink;
  const auto lines = read_map_lines("a.geojson", R"({"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"kind":"river"},"geometry":{"type":"LineString","coordinates":[[10.5,45.1],[10.6,45.2,3]]}},
    {"type":"Feature","properties":null,"geometry":{"type":"Polygon","coordinates":[[[10,45],[11,45],[11,46],[10,45]]]}},
    {"type":"Feature","properties":{},"geometry":{"type":"MultiLineString","coordinates":[[[10,45],[11,45]],[[1,2],[3,4]]]}},
    {"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[10,45]}},
    {"type":"Feature","properties":{},"geometry":null}]})", sink);
  EXPECT_TRUE(sink.sorted().empty());
  ASSERT_EQ(lines.size(), 4u);
  EXPECT_EQ(lines[0].kind, MapLine::Kind::river);
  EXPECT_DOUBLE_EQ(lines[0].points[0].latitude, 45.1);
  EXPECT_EQ(lines[1].kind, MapLine::Kind::area);
  EXPECT_EQ(lines[2].kind, MapLine::Kind::road);
}

TEST(MapLines, WhatIsNotGeoJsonIsToldByFile) {
  for (const char* bad : {"", "[1,2]", "{\"type\":\"Topology\"}", "{\"type\":\"LineString\",\"coordinates\":[[500000,4990000],[1,2]]}",
                          "{\"type\":\"LineString\"}", "{\"type\":\"LineString\",\"coordinates\":[[\"a\",1],[1,2]]}", "{\"type\":\"FeatureCollection\"}"}) {
    DiagnosticSink sink;
    EXPECT_TRUE(read_map_lines("a.geojson", bad, sink).empty()) << bad;
    ASSERT_EQ(sink.sorted().size(), 1u) << bad;
    EXPECT_EQ(sink.sorted()[0].code, "bad-geojson");
    EXPECT_EQ(sink.sorted()[0].span.file, "a.geojson");
  }
}

}  // namespace
}  // namespace divulga
