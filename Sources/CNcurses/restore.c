#define _GNU_SOURCE
#include "CNcurses.h"
#include "device.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// Everything that the way out needs, ready before it is needed: a handler for a crash may call
// neither curses nor malloc.
static int device = -1;
static struct termios saved_modes;
static char undo_bytes[512];
static size_t undo_count;
static atomic_bool has_saved_modes;
static atomic_bool has_entered_screen;
// The thread that is changing the device, or 0.
static atomic_ulong user;
// The thread that gives the terminal back because the program dies, or 0.
static atomic_ulong undertaker;
static atomic_bool is_restored_for_good;

void wf_restore_begin_use(void) {
  atomic_store(&user, pthread_self());
  if (atomic_load(&undertaker) == 0) return;
  // Another thread ends the program. What we would write now would stay on the terminal.
  atomic_store(&user, 0);
  while (true) pause();
}

void wf_restore_end_use(void) { atomic_store(&user, 0); }

void wf_restore_save_modes(int opened_device, const struct termios *modes) {
  device = opened_device;
  saved_modes = *modes;
  atomic_store(&has_saved_modes, true);
}

bool wf_restore_saved_modes(struct termios *modes) {
  if (!atomic_load(&has_saved_modes)) return false;
  *modes = saved_modes;
  return true;
}

void wf_restore_prepare(int opened_device, const void *bytes, size_t count) {
  device = opened_device;
  undo_count = count < sizeof undo_bytes ? count : sizeof undo_bytes;
  memcpy(undo_bytes, bytes, undo_count);
  static bool is_registered;
  // curses and others leave by `exit` where they have no memory.
  if (!is_registered) is_registered = atexit(wf_restore_for_good) == 0;
}

void wf_restore_screen_too(void) { atomic_store(&has_entered_screen, true); }

/// In the background the terminal is the shell's. A terminal that is not our controlling one has
/// no foreground for us.
static bool is_in_foreground(void) {
  pid_t foreground = tcgetpgrp(device);
  return foreground == -1 || foreground == getpgrp();
}

/// Lets output go on that Ctrl-S has stopped; TCOON alone only undoes a TCOOFF.
static void release_output(void) {
  if (!is_in_foreground()) return;
  tcflow(device, TCOOFF);
  tcflow(device, TCOON);
}

static void send_undo_bytes(void) {
  size_t sent = 0;
  for (int attempts = 0; sent < undo_count && attempts < 8; attempts++) {
    struct pollfd writable = {.fd = device, .events = POLLOUT};
    int ready = poll(&writable, 1, 250);
    if (ready > 0 && (writable.revents & POLLOUT) == 0) return;
    if (ready == 0 && attempts > 0) return;
    if (ready == 0) release_output();
    if (ready <= 0) continue;
    ssize_t count = write(device, undo_bytes + sent, undo_count - sent);
    if (count > 0) sent += (size_t)count;
    if (count < 0 && errno != EINTR && errno != EAGAIN) return;
  }
}

void wf_restore(void) {
  int former_errno = errno;
  sigset_t background_output, former;
  sigemptyset(&background_output);
  sigaddset(&background_output, SIGTTOU);
  pthread_sigmask(SIG_BLOCK, &background_output, &former);
  if (atomic_exchange(&has_entered_screen, false)) send_undo_bytes();
  // In the background the shell has set its own modes already.
  if (atomic_exchange(&has_saved_modes, false) && is_in_foreground()) {
    tcsetattr(device, TCSANOW, &saved_modes);
  }
  pthread_sigmask(SIG_SETMASK, &former, NULL);
  errno = former_errno;
}

/// Waits until another thread has let a word go, as long as a stalled terminal is waited for.
static void wait_while(bool (*is_busy)(void)) {
  for (int attempts = 0; attempts < 60 && is_busy(); attempts++) poll(NULL, 0, 10);
}

static bool is_used_by_another(void) {
  unsigned long now = atomic_load(&user);
  return now != 0 && now != pthread_self();
}

static bool is_being_restored(void) { return !atomic_load(&is_restored_for_good); }

void wf_restore_for_good(void) {
  int former_errno = errno;
  unsigned long nobody = 0;
  if (!atomic_compare_exchange_strong(&undertaker, &nobody, pthread_self())) {
    if (nobody != pthread_self()) wait_while(is_being_restored);
  } else {
    wait_while(is_used_by_another);
    wf_restore();
    atomic_store(&is_restored_for_good, true);
  }
  errno = former_errno;
}
