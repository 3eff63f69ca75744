#include "store/sqlite_database.h"

#include <sqlite3.h>

#include "diag/diagnostic.h"

namespace divulga {

SqliteQuery::~SqliteQuery() {
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
}

SqliteQuery& SqliteQuery::bind(std::int64_t value) {
  sqlite3_bind_int64(statement_, ++bound_, value);
  return *this;
}

SqliteQuery& SqliteQuery::bind(std::string_view text) {
  sqlite3_bind_text64(statement_, ++bound_, text.data() == nullptr ? "" : text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  return *this;
}

SqliteQuery& SqliteQuery::bind_blob(std::string_view bytes) {
  sqlite3_bind_blob64(statement_, ++bound_, bytes.data() == nullptr ? "" : bytes.data(), bytes.size(), SQLITE_TRANSIENT);
  return *this;
}

SqliteQuery& SqliteQuery::bind_null() {
  sqlite3_bind_null(statement_, ++bound_);
  return *this;
}

bool SqliteQuery::step() {
  const int result = sqlite3_step(statement_);
  if (result != SQLITE_ROW && result != SQLITE_DONE) database_.fail_using();
  return result == SQLITE_ROW;
}

std::int64_t SqliteQuery::run() {
  while (step()) {
  }
  return sqlite3_changes64(database_.handle_);
}

std::int64_t SqliteQuery::integer(int column) const { return sqlite3_column_int64(statement_, column); }

std::string SqliteQuery::text(int column) const {
  const void* bytes = sqlite3_column_blob(statement_, column);
  const int size = sqlite3_column_bytes(statement_, column);
  return bytes == nullptr ? std::string() : std::string(static_cast<const char*>(bytes), static_cast<size_t>(size));
}

SqliteDatabase::SqliteDatabase(const std::string& path) : path_(path) {
  if (sqlite3_open_v2(path.c_str(), &handle_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr) != SQLITE_OK) {
    const Message reason = handle_ == nullptr ? message("no memory left") : Message(sqlite3_errmsg(handle_));
    sqlite3_close(handle_);
    throw EnvironmentError(message("cannot open the store '{0}': {1}", path, reason));
  }
  sqlite3_busy_timeout(handle_, 20000);
  execute("PRAGMA journal_mode = WAL");
  execute("PRAGMA synchronous = FULL");
  execute("PRAGMA foreign_keys = ON");
}

SqliteDatabase::~SqliteDatabase() {
  for (const auto& [sql, statement] : statements_) sqlite3_finalize(statement);
  sqlite3_close(handle_);
}

void SqliteDatabase::execute(const std::string& sql) {
  if (sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail_using();
}

SqliteQuery SqliteDatabase::query(const char* sql) {
  sqlite3_stmt*& statement = statements_[sql];
  if (statement == nullptr && sqlite3_prepare_v3(handle_, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK) fail_reading();
  return SqliteQuery(*this, statement);
}

std::int64_t SqliteDatabase::last_id() const { return sqlite3_last_insert_rowid(handle_); }

void SqliteDatabase::fail_using() const { throw EnvironmentError(message("cannot use the store '{0}': {1}", path_, sqlite3_errmsg(handle_))); }
void SqliteDatabase::fail_reading() const { throw EnvironmentError(message("cannot read the store '{0}': {1}", path_, sqlite3_errmsg(handle_))); }

SqliteTransaction::SqliteTransaction(SqliteDatabase& database) : database_(database) { database_.execute("BEGIN IMMEDIATE"); }

SqliteTransaction::~SqliteTransaction() {
  if (!open_) return;
  try {
    database_.execute("ROLLBACK");
  } catch (const Error&) {
    // SQLite has rolled back by itself (disk full, for one).
  }
}

void SqliteTransaction::commit() {
  database_.execute("COMMIT");
  open_ = false;
}

}  // namespace divulga
