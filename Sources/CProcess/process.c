#include "CProcess.h"

#include <errno.h>
#include <signal.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>

/// Removes the handlers of Swift's runtime, which print registers and the memory they point to, and
/// which continue after a signal that another program sent. Ignored signals stay ignored.
static void handle_crashes_by_default(void) {
  static const int signals[] = {SIGQUIT, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGTRAP, SIGSYS};
  for (size_t index = 0; index < sizeof signals / sizeof *signals; index++) {
    struct sigaction former;
    if (sigaction(signals[index], NULL, &former) != 0) continue;
    if ((former.sa_flags & SA_SIGINFO) == 0 && former.sa_handler == SIG_IGN) continue;
    signal(signals[index], SIG_DFL);
  }
}

int wf_leave_nothing_behind(void) {
  handle_crashes_by_default();
  // Where the kernel pipes cores to a program, it obeys this flag and not the limit.
  if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) return errno;
  struct rlimit none = {0, 0};
  return setrlimit(RLIMIT_CORE, &none) == 0 ? 0 : errno;
}

int wf_leaves_cores(void) {
  struct rlimit limit = {0, 0};
  return prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) != 0 || getrlimit(RLIMIT_CORE, &limit) != 0 ||
         limit.rlim_cur != 0;
}
