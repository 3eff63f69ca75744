#pragma once
#include <string_view>
#include <vector>

#include "store/sqlite_database.h"

namespace divulga {

/// A step of the schema: version `number`, from migrations/<number>.sql.
struct Migration { int number; std::string_view sql; };

/// All of them, in order; made at build from migrations/*.sql.
const std::vector<Migration>& migrations();

/// Brings a database up to the last of `steps`, each in its own transaction; the version stands in `user_version`. A
/// database of a later program throws EnvironmentError: nothing goes backward.
void migrate(SqliteDatabase& database, const std::vector<Migration>& steps);

}  // namespace divulga
