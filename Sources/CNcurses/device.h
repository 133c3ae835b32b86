#ifndef WATCHFLOOR_DEVICE_H
#define WATCHFLOOR_DEVICE_H

#include <stdbool.h>
#include <termios.h>

/// Remembers the modes to go back to; `wf_restore` resets them from now on.
void wf_restore_save_modes(int device, const struct termios *modes);

/// The modes to go back to; false where the device is in its own modes now.
bool wf_restore_saved_modes(struct termios *modes);

/// Stands around every change of the device, so that a thread that crashes does not give the
/// terminal back in the middle of one. Does not return once the program is dying.
void wf_restore_begin_use(void);
void wf_restore_end_use(void);

/// Restores because the program dies: from now on no other thread changes the device.
void wf_restore_for_good(void);

#endif
