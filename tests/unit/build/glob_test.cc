#include <gtest/gtest.h>

#include "build/project_build.h"

namespace divulga {
namespace {

TEST(Glob, AStarStaysWithinAPart) {
  EXPECT_TRUE(matches_glob("leaflets/*", "leaflets/sportello"));
  EXPECT_FALSE(matches_glob("*", "leaflets/sportello"));
  EXPECT_TRUE(matches_glob("**", "leaflets/sportello"));
}

TEST(Glob, QuestionMarkIsOneCharacter) {
  EXPECT_TRUE(matches_glob("news/2026-1?", "news/2026-11"));
  EXPECT_FALSE(matches_glob("news/2026-1?", "news/2026-1"));
}

TEST(Glob, WithoutStarsTheWholeNameCounts) {
  EXPECT_TRUE(matches_glob("news/a", "news/a"));
  EXPECT_FALSE(matches_glob("news/a", "news/ab"));
  EXPECT_TRUE(matches_glob("*/*finale*", "events/evento-finale"));
}

}  // namespace
}  // namespace divulga
