#include "CLibPQ.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;
static wf_libpq functions;
static bool is_open;
static char reason[256] = "libpq.so.5 cannot be opened";

static void open_library(void) {
  void *library = dlopen("libpq.so.5", RTLD_NOW | RTLD_LOCAL);
  if (!library) {
    const char *error = dlerror();
    if (error) snprintf(reason, sizeof reason, "%s", error);
    return;
  }
#define WF_LIBPQ_FIND(name)                                         \
  functions.name = (__typeof__(functions.name))dlsym(library, #name); \
  if (!functions.name) {                                            \
    snprintf(reason, sizeof reason, "libpq.so.5 has no " #name);    \
    return;                                                         \
  }
  WF_LIBPQ_FUNCTIONS(WF_LIBPQ_FIND)
  is_open = true;
}

const wf_libpq *wf_libpq_open(const char **problem) {
  pthread_once(&once, open_library);
  *problem = reason;
  return is_open ? &functions : NULL;
}

void wf_ignore_notice(void *context, const PGresult *result) {
  (void)context;
  (void)result;
}
