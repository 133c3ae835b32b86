#ifndef WATCHFLOOR_CPROCESS_H
#define WATCHFLOOR_CPROCESS_H

/// Keeps what is in memory from being written to disk, printed, or read by other programs of the user:
/// no core is made, whatever ends the program, no crash is reported, and no debugger gets in but root's.
///
/// Gives 0, or the number of the error. Swift does not see prctl, whose arguments vary.
int wf_leave_nothing_behind(void);

/// Whether a core would be made of this process.
int wf_leaves_cores(void);

#endif
