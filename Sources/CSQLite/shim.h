#ifndef WATCHFLOOR_CSQLITE_H
#define WATCHFLOOR_CSQLITE_H

#include <sqlite3.h>

// Swift does not see SQLITE_TRANSIENT, a cast of -1 to a function pointer. It makes SQLite copy what
// is bound, since Swift's bytes are valid only during the call. In Swift an empty array has no
// address, which SQLite would take for NULL.

static inline int wf_sqlite3_bind_text(sqlite3_stmt *statement, int index, const char *text,
                                       int count) {
  return sqlite3_bind_text(statement, index, text ? text : "", count, SQLITE_TRANSIENT);
}

static inline int wf_sqlite3_bind_blob(sqlite3_stmt *statement, int index, const void *bytes,
                                       int count) {
  return sqlite3_bind_blob(statement, index, bytes ? bytes : "", count, SQLITE_TRANSIENT);
}

// sqlite3_db_config is variadic, and Swift does not see it. In defensive mode SQL cannot write the
// schema or shadow tables, so that nobody removes the guards on entries by accident. Whoever wrote a
// file decided what its schema says, so it may run only functions that do nothing but compute, and no
// views, of which ours has none. Triggers are ours, and stay on.
static inline int wf_sqlite3_defend(sqlite3 *database) {
  int code = sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0);
  if (code == SQLITE_OK)
    code = sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, (int *)0);
  if (code == SQLITE_OK)
    code = sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_VIEW, 0, (int *)0);
  return code;
}

// A trigger of ours writes into an index of texts, which SQLite before 3.41 does not count as mere
// computing. The schema is trusted for that one statement, after it was found to be exactly ours.
static inline int wf_sqlite3_trust(sqlite3 *database, int is_trusted) {
  return sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, is_trusted, (int *)0);
}

// A closing connection leaves its files as they are: a file that is no longer in its place must
// neither be brought up to date nor cause another file's -wal to be deleted by name.
static inline int wf_sqlite3_leave_files(sqlite3 *database) {
  return sqlite3_db_config(database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, (int *)0);
}

// Macros with expressions, which Swift does not see.
static const int WF_SQLITE_IOERR_WRITE = SQLITE_IOERR_WRITE;
static const int WF_SQLITE_IOERR_FSYNC = SQLITE_IOERR_FSYNC;

#endif
