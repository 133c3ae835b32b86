#define _GNU_SOURCE
#include "CFiles.h"

#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/vfs.h>

bool wf_is_remote(const char *path) {
  // NFS, SMB, CIFS, SMB2, FUSE, 9P, Ceph, AFS: the numbers of statfs(2).
  static const unsigned long kinds[] = {0x6969,     0x517B,     0xFF534D42, 0xFE534D42,
                                        0x65735546, 0x01021997, 0x00C36400, 0x5346414F};
  struct statfs status;
  if (statfs(path, &status) != 0) return false;
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
    if (((unsigned long)status.f_type & 0xFFFFFFFFUL) == kinds[i]) return true;
  }
  return false;
}

int wf_rename_to_new(const char *from, const char *to) {
  return renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0 ? 0 : errno;
}
