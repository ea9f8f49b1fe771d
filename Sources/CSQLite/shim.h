#ifndef CSQLITE_SHIM_H
#define CSQLITE_SHIM_H

#include <sqlite3.h>

/// SQLITE_TRANSIENT is a macro cast that Swift cannot import.
static inline sqlite3_destructor_type csqlite_transient(void) {
  return SQLITE_TRANSIENT;
}

/// sqlite3_db_config is variadic, and so not to be called from Swift.
static inline int csqlite_configure(sqlite3 *db, int option, int on) {
  int now = 0;
  return sqlite3_db_config(db, option, on, &now);
}

/// The system's error number behind the last failure of the database file or of its log, or 0.
/// sqlite3_system_errno does not know it where other calls came between.
static inline int csqlite_last_errno(sqlite3 *db) {
  int error = sqlite3_system_errno(db);
  sqlite3_file *log = 0;
  if (error == 0) {
    sqlite3_file_control(db, "main", SQLITE_FCNTL_LAST_ERRNO, &error);
  }
  if (error == 0 &&
      sqlite3_file_control(db, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log) == SQLITE_OK &&
      log != 0 && log->pMethods != 0) {
    log->pMethods->xFileControl(log, SQLITE_FCNTL_LAST_ERRNO, &error);
  }
  return error;
}

/// The file of the database, as SQLite itself reads it; null where there is none. It is SQLite's:
/// to open the file once more and close it would give up the locks that SQLite holds on it.
static inline sqlite3_file *csqlite_file(sqlite3 *db) {
  sqlite3_file *file = 0;
  if (sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK ||
      file == 0 || file->pMethods == 0) {
    return 0;
  }
  return file;
}

/// The size of the log, or of the journal, in bytes; 0 where there is none, -1 where it is not known.
static inline sqlite3_int64 csqlite_log_size(sqlite3 *db) {
  sqlite3_file *log = 0;
  sqlite3_int64 size = 0;
  if (sqlite3_file_control(db, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log) != SQLITE_OK) {
    return -1;
  }
  if (log == 0 || log->pMethods == 0) return 0;
  return log->pMethods->xFileSize(log, &size) == SQLITE_OK ? size : -1;
}

/// A number that differs from an earlier one where others have changed the database in between, as
/// far as this connection has seen.
static inline unsigned csqlite_data_version(sqlite3 *db) {
  unsigned version = 0;
  sqlite3_file_control(db, "main", SQLITE_FCNTL_DATA_VERSION, &version);
  return version;
}

/// The size of a file in bytes; -1 where it is not known.
static inline sqlite3_int64 csqlite_size(sqlite3_file *file) {
  sqlite3_int64 size = 0;
  return file->pMethods->xFileSize(file, &size) == SQLITE_OK ? size : -1;
}

static inline int csqlite_read(sqlite3_file *file, void *bytes, int count, sqlite3_int64 offset) {
  return file->pMethods->xRead(file, bytes, count, offset);
}

#endif
