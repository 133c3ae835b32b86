#ifndef WATCHFLOOR_CFILES_H
#define WATCHFLOOR_CFILES_H

#include <stdbool.h>

/// Whether a path lies on a network or user-space file system, which does not tell of what other
/// machines do to it. Swift does not see statfs itself. False where nothing is known.
bool wf_is_remote(const char *path);

#endif
