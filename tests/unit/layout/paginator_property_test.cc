#include <gtest/gtest.h>

#include <map>
#include <random>
#include <sstream>

#include "layout/column_fill.h"

// Random flows, each from its own seed: what holds for every distribution, whatever the text.

namespace divulga::layout {
namespace {

constexpr double page_height = 400, unit = 6;

struct Sample {
  Flow flow;
  NoteFlows notes;
  std::map<size_t, int> heading;           // item -> 1 for headings
  int next_note = 1;
};

class SampleMaker {
 public:
  explicit SampleMaker(unsigned seed) : random_(seed) {}

  Sample make() {
    const int blocks = between(1, 60);
    for (int i = 0; i < blocks; ++i) block();
    return std::move(sample_);
  }

 private:
  int between(int low, int high) { return low + static_cast<int>(random_() % static_cast<unsigned>(high - low + 1)); }
  bool one_in(int n) { return between(1, n) == 1; }

  FlowItem item(double height, double before = 0, double after = 0) {
    FlowItem made;
    made.fragment.height = Pt(height);
    made.before = Pt(before);
    made.after = Pt(after);
    return made;
  }
  Flow lines(int count, double leading) {
    Flow flow;
    for (int i = 0; i < count; ++i) {
      flow.push_back(item(leading, i == 0 ? unit : 0, i + 1 == count ? unit : 0));
      flow.back().keep_with_next = i + 1 < count && (i == 0 || i + 2 == count);
    }
    return flow;
  }
  void mark(FlowItem& line) {
    if (!one_in(12)) return;
    const bool again = sample_.next_note > 1 && one_in(6);
    const int number = again ? between(1, sample_.next_note - 1) : sample_.next_note++;
    line.fragment.notes.push_back(number);
    if (!again) sample_.notes[number] = lines(one_in(8) ? between(10, 60) : between(1, 4), 10);
  }

  void block() {
    const int kind = between(1, 12);
    if (kind <= 6) {
      Flow text = lines(between(1, 14), 14);
      for (FlowItem& line : text) mark(line);
      if (one_in(7)) margin_notes(text.front());
      append(sample_.flow, std::move(text));
    } else if (kind == 7 || kind == 8) {
      sample_.heading[sample_.flow.size()] = 1;
      FlowItem heading = item(20, 18, unit);
      heading.keep_with_next = true;
      sample_.flow.push_back(std::move(heading));
      Flow text = lines(between(2, 6), 14);       // a heading has something below it
      append(sample_.flow, std::move(text));
    } else if (kind == 9) {
      FlowItem figure = item(between(20, 250), 12, 12);
      figure.floats = true;
      if (one_in(3)) figure.width = ItemWidth::full;
      mark(figure);
      sample_.flow.push_back(std::move(figure));
    } else if (kind == 10) {
      FlowItem columns;
      columns.before = columns.after = Pt(unit);
      columns.columns = std::make_shared<ColumnFlow>();
      columns.columns->count = between(2, 3);
      for (int i = between(1, 6); i > 0; --i) append(columns.columns->flow, lines(between(1, 20), 12));
      for (FlowItem& line : columns.columns->flow) mark(line);
      sample_.flow.push_back(std::move(columns));
    } else if (kind == 11) {
      auto box = std::make_shared<BoxStyle>();
      Flow text = lines(between(3, 50), 14);
      for (FlowItem& line : text) line.box = box;
      append(sample_.flow, std::move(text));
    } else if (one_in(2)) {
      FlowItem page_break;
      page_break.new_page = page_break.keep_with_next = true;
      sample_.flow.push_back(std::move(page_break));
    } else {
      Flow text = lines(between(1, 10), 14);
      for (FlowItem& line : text) line.landscape = true;
      append(sample_.flow, std::move(text));
    }
  }
  void margin_notes(FlowItem& line) {
    for (int i = between(1, 3); i > 0; --i) {
      Fragment note;
      note.height = Pt(between(10, 90));
      line.margin.push_back(std::move(note));
    }
  }

