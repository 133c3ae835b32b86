#ifndef WATCHFLOOR_CNCURSES_H
#define WATCHFLOOR_CNCURSES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/// The only door to curses, terminfo, terminal modes and signal handlers.
///
/// Swift cannot use <curses.h> itself: it rejects `stdscr` and `LINES` as shared mutable state and
/// sees neither variadic functions nor function-like macros. Three parts, one file each:
///
/// - device.c, restore.c: the terminal device, its modes, and the way back out of them
/// - signals.c: signals as something to poll, and the fatal ones
/// - screen.c: curses; the one file that includes <curses.h>
///
/// curses never touches the device. It draws into a memory file (`wf_take`), and the caller writes
/// those bytes: so a stalled terminal cannot hold the program inside curses' flush, a frame is one
/// write, and a failed write is seen. There is one terminal at a time; one thread calls all of it.

// Device (device.c)

/// Opens the terminal behind `output` anew, so that O_NONBLOCK is set on a description that no
/// other process shares. Returns -1 where that is not possible.
int wf_device_open(int output);

/// The window size by TIOCGWINSZ; false where the device does not know it.
bool wf_device_size(int device, int *width, int *height);

/// Switches the device to key-by-key input without echo and raw output; signal keys keep working.
/// Remembers the modes found for `wf_restore`. Returns 0 or errno.
int wf_device_enter(int device);

/// Writes as write(2) does. Does not return where another thread is ending the program.
ssize_t wf_device_write(int device, const void *bytes, size_t count);

// Way out (restore.c)

/// Sets the bytes that `wf_restore` sends; at most 512 are kept. From now on `exit` restores too.
void wf_restore_prepare(int device, const void *bytes, size_t count);

/// From now on `wf_restore` also sends the prepared bytes.
void wf_restore_screen_too(void);

/// Gives the terminal back: sends the prepared bytes, resets the modes. Async-signal-safe; does
/// nothing the second time; gives a stalled terminal up after half a second.
void wf_restore(void);

// Signals (signals.c)

/// Installs the handlers; call it before `wf_screen_start`, since curses takes over signals that
/// nobody handles. Every signal whose default ends the program restores the terminal first, on
/// whatever thread, and then ends it as it would have. A signal that the parent had ignored stays
/// ignored. Returns the descriptor that becomes readable when a signal waits, or -1.
int wf_signals_start(void);

/// The next waiting signal (SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGCONT, SIGTSTP), or 0.
int wf_next_signal(void);

/// Stops this process and its process group as the terminal's suspend key would; returns when it
/// is continued, or at once where no shell could continue it.
void wf_stop(void);

/// Puts the former handlers back.
void wf_signals_end(void);

// Screen (screen.c)

/// What a terminfo entry offers, read without starting a screen.
struct wf_entry {
  bool is_known;
  /// Full screens need to place the cursor; `dumb` cannot.
  bool can_place_cursor;
  int colors;
  int pairs;
};

/// Looks an entry up.
struct wf_entry wf_entry_look_up(const char *term);

/// Makes terminfo ignore what the user could have prepared: takes TERMINFO, TERMINFO_DIRS and
/// TERMCAP out of the environment, and HOME, below which terminfo looks too.
void wf_entry_trust_system_only(void);

/// The bytes that undo what curses does to a terminal of the current entry; the count is returned.
size_t wf_screen_undo_bytes(char *bytes, size_t capacity);

/// Starts curses for a terminfo entry; nothing is read from the environment but terminfo's own
/// variables. False where the entry is unusable.
bool wf_screen_start(const char *term, int width, int height);

void wf_screen_resize(int width, int height);

/// Blanks all cells; the next update still sends only what differs.
void wf_screen_erase(void);

/// The next update assumes nothing about what the terminal shows.
void wf_screen_redraw_all(void);

/// Attributes of a cell, as bits.
enum {
  WF_BOLD = 1,
  WF_DIM = 2,
  WF_UNDERLINE = 4,
  WF_REVERSE = 8,
  WF_ITALIC = 16,
};

/// Puts one character, a base with its marks, into a cell. Errors are cosmetic and ignored.
void wf_put(int x, int y, const uint32_t *scalars, int count, uint32_t attributes, int pair);

/// Where the hardware cursor rests after the next update, and whether it shows. A terminal that
/// cannot hide its cursor goes on showing it.
void wf_cursor(int x, int y, bool is_visible);

/// Computes the difference to what the terminal shows, once, into the memory file.
void wf_update(void);

/// Bytes that wait in the memory file.
size_t wf_taken_count(void);

/// Copies the waiting bytes out and empties the memory file.
void wf_take(void *bytes, size_t count);

/// Switches colours on; 2 where the terminal's own colours can be used (-1 in `wf_pair_set`), 1
/// where not, 0 where there are no colours.
int wf_colors_start(void);

/// Makes a colour pair of two palette entries; -1 is the terminal's own colour.
bool wf_pair_set(int pair, int foreground, int background);

void wf_pairs_forget(void);

/// The screen is left for a while; the next update enters it again.
void wf_screen_suspend(void);

void wf_screen_end(void);

#endif
