#ifndef WATCHFLOOR_CPROCESS_H
#define WATCHFLOOR_CPROCESS_H

/// Keeps the contents of memory from being written to disk, printed, or read by other programs of
/// the user: no core is made, however the program ends, no crash is reported, and only root can
/// attach a debugger.
///
/// Returns 0, or the number of the error. Swift does not see prctl, which is variadic.
int wf_leave_nothing_behind(void);

/// Whether a crash of this process would leave a core.
int wf_leaves_cores(void);

#endif