  std::mt19937 random_;
  Sample sample_;
};

Pt region_height(bool landscape) { return Pt(landscape ? page_height * 0.6 : page_height); }

std::vector<FilledRegion> distributed(const Sample& sample) {
  Regions regions;
  regions.height = [](size_t, bool landscape) { return region_height(landscape); };
  regions.notes = &sample.notes;
  regions.note_space = Pt(2 * unit);
  regions.unit = Pt(unit);
  return distribute(sample.flow, regions);
}

/// What stands in a region, for messages.
std::string outline(const Sample& sample, const FilledRegion& region) {
  std::ostringstream out;
  for (const Placement& place : region.placements) {
    const FlowItem& item = sample.flow[place.item];
    out << "item " << place.item << (item.floats ? " figure" : item.columns ? " columns" : item.keep_with_next ? " kept" : "") << " at "
        << place.y.value << " high " << place.height.value << "\n";
  }
  for (const NotePlacement& note : region.notes)
    out << "note " << note.number << " from " << note.first << ", " << note.count << " of " << sample.notes.at(note.number).size() << "\n";
  return out.str();
}

/// Three hundred samples; a failure names its seed.
template <typename Check>
void for_each_sample(Check check) {
  for (unsigned seed = 1; seed <= 300; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    check(SampleMaker(seed).make());
  }
}

TEST(PaginatorProperty, NoItemIsLostOrDoubledAndOnlyFiguresLeaveTheOrder) {
  for_each_sample([](const Sample& sample) {
    std::map<size_t, int> seen;
    std::map<size_t, std::vector<size_t>> inner;
    size_t last = 0, last_figure = 0;
    for (const FilledRegion& region : distributed(sample))
      for (const Placement& place : region.placements) {
        const FlowItem& item = sample.flow[place.item];
        if (item.columns) {
          for (const ColumnPlacement& part : place.columns) inner[place.item].push_back(part.item);
        } else {
          EXPECT_EQ(++seen[place.item], 1) << place.item;
        }
        size_t& before = item.floats ? last_figure : last;
        EXPECT_GE(place.item, before);
        before = place.item;
      }
    for (size_t i = 0; i < sample.flow.size(); ++i) {
      const FlowItem& item = sample.flow[i];
      if (item.columns) {
        ASSERT_EQ(inner[i].size(), item.columns->flow.size()) << i;
        for (size_t k = 0; k < inner[i].size(); ++k) EXPECT_EQ(inner[i][k], k);
      } else if (!item.new_page) {
        EXPECT_EQ(seen[i], 1) << i;
      }
    }
  });
}

TEST(PaginatorProperty, NothingStandsOutsideItsRegionOrOnAnother) {
  for_each_sample([](const Sample& sample) {
    for (const FilledRegion& region : distributed(sample)) {
      const Pt height = region_height(region.landscape);
      EXPECT_LE((region.used + region.notes_height).value, height.value + 0.05) << outline(sample, region);
      Pt y;
      for (const Placement& place : region.placements) {
        EXPECT_EQ(sample.flow[place.item].landscape, region.landscape);
        EXPECT_GE(place.y, y - Pt(0.01)) << place.item;
        y = place.y + place.height;
        for (const ColumnPlacement& part : place.columns)
          EXPECT_LE(part.y + sample.flow[place.item].columns->flow[part.item].fragment.height, place.height + Pt(0.05));
      }
    }
  });
}

TEST(PaginatorProperty, MarginNotesNeverTouchTheFootOrOneAnother) {
  for_each_sample([](const Sample& sample) {
    for (const FilledRegion& region : distributed(sample)) {
      Pt y(-unit);
      for (const MarginPlacement& note : region.margin) {
        EXPECT_GE(note.y, y + Pt(unit) - Pt(0.01)) << note.item;
        y = note.y + sample.flow[note.item].margin[note.index].height;
      }
      EXPECT_LE(y, region_height(region.landscape) + Pt(0.05));
      for (const Placement& place : region.placements)
        if (sample.flow[place.item].width == ItemWidth::full)
          for (const MarginPlacement& note : region.margin) {
            const Pt bottom = note.y + sample.flow[note.item].margin[note.index].height;
            EXPECT_TRUE(bottom <= place.y + Pt(0.01) || note.y >= place.y + place.height - Pt(0.01)) << place.item;
          }
    }
  });
}

TEST(PaginatorProperty, NoHeadingAndNoSingleLineStandsAloneAtAFoot) {
  for_each_sample([](const Sample& sample) {
    for (const FilledRegion& region : distributed(sample)) {
      if (region.placements.empty()) continue;
      const size_t last = region.placements.back().item;
      const FlowItem& item = sample.flow[last];
      // Two kept lines of which the first has a note as long as its page cannot stay together.
      const bool long_note = region.notes_height > region_height(region.landscape) * 0.8;
      const bool torn = item.keep_with_next && !item.new_page && !long_note;
      EXPECT_FALSE(torn) << outline(sample, region) << (sample.heading.count(last) ? "heading " : "line ") << last;
    }
  });
}

TEST(PaginatorProperty, ANoteBeginsInTheRegionOfItsFirstMarkAndIsShownOnce) {
  for_each_sample([](const Sample& sample) {
    std::map<int, size_t> mark, begun, lines;
    const std::vector<FilledRegion> regions = distributed(sample);
    int going_on = 0;                        // a note whose end is still to come
    for (size_t r = 0; r < regions.size(); ++r) {
      const auto look = [&](const FlowItem& item) {
        for (const int number : item.fragment.notes) mark.emplace(number, r);
      };
      for (const Placement& place : regions[r].placements) {
        look(sample.flow[place.item]);
        for (const ColumnPlacement& part : place.columns) look(sample.flow[place.item].columns->flow[part.item]);
      }
      for (const NotePlacement& note : regions[r].notes) {
        EXPECT_TRUE(going_on == 0 || note.number == going_on) << "the rest of a note comes first";
        EXPECT_EQ(note.first, lines[note.number]);
        EXPECT_GT(note.count, 0u);
        begun.emplace(note.number, r);
        lines[note.number] += note.count;
        going_on = lines[note.number] < sample.notes.at(note.number).size() ? note.number : 0;
      }
    }
    EXPECT_EQ(going_on, 0);
    EXPECT_EQ(mark, begun);
    for (const auto& [number, count] : lines) EXPECT_EQ(count, sample.notes.at(number).size()) << number;
  });
}

TEST(PaginatorNotes, ANoteLeavesRoomForTheLinesKeptWithItsMark) {
  Sample sample;
  for (int i = 0; i < 3; ++i) {
    FlowItem line;
    line.fragment.height = Pt(14);
    line.keep_with_next = i < 2;
    sample.flow.push_back(std::move(line));
  }
  sample.flow[0].fragment.notes = {1};
  for (int i = 0; i < 37; ++i) {
    FlowItem line;
    line.fragment.height = Pt(10);
    sample.notes[1].push_back(std::move(line));
  }
  const std::vector<FilledRegion> regions = distributed(sample);
  ASSERT_EQ(regions.size(), 2u);
  EXPECT_EQ(regions[0].placements.size(), 3u);
  EXPECT_EQ(regions[0].notes[0].count, 34u) << "400 points less three lines and the space above the note";
  EXPECT_EQ(regions[1].notes[0].count, 3u);
}

TEST(ColumnFill, ColumnsOfOneTextAreAsEvenAsItsLines) {
  ColumnFlow columns;
  columns.count = 3;
  for (int i = 0; i < 31; ++i) {
    FlowItem line;
    line.fragment.height = Pt(10);
    columns.flow.push_back(std::move(line));
  }
  const auto none = [](size_t, size_t) { return Pt(0); };
  EXPECT_EQ(fill_columns(columns, 0, Pt(500), ColumnStart::where_room, none).height, Pt(110));
  const ColumnFill part = fill_columns(columns, 0, Pt(55), ColumnStart::where_room, none);
  EXPECT_EQ(part.next, 15u) << "five lines a column";
  EXPECT_EQ(fill_columns(columns, part.next, Pt(500), ColumnStart::where_room, none).height, Pt(60));
  EXPECT_TRUE(fill_columns(columns, 0, Pt(15), ColumnStart::where_room, none).placements.empty()) << "one line a column is too little";
}

}  // namespace
}  // namespace divulga::layout
