#include "store/sqlite_store.h"

#include "store/migration.h"

namespace divulga {

SqliteStore::SqliteStore(const std::string& path, RandomSource& random) : database_(path) {
  migrate(database_, migrations());
  SqliteTransaction transaction(database_);
  database_.query("INSERT OR IGNORE INTO setting (name, value) VALUES ('secret', ?)").bind_blob(random.bytes(32)).run();
  SqliteQuery query = database_.query("SELECT value FROM setting WHERE name = 'secret'");
  query.step();
  secret_ = query.text(0);
  transaction.commit();
}

}  // namespace divulga
