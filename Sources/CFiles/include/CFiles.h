#ifndef WATCHFLOOR_CFILES_H
#define WATCHFLOOR_CFILES_H

#include <stdbool.h>

/// Whether a path lies on a network or user-space file system, which does not tell of what other
/// machines do to it. Swift does not see statfs itself. False where nothing is known.
bool wf_is_remote(const char *path);

/// Renames a file unless there is one of that name; 0, or the number of the error. Swift sees neither
/// renameat2 nor its flag. EINVAL and ENOSYS say that the file system or the kernel cannot do it.
int wf_rename_to_new(const char *from, const char *to);

#endif
