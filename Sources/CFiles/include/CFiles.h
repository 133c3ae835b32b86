#ifndef WATCHFLOOR_CFILES_H
#define WATCHFLOOR_CFILES_H

#include <stdbool.h>

/// Whether a path lies on a network or user-space file system, where the kernel does not report
/// what other machines write. False if that cannot be found out. Swift does not see statfs itself.
bool wf_is_remote(const char *path);

/// Renames a file unless the new name is taken; returns 0, or the number of the error. EINVAL and
/// ENOSYS mean that the file system or the kernel cannot do it. Swift sees neither renameat2 nor
/// its flag.
int wf_rename_to_new(const char *from, const char *to);

#endif
