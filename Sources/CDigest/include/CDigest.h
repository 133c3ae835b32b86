#ifndef WATCHFLOOR_CDIGEST_H
#define WATCHFLOOR_CDIGEST_H

#include <stddef.h>
#include <stdint.h>

/// SHA-256 of OpenSSL's libcrypto, which is opened on first use: linked, it would cost every start
/// of the program a millisecond.
///
/// Returns NULL, or why the library cannot be used; the text stays valid.
const char *wf_sha256(const void *bytes, size_t count, uint8_t digest[32]);

#endif
