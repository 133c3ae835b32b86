#define _GNU_SOURCE
#include "CNcurses.h"
#include "device.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/syscall.h>
#include <unistd.h>

static const int noted_signals[] = {SIGHUP, SIGTERM, SIGINT, SIGTSTP, SIGCONT, SIGWINCH};
// What does not end a program by default, or cannot be handled, or is ignored here.
static const int other_signals[] = {SIGKILL, SIGSTOP, SIGCHLD, SIGURG,
                                    SIGTTIN, SIGTTOU, SIGPIPE};
// What a thread does to itself. The kernel ends the program for it even where it is ignored.
static const int crash_signals[] = {SIGSEGV, SIGBUS,  SIGILL, SIGFPE,
                                    SIGTRAP, SIGSYS, SIGABRT};
enum {
  noted_count = sizeof noted_signals / sizeof *noted_signals,
  // The ones for real time included.
  signal_count = _NSIG,
  // After this many unheeded requests to leave, the program is taken to hang.
  patience = 3,
};

// The kernel's own form of an action. The C library keeps two signals for itself and refuses to
// handle them, yet they end the program like any other when they come from outside.
struct kernel_action {
  void (*handler)(int, siginfo_t *, void *);
  unsigned long flags;
  void (*restorer)(void);
  uint64_t mask;
};

static struct sigaction former_noted[noted_count];
static struct kernel_action former_fatal[signal_count];
static bool is_handled[signal_count];
static struct sigaction former_pipe_action;
static stack_t former_stack;
static char crash_stack[64 * 1024];

// Flags carry the signals and the pipe only wakes, so that a storm of resizes which fills the pipe
// cannot lose a request to leave.
static atomic_bool waiting[noted_count];
static atomic_int unheeded;
static int wake_pipe[2] = {-1, -1};

static bool contains(const int *numbers, size_t size, int number) {
  for (size_t index = 0; index < size / sizeof *numbers; index++) {
    if (numbers[index] == number) return true;
  }
  return false;
}

static bool asks_to_leave(int number) {
  return number == SIGHUP || number == SIGTERM || number == SIGINT;
}

static bool is_crash(int number) {
  return contains(crash_signals, sizeof crash_signals, number);
}

static bool get_action(int number, struct kernel_action *action) {
  return syscall(SYS_rt_sigaction, number, NULL, action, sizeof action->mask) == 0;
}

static void set_action(int number, const struct kernel_action *action) {
  syscall(SYS_rt_sigaction, number, action, NULL, sizeof action->mask);
}

static void set_default(int number) {
  struct kernel_action action = {0};
  set_action(number, &action);
}

/// Sends it to this very thread, where it waits until the handler is back.
static void send_again(int number) { syscall(SYS_tgkill, getpid(), gettid(), number); }

static void die_of(int number) {
  wf_restore_for_good();
  set_default(number);
  send_again(number);
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

static bool is_ignored(const struct kernel_action *action) {
  return (void (*)(int))action->handler == SIG_IGN;
}

/// A fault happens again when the instruction is repeated.
static bool happens_again(int number, const siginfo_t *info) {
  bool is_fault = number == SIGSEGV || number == SIGBUS || number == SIGILL || number == SIGFPE;
  return is_fault && info->si_code > 0;
}

/// `abort` sends its signal to itself; nothing else of ours does.
static bool is_own(const siginfo_t *info) {
  return info->si_code > 0 || (info->si_code == SI_TKILL && info->si_pid == getpid());
}

static void restore_and_chain(int number, siginfo_t *info, void *context) {
  (void)context;
  struct kernel_action *former = &former_fatal[number];
  if (is_ignored(former) && !is_own(info)) return;
  wf_restore_for_good();
  // A former handler of a crash writes a report. No other one is there: see `is_ours`.
  if (is_crash(number) && !is_ignored(former)) {
    set_action(number, former);
  } else {
    set_default(number);
  }
  // The former handler of a fault then sees its true address. Any other signal is over.
  if (!happens_again(number, info)) send_again(number);
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

/// Whether a signal that ends the program is ours to handle. One that is ignored stays so, and one
/// that somebody handles does not end it; but nobody can ignore a crash.
static bool is_ours(int number, const struct kernel_action *former) {
  if (contains(noted_signals, sizeof noted_signals, number)) return false;
  if (contains(other_signals, sizeof other_signals, number)) return false;
  // Asked for at the keyboard: no crash, and none of the crash reports that a runtime writes.
  if (number == SIGQUIT) return !is_ignored(former);
  return is_crash(number) || (void (*)(int))former->handler == SIG_DFL;
}

static void install_stack(void) {
  stack_t stack = {.ss_sp = crash_stack, .ss_size = sizeof crash_stack};
  sigaltstack(NULL, &former_stack);
  if ((former_stack.ss_flags & SS_DISABLE) != 0) sigaltstack(&stack, NULL);
}

static void install_fatal(void) {
  // What the C library makes of an action, its way back from a handler included.
  struct sigaction common = {.sa_sigaction = restore_and_chain,
                             .sa_flags = SA_SIGINFO | SA_ONSTACK};
  struct sigaction former_user;
  struct kernel_action action, former_of_kernel;
  sigfillset(&common.sa_mask);
  get_action(SIGUSR1, &former_of_kernel);
  sigaction(SIGUSR1, &common, &former_user);
  get_action(SIGUSR1, &action);
  set_action(SIGUSR1, &former_of_kernel);
  for (int number = 1; number < signal_count; number++) {
    is_handled[number] =
        get_action(number, &former_fatal[number]) && is_ours(number, &former_fatal[number]);
    if (is_handled[number]) set_action(number, &action);
  }
}

int wf_signals_start(void) {
  if (!open_wake_pipe()) return -1;
  struct sigaction ignore = {.sa_handler = SIG_IGN};
  sigaction(SIGPIPE, &ignore, &former_pipe_action);
  atomic_store(&unheeded, 0);
  install_noted();
  install_stack();
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
  for (int number = 1; number < signal_count; number++) {
    if (is_handled[number]) set_action(number, &former_fatal[number]);
  }
  sigaction(SIGPIPE, &former_pipe_action, NULL);
  sigaltstack(&former_stack, NULL);
  close(wake_pipe[0]);
  close(wake_pipe[1]);
  wake_pipe[0] = wake_pipe[1] = -1;
}
