#ifndef WATCHFLOOR_CWIDTH_H
#define WATCHFLOOR_CWIDTH_H

#include <stdint.h>

/// Columns of a scalar by the C library's wcwidth, which curses uses too: -1 where it is unknown.
/// Swift does not see wcwidth itself, since glibc hides it behind _XOPEN_SOURCE.
int32_t wf_scalar_width(uint32_t scalar);

#endif
