#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace divulga {

class SqliteDatabase;

/// A prepared statement at work: bound in order, stepped through, put back when it goes.
class SqliteQuery {
 public:
  SqliteQuery(SqliteDatabase& database, sqlite3_stmt* statement) : database_(database), statement_(statement) {}
  ~SqliteQuery();
  SqliteQuery(const SqliteQuery&) = delete;
  SqliteQuery& operator=(const SqliteQuery&) = delete;

  SqliteQuery& bind(std::int64_t value);
  SqliteQuery& bind(std::string_view text);
  SqliteQuery& bind_blob(std::string_view bytes);
  SqliteQuery& bind_null();

  /// Moves to the next row; false at the end.
  bool step();
  /// Runs to the end; the number of rows it changed.
  std::int64_t run();
  std::int64_t integer(int column) const;
  std::string text(int column) const;

 private:
  SqliteDatabase& database_;
  sqlite3_stmt* statement_;
  int bound_ = 0;
};

/// One connection, for one thread at a time (SqliteStore locks). WAL, full sync, foreign keys; every failure throws
/// EnvironmentError with SQLite's words.
class SqliteDatabase {
 public:
  /// ":memory:" or a path, made when missing.
  explicit SqliteDatabase(const std::string& path);
  ~SqliteDatabase();
  SqliteDatabase(const SqliteDatabase&) = delete;
  SqliteDatabase& operator=(const SqliteDatabase&) = delete;

  void execute(const std::string& sql);
  /// Prepared once a text; the text must outlive the database (a literal).
  SqliteQuery query(const char* sql);
  std::int64_t last_id() const;
  [[noreturn]] void fail_using() const;
  [[noreturn]] void fail_reading() const;

 private:
  friend class SqliteQuery;
  std::string path_;
  sqlite3* handle_ = nullptr;
  std::map<const char*, sqlite3_stmt*> statements_;
};

/// BEGIN IMMEDIATE … COMMIT; rolled back unless committed.
class SqliteTransaction {
 public:
  explicit SqliteTransaction(SqliteDatabase& database);
  ~SqliteTransaction();
  void commit();

 private:
  SqliteDatabase& database_;
  bool open_ = true;
};

}  // namespace divulga
