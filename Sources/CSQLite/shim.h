#ifndef WATCHFLOOR_CSQLITE_H
#define WATCHFLOOR_CSQLITE_H

#include <sqlite3.h>

// Swift does not see SQLITE_TRANSIENT, a cast of -1 to a function pointer, which makes SQLite copy
// what is bound: bytes of Swift are only there during the call. No bytes have no address in Swift,
// which SQLite would take for NULL.

static inline int wf_sqlite3_bind_text(sqlite3_stmt *statement, int index, const char *text,
                                       int count) {
  return sqlite3_bind_text(statement, index, text ? text : "", count, SQLITE_TRANSIENT);
}

static inline int wf_sqlite3_bind_blob(sqlite3_stmt *statement, int index, const void *bytes,
                                       int count) {
  return sqlite3_bind_blob(statement, index, bytes ? bytes : "", count, SQLITE_TRANSIENT);
}

// sqlite3_db_config is variadic, which Swift does not see. Defensive: SQL cannot write the schema
// or shadow tables, so that the guards on entries cannot be edited away by accident.
static inline int wf_sqlite3_defend(sqlite3 *database) {
  return sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0);
}

// A macro with an expression, which Swift does not see.
static const int WF_SQLITE_IOERR_FSYNC = SQLITE_IOERR_FSYNC;

#endif
