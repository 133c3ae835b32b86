#include "CDigest.h"

#include <dlfcn.h>
#include <openssl/sha.h>
#include <pthread.h>
#include <stdio.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;
static __typeof__(&SHA256) sha256;
static char problem[256];

static void open_library(void) {
  static const char *const names[] = {"libcrypto.so.3", "libcrypto.so.1.1", "libcrypto.so"};
  void *library = NULL;
  for (size_t i = 0; i < sizeof names / sizeof *names && !library; i++) {
    library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
  }
  if (library) sha256 = (__typeof__(sha256))dlsym(library, "SHA256");
  if (sha256) return;
  const char *reason = dlerror();
  snprintf(problem, sizeof problem, "%s", reason ? reason : "no SHA256 in libcrypto");
}

const char *wf_sha256(const void *bytes, size_t count, uint8_t digest[32]) {
  pthread_once(&once, open_library);
  if (!sha256) return problem;
  return sha256(bytes, count, digest) ? NULL : "libcrypto could not compute SHA-256";
}
