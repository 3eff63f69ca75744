#include "store/migration.h"

#include "diag/diagnostic.h"

namespace divulga {
namespace {

std::int64_t version_of(SqliteDatabase& database) {
  SqliteQuery query = database.query("PRAGMA user_version");
  query.step();
  return query.integer(0);
}

}  // namespace

void migrate(SqliteDatabase& database, const std::vector<Migration>& steps) {
  const int last = steps.back().number;
  if (version_of(database) > last) {
    throw EnvironmentError(message("the store was made by a later version of this program"), message("install the later version again"));
  }
  if (version_of(database) == last) return;
  for (const Migration& step : steps) {
    SqliteTransaction transaction(database);         // another process may be doing the same: look again inside
    if (version_of(database) >= step.number) continue;
    database.execute(std::string(step.sql));
    database.execute("PRAGMA user_version = " + std::to_string(step.number));
    transaction.commit();
  }
}

}  // namespace divulga
