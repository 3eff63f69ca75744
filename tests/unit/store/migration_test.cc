#include "store/migration.h"

#include <gtest/gtest.h>

#include "diag/diagnostic.h"

namespace divulga {
namespace {

std::int64_t version(SqliteDatabase& database) {
  SqliteQuery query = database.query("PRAGMA user_version");
  query.step();
  return query.integer(0);
}

TEST(Migration, NumbersRiseByOne) {
  for (size_t i = 0; i < migrations().size(); ++i) EXPECT_EQ(migrations()[i].number, static_cast<int>(i) + 1);
}

TEST(Migration, RunsFromEveryEarlierVersion) {
  for (size_t from = 0; from < migrations().size(); ++from) {
    SqliteDatabase database(":memory:");
    if (from > 0) migrate(database, {migrations().begin(), migrations().begin() + static_cast<std::ptrdiff_t>(from)});
    migrate(database, migrations());
    EXPECT_EQ(version(database), migrations().back().number);
    migrate(database, migrations());
  }
}

TEST(Migration, AFailedStepLeavesTheVersionBefore) {
  SqliteDatabase database(":memory:");
  const std::vector<Migration> steps = {{1, "CREATE TABLE a (x)"}, {2, "CREATE TABLE b (x); CREATE TABLE a (x)"}};
  EXPECT_THROW(migrate(database, steps), EnvironmentError);
  EXPECT_EQ(version(database), 1);
  EXPECT_THROW(database.execute("SELECT * FROM b"), EnvironmentError);
}

TEST(Migration, ALaterStoreIsRefused) {
  SqliteDatabase database(":memory:");
  database.execute("PRAGMA user_version = 999");
  EXPECT_THROW(migrate(database, migrations()), EnvironmentError);
}

}  // namespace
}  // namespace divulga
