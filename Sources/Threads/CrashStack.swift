internal import Glibc

/// The stack on which a crash handler runs, so that a thread that has exhausted its own can still
/// restore the terminal.
package enum CrashStack {
  private static let size = 64 * 1024

  /// Runs a body on this thread with such a stack; without one if memory has run out.
  package static func around(_ body: () -> Void) {
    let memory = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let memory, memory != MAP_FAILED else { return body() }
    var stack = stack_t(ss_sp: memory, ss_flags: 0, ss_size: size)
    sigaltstack(&stack, nil)
    body()
    stack.ss_flags = Int32(SS_DISABLE)
    sigaltstack(&stack, nil)
    munmap(memory, size)
  }
}
