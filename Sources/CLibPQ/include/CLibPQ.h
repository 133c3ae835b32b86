#ifndef WATCHFLOOR_CLIBPQ_H
#define WATCHFLOOR_CLIBPQ_H

#include <stdint.h>

#if __has_include(<postgresql/libpq-fe.h>)
#include <postgresql/libpq-fe.h>
#else
#include <libpq-fe.h>
#endif

/// The functions of libpq that are used, each under its own name.
#define WF_LIBPQ_FUNCTIONS(each)                                                              \
  each(PQconninfoParse) each(PQconninfoFree) each(PQfreemem) each(PQconnectStartParams)       \
  each(PQconnectPoll) each(PQfinish) each(PQstatus) each(PQsocket) each(PQerrorMessage)       \
  each(PQparameterStatus) each(PQsetnonblocking) each(PQsetNoticeReceiver) each(PQsendQuery)  \
  each(PQsendQueryParams) each(PQflush) each(PQconsumeInput) each(PQisBusy)                   \
  each(PQgetResult) each(PQresultStatus) each(PQresultErrorField) each(PQntuples) each(PQnfields) \
  each(PQgetvalue) each(PQgetlength) each(PQgetisnull) each(PQclear) each(PQnotifies)         \
  each(PQftype) each(PQsetSingleRowMode) each(PQconninfo) each(PQlibVersion)                  \
  each(PQsslInUse) each(PQsslAttribute) each(PQgssEncInUse)

typedef struct {
#define WF_LIBPQ_FIELD(name) __typeof__(&name) _Nonnull name;
  WF_LIBPQ_FUNCTIONS(WF_LIBPQ_FIELD)
#undef WF_LIBPQ_FIELD
} wf_libpq;

/// Opens libpq on first use: linked, it would load two dozen libraries into every start of the
/// program. Gives NULL where it cannot be used, and `problem` says why; both stay valid.
const wf_libpq *_Nullable wf_libpq_open(const char *_Nullable *_Nonnull problem);

/// Drops notices, which libpq prints on standard error, into the middle of the screen.
void wf_ignore_notice(void *_Nullable context, const PGresult *_Nullable result);

/// How many bytes have come in on a TCP socket so far; -1 where the kernel does not count them.
int64_t wf_received_bytes(int socket);

/// How many bytes wait to be read.
int wf_waiting_bytes(int socket);

/// Whether the other end is a socket of this machine's file system.
int wf_is_local_socket(int socket);

#endif
