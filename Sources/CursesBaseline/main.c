// A list on a full screen, as little of a curses program as one can be: `watchfloor-bench` measures
// the dashboard against it. Down and Up move the bar, q leaves.

#define NCURSES_WIDECHAR 1
#include <curses.h>

#include <locale.h>
#include <stdbool.h>

static const char *const names[] = {"Syria", "Sudan (Darfur)", "Yemen", "Libya", "Mali"};

/// The border takes two rows, the footer one.
static int entries(void) { return LINES - 3; }

static void draw_entry(int index, bool is_selected) {
  attrset(is_selected ? A_REVERSE : A_NORMAL);
  mvprintw(index + 1, 1, "%-*s", COLS - 2, names[index % 5]);
  mvprintw(index + 1, 24, "watch  high  3 of 37 steps, %d days ago, on record", index + 1);
  attrset(A_NORMAL);
}

static void draw(int selected) {
  WINDOW *frame = subwin(stdscr, LINES - 1, COLS, 0, 0);
  box(frame, 0, 0);
  delwin(frame);
  for (int index = 0; index < entries(); index++) draw_entry(index, index == selected);
  mvaddstr(LINES - 1, 0, " Down and Up move  q quit");
  refresh();
}

static void move_bar(int from, int to) {
  draw_entry(from, false);
  draw_entry(to, true);
  refresh();
}

int main(void) {
  setlocale(LC_ALL, "");
  initscr();
  cbreak();
  noecho();
  nonl();
  keypad(stdscr, TRUE);
  curs_set(0);
  int selected = 0;
  draw(selected);
  for (int key = getch(); key != 'q' && key != ERR; key = getch()) {
    int next = selected + (key == KEY_DOWN) - (key == KEY_UP);
    if (next < 0 || next >= entries()) continue;
    move_bar(selected, next);
    selected = next;
  }
  endwin();
  return 0;
}
