#define _GNU_SOURCE
#include "CNcurses.h"
#include "device.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

enum { open_flags = O_RDWR | O_NONBLOCK | O_NOCTTY | O_CLOEXEC };

int wf_device_open(int output) {
  char path[256];
  if (ttyname_r(output, path, sizeof path) == 0) {
    int device = open(path, open_flags);
    if (device >= 0) return device;
  }
  // After `su` the path may be closed to us, but the controlling terminal is not.
  return tcgetsid(output) == getsid(0) ? open("/dev/tty", open_flags) : -1;
}

bool wf_device_size(int device, int *width, int *height) {
  struct winsize size;
  if (ioctl(device, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) return false;
  *width = size.ws_col;
  *height = size.ws_row;
  return true;
}

static int enter(int device) {
  struct termios modes;
  if (!wf_restore_saved_modes(&modes)) {
    if (tcgetattr(device, &modes) != 0) return errno;
    wf_restore_save_modes(device, &modes);
  }
  modes.c_iflag &= ~(tcflag_t)(ICRNL | INLCR | IGNCR | ISTRIP | PARMRK);
  modes.c_oflag &= ~(tcflag_t)OPOST;
  modes.c_lflag &= ~(tcflag_t)(ECHO | ECHONL | ICANON | IEXTEN);
  // What was typed before Ctrl-C is the end of a text, and not to be thrown away.
  modes.c_lflag |= NOFLSH;
  // Ctrl-\ lies beside other keys, and would end the program in the middle of a text.
  modes.c_cc[VQUIT] = _POSIX_VDISABLE;
#ifdef VDSUSP
  modes.c_cc[VDSUSP] = _POSIX_VDISABLE;
#endif
  modes.c_cc[VMIN] = 1;
  modes.c_cc[VTIME] = 0;
  // Not TCSADRAIN: a stalled terminal would hold us here.
  while (tcsetattr(device, TCSANOW, &modes) != 0) {
    if (errno != EINTR) return errno;
  }
  return 0;
}

int wf_device_enter(int device) {
  wf_restore_begin_use();
  int problem = enter(device);
  wf_restore_end_use();
  return problem;
}

ssize_t wf_device_write(int device, const void *bytes, size_t count) {
  wf_restore_begin_use();
  ssize_t written = write(device, bytes, count);
  int problem = errno;
  wf_restore_end_use();
  errno = problem;
  return written;
}
