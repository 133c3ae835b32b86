#ifndef WATCHFLOOR_DEVICE_H
#define WATCHFLOOR_DEVICE_H

#include <stdbool.h>
#include <termios.h>

/// Remembers the modes to go back to; `wf_restore` resets them from now on.
void wf_restore_save_modes(int device, const struct termios *modes);

/// The modes to go back to; false where the device is in its own modes now.
bool wf_restore_saved_modes(struct termios *modes);

#endif
