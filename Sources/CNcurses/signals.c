#define _GNU_SOURCE
#include "CNcurses.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <unistd.h>

static const int noted_signals[] = {SIGHUP, SIGTERM, SIGINT, SIGTSTP, SIGCONT, SIGWINCH};
static const int fatal_signals[] = {SIGSEGV, SIGBUS,  SIGILL, SIGFPE,
                                    SIGABRT, SIGTRAP, SIGSYS, SIGQUIT};
enum {
  noted_count = sizeof noted_signals / sizeof *noted_signals,
  fatal_count = sizeof fatal_signals / sizeof *fatal_signals,
  // After this many unheeded requests to leave, the program is taken to hang.
  patience = 3,
};

static struct sigaction former_noted[noted_count];
static struct sigaction former_fatal[fatal_count];
static struct sigaction former_pipe_action;
static stack_t former_stack;
static char crash_stack[64 * 1024];

// Flags carry the signals and the pipe only wakes, so that a storm of resizes which fills the pipe
// cannot lose a request to leave.
static atomic_bool waiting[noted_count];
static atomic_int unheeded;
static int wake_pipe[2] = {-1, -1};

static bool asks_to_leave(int number) {
  return number == SIGHUP || number == SIGTERM || number == SIGINT;
}

static void die_of(int number) {
  wf_restore();
  signal(number, SIG_DFL);
  raise(number);
}

static void note(int number) {
  int former_errno = errno;
  for (int index = 0; index < noted_count; index++) {
    if (noted_signals[index] == number) atomic_store(&waiting[index], true);
  }
  if (asks_to_leave(number) && atomic_fetch_add(&unheeded, 1) + 1 >= patience) die_of(number);
  ssize_t ignored = write(wake_pipe[1], "", 1);
  (void)ignored;
  errno = former_errno;
}

static bool is_fault(int number) {
  return number == SIGSEGV || number == SIGBUS || number == SIGILL || number == SIGFPE;
}

static void restore_and_chain(int number, siginfo_t *info, void *context) {
  (void)context;
  wf_restore();
  for (int index = 0; index < fatal_count; index++) {
    if (fatal_signals[index] == number) sigaction(number, &former_fatal[index], NULL);
  }
  // Asked for at the keyboard: no crash, and none of the crash reports that a runtime writes.
  if (number == SIGQUIT) signal(number, SIG_DFL);
  // A fault happens again when the instruction is repeated, and the former handler then sees the
  // true address. Any other signal is over: it is sent again.
  if (!is_fault(number) || info->si_code <= 0) raise(number);
}

static bool open_wake_pipe(void) { return pipe2(wake_pipe, O_NONBLOCK | O_CLOEXEC) == 0; }

static void install_noted(void) {
  for (int index = 0; index < noted_count; index++) {
    // No SA_RESTART: a blocked write must let go when a signal comes.
    struct sigaction action = {.sa_handler = note};
    sigfillset(&action.sa_mask);
    atomic_store(&waiting[index], false);
    sigaction(noted_signals[index], NULL, &former_noted[index]);
    if (former_noted[index].sa_handler != SIG_IGN) sigaction(noted_signals[index], &action, NULL);
  }
}

static void install_fatal(void) {
  stack_t stack = {.ss_sp = crash_stack, .ss_size = sizeof crash_stack};
  sigaltstack(NULL, &former_stack);
  if ((former_stack.ss_flags & SS_DISABLE) != 0) sigaltstack(&stack, NULL);
  for (int index = 0; index < fatal_count; index++) {
    struct sigaction action = {.sa_sigaction = restore_and_chain,
                               .sa_flags = SA_SIGINFO | SA_ONSTACK};
    sigemptyset(&action.sa_mask);
    sigaction(fatal_signals[index], &action, &former_fatal[index]);
  }
}

int wf_signals_start(void) {
  if (!open_wake_pipe()) return -1;
  struct sigaction ignore = {.sa_handler = SIG_IGN};
  sigaction(SIGPIPE, &ignore, &former_pipe_action);
  atomic_store(&unheeded, 0);
  install_noted();
  install_fatal();
  return wake_pipe[0];
}

int wf_next_signal(void) {
  char bytes[64];
  while (read(wake_pipe[0], bytes, sizeof bytes) > 0) continue;
  atomic_store(&unheeded, 0);
  for (int index = 0; index < noted_count; index++) {
    if (atomic_exchange(&waiting[index], false)) {
      // The others stay readable for poll.
      ssize_t ignored = write(wake_pipe[1], "", 1);
      (void)ignored;
      return noted_signals[index];
    }
  }
  return 0;
}

void wf_stop(void) {
  struct sigaction action = {.sa_handler = SIG_IGN};
  struct sigaction former;
  sigset_t stop, former_mask;
  sigemptyset(&stop);
  sigaddset(&stop, SIGTSTP);
  // The group stops too, else a shell script around us would wait with no way back to the shell.
  // Our own copy is ignored and raised apart, since only that is sure to reach this very thread
  // before the handler is back. SIGSTOP would also stop where nobody can continue us.
  sigaction(SIGTSTP, &action, &former);
  kill(0, SIGTSTP);
  action.sa_handler = SIG_DFL;
  sigaction(SIGTSTP, &action, NULL);
  pthread_sigmask(SIG_UNBLOCK, &stop, &former_mask);
  raise(SIGTSTP);
  pthread_sigmask(SIG_SETMASK, &former_mask, NULL);
  sigaction(SIGTSTP, &former, NULL);
}

void wf_signals_end(void) {
  if (wake_pipe[0] < 0) return;
  for (int index = 0; index < noted_count; index++) {
    sigaction(noted_signals[index], &former_noted[index], NULL);
  }
  for (int index = 0; index < fatal_count; index++) {
    sigaction(fatal_signals[index], &former_fatal[index], NULL);
  }
  sigaction(SIGPIPE, &former_pipe_action, NULL);
  sigaltstack(&former_stack, NULL);
  close(wake_pipe[0]);
  close(wake_pipe[1]);
  wake_pipe[0] = wake_pipe[1] = -1;
}
