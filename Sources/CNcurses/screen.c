#define _GNU_SOURCE
#include "CNcurses.h"

#define NCURSES_WIDECHAR 1
#include <curses.h>
// After <curses.h>, whose types it uses.
#include <term.h>

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <wchar.h>

static SCREEN *screen;
static FILE *memory_file;
static int memory = -1;
static bool has_been_suspended;

static bool is_present(const char *capability) {
  return capability != NULL && capability != (const char *)-1;
}

static const char *capability(const char *name) {
  const char *value = tigetstr(name);
  return is_present(value) ? value : NULL;
}

struct wf_entry wf_entry_look_up(const char *term) {
  struct wf_entry entry = {0};
  int error = 0;
  if (setupterm(term, -1, &error) != OK) return entry;
  entry.is_known = true;
  entry.can_place_cursor = capability("cup") && capability("clear") && tigetflag("hc") < 1;
  entry.colors = capability("setaf") || capability("setf") ? tigetnum("colors") : 0;
  entry.pairs = tigetnum("pairs");
  del_curterm(cur_term);
  return entry;
}

void wf_entry_trust_system_only(void) {
  unsetenv("TERMINFO");
  unsetenv("TERMINFO_DIRS");
  unsetenv("TERMCAP");
  unsetenv("TERMPATH");
  unsetenv("HOME");
}

/// Appends a capability without its padding (`$<5>`), which only hardware of the past needs.
static size_t append(char *bytes, size_t count, size_t capacity, const char *text) {
  while (text != NULL && *text != '\0') {
    const char *end = text[0] == '$' && text[1] == '<' ? strchr(text, '>') : NULL;
    if (end == NULL && count < capacity) bytes[count++] = *text;
    text = end == NULL ? text + 1 : end + 1;
  }
  return count;
}

size_t wf_screen_undo_bytes(char *bytes, size_t capacity) {
  static const char *const resets[] = {"rmir", "rmacs", "sgr0", "op"};
  const char *place = capability("cup");
  size_t count = 0;
  for (size_t index = 0; index < sizeof resets / sizeof *resets; index++) {
    count = append(bytes, count, capacity, capability(resets[index]));
  }
  // A crash in the middle of a scroll leaves a scroll region behind.
  if (capability("csr") != NULL) count = append(bytes, count, capacity, "\033[r");
  // Terminals stop at their last line, wherever that is by now.
  if (place != NULL) count = append(bytes, count, capacity, tiparm(place, 998, 0));
  count = append(bytes, count, capacity, capability("el"));
  count = append(bytes, count, capacity, capability("rmcup"));
  return append(bytes, count, capacity, capability("cnorm"));
}

static bool open_memory_file(void) {
  memory = memfd_create("screen", MFD_CLOEXEC);
  memory_file = memory < 0 ? NULL : fdopen(memory, "w");
  return memory_file != NULL;
}

bool wf_screen_start(const char *term, int width, int height) {
  if (memory_file == NULL && !open_memory_file()) return false;
  // The size comes from the device; LINES and COLUMNS would freeze it. The second call lets
  // entries that name no size, such as `linux`, start with 80×24.
  use_env(FALSE);
  use_tioctl(TRUE);
  screen = newterm(term, memory_file, stdin);
  if (screen == NULL) return false;
  // Else curses stops a frame early when a key waits.
  typeahead(-1);
  nonl();
  idlok(stdscr, TRUE);
  resizeterm(height, width);
  return true;
}

void wf_screen_resize(int width, int height) { resizeterm(height, width); }

void wf_screen_erase(void) { werase(stdscr); }

void wf_screen_redraw_all(void) { clearok(curscr, TRUE); }

static attr_t curses_attributes(uint32_t attributes) {
  attr_t result = A_NORMAL;
  if (attributes & WF_BOLD) result |= A_BOLD;
  if (attributes & WF_DIM) result |= A_DIM;
  if (attributes & WF_UNDERLINE) result |= A_UNDERLINE;
  if (attributes & WF_REVERSE) result |= A_REVERSE;
  if (attributes & WF_ITALIC) result |= A_ITALIC;
  return result;
}

void wf_put(int x, int y, const uint32_t *scalars, int count, uint32_t attributes, int pair) {
  wchar_t text[CCHARW_MAX + 1] = {0};
  cchar_t cell;
  for (int index = 0; index < count && index < CCHARW_MAX; index++) {
    text[index] = (wchar_t)scalars[index];
  }
  // The pair goes through the last argument, since the short one ends at 32,767.
  if (setcchar(&cell, text, curses_attributes(attributes), 0, &pair) != OK) return;
  mvwadd_wch(stdscr, y, x, &cell);
}

void wf_cursor(int x, int y, bool is_visible) {
  wmove(stdscr, y, x);
  curs_set(is_visible ? 1 : 0);
}

void wf_update(void) {
  wnoutrefresh(stdscr);
  doupdate();
}

size_t wf_taken_count(void) {
  off_t end = lseek(memory, 0, SEEK_CUR);
  return end < 0 ? 0 : (size_t)end;
}

/// On coming back curses resets the palette, which we never change but the user may have. Its
/// place is filled with NUL, which terminals ignore.
static void blank_palette_reset(void *bytes, size_t count) {
  const char *reset = capability("oc");
  size_t length = reset == NULL ? 0 : strlen(reset);
  void *found = length == 0 ? NULL : memmem(bytes, count, reset, length);
  if (found != NULL) memset(found, 0, length);
}

void wf_take(void *bytes, size_t count) {
  if (pread(memory, bytes, count, 0) < 0) memset(bytes, 0, count);
  lseek(memory, 0, SEEK_SET);
  if (has_been_suspended) blank_palette_reset(bytes, count);
  has_been_suspended = false;
}

int wf_colors_start(void) {
  if (!has_colors() || start_color() != OK) return 0;
  return use_default_colors() == OK ? 2 : 1;
}

bool wf_pair_set(int pair, int foreground, int background) {
  return init_extended_pair(pair, foreground, background) == OK;
}

void wf_pairs_forget(void) { reset_color_pairs(); }

void wf_screen_suspend(void) {
  endwin();
  lseek(memory, 0, SEEK_SET);
  has_been_suspended = true;
}

void wf_screen_end(void) {
  if (screen != NULL) {
    endwin();
    delscreen(screen);
    screen = NULL;
  }
  if (memory_file != NULL) fclose(memory_file);
  memory_file = NULL;
  memory = -1;
}
