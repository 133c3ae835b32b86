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
// or shadow tables, so that the guards on entries cannot be edited away by accident. What stands in
// the schema of a file is whoever's who wrote it: it runs no function that does more than compute, and
// views, of which ours has none, are not run at all. Triggers are ours, and stay.
static inline int wf_sqlite3_defend(sqlite3 *database) {
  int code = sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0);
  if (code == SQLITE_OK)
    code = sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, (int *)0);
  if (code == SQLITE_OK)
    code = sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_VIEW, 0, (int *)0);
  return code;
}

// A trigger of ours writes into an index of texts, which SQLite before 3.41 takes for more than
// computing: the schema is trusted for that one statement, after it was found to be ours to the letter.
static inline int wf_sqlite3_trust(sqlite3 *database, int is_trusted) {
  return sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, is_trusted, (int *)0);
}

// What is left when a connection closes stays in the files: one that is no longer where it was must
// neither be brought up to date nor have the -wal of another deleted by its name.
static inline int wf_sqlite3_leave_files(sqlite3 *database) {
  return sqlite3_db_config(database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, (int *)0);
}

// Macros with expressions, which Swift does not see.
static const int WF_SQLITE_IOERR_WRITE = SQLITE_IOERR_WRITE;
static const int WF_SQLITE_IOERR_FSYNC = SQLITE_IOERR_FSYNC;

#endif
