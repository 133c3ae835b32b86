internal import Glibc

/// A pseudo-terminal with a program on it: the test sits where the terminal emulator would.
///
/// The program leads a session of its own and the terminal is its controlling terminal, as after a
/// login. Waiting is always for something to happen, with a limit, never for time to pass.
///
/// On descriptor 3 the program finds a channel on which it may tell lines; the channel also tells
/// when the program and all its children are gone.
package final class PseudoTerminal {
  /// -1 after `hangUp()`.
  private var master: Int32
  private let channel: Int32
  package let processID: Int32
  private var ending: Ending?

  /// Everything received so far, and not yet forgotten.
  package private(set) var output: [UInt8] = []
  /// Bytes received since the start.
  package private(set) var receivedBytes = 0
  /// Lines that the program told on descriptor 3.
  package private(set) var told: [String] = []
  private var partialLine: [UInt8] = []
  private var channelIsOpen = true
  /// Whether the last program that had the terminal open is gone.
  private var terminalIsOver = false
  /// While true, nothing is taken from the terminal, like a link that stalls.
  package var isStalled = false

  package init(running program: Program) throws(ProbeError) {
    let terminal = try Self.openTerminal()
    self.master = terminal.master
    Self.setSize(of: master, columns: program.columns, rows: program.rows)
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
      throw .system(call: "socketpair", errno: errno)
    }
    self.channel = ends[0]
    // Holds the terminal open until the program has opened it itself.
    let slave = open(terminal.path, O_RDWR | O_NOCTTY | O_CLOEXEC)
    self.processID = try Spawn.start(program, terminal: terminal.path, channel: ends[1])
    close(slave)
    close(ends[1])
  }

  deinit {
    if ending == nil {
      kill(processID, SIGKILL)
      var status: Int32 = 0
      waitpid(processID, &status, 0)
    }
    hangUp()
    close(channel)
  }

  /// Opened by hand and not by `openpty`, so that no program started meanwhile inherits it.
  private static func openTerminal() throws(ProbeError) -> (master: Int32, path: String) {
    let master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK)
    guard master >= 0 else { throw .system(call: "open", errno: errno) }
    var unlock: Int32 = 0
    var number: Int32 = 0
    guard ioctl(master, Request.lock, &unlock) == 0, ioctl(master, Request.number, &number) == 0
    else { throw .system(call: "ioctl", errno: errno) }
    return (master, "/dev/pts/\(number)")
  }

  /// Requests whose macros Swift does not see.
  private enum Request {
    static let lock: UInt = 0x4004_5431
    static let number: UInt = 0x8004_5430
  }

  private static func setSize(of master: Int32, columns: Int, rows: Int) {
    var size = winsize(
      ws_row: UInt16(clamping: rows), ws_col: UInt16(clamping: columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }
}

extension PseudoTerminal {
  /// Types; returns false where the program does not take the bytes.
  @discardableResult
  package func send(_ bytes: [UInt8], timeoutMilliseconds: Int = 5_000) -> Bool {
    var rest = bytes[...]
    let end = Self.now() + timeoutMilliseconds
    while !rest.isEmpty && Self.now() < end {
      let count = rest.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else {
        // A program whose output nobody reads may not read either: take what it says.
        _ = pump(timeoutMilliseconds: 10, alsoWritable: true)
      }
    }
    return rest.isEmpty
  }

  @discardableResult
  package func send(_ text: String, timeoutMilliseconds: Int = 5_000) -> Bool {
    send(Array(text.utf8), timeoutMilliseconds: timeoutMilliseconds)
  }

  /// Changes the window; the kernel sends SIGWINCH.
  package func resize(columns: Int, rows: Int) {
    Self.setSize(of: master, columns: columns, rows: rows)
  }

  /// Closes the terminal's end, like an SSH link that breaks.
  package func hangUp() {
    if master >= 0 { close(master) }
    master = -1
  }

  package func forgetOutput() {
    output = []
  }

  /// Modes of the terminal as the program has set them: whether it echoes what is typed.
  package var echoes: Bool {
    var modes = termios()
    return tcgetattr(master, &modes) == 0 && modes.c_lflag & tcflag_t(ECHO) != 0
  }

  /// Whether a key ends programs with a core.
  package var quits: Bool {
    var modes = termios()
    // VQUIT; no key is 0.
    return tcgetattr(master, &modes) == 0 && modes.c_cc.1 != 0
  }
}

extension PseudoTerminal {
  /// Reads until `isDone` or the limit; returns whether it is done.
  @discardableResult
  package func wait(
    timeoutMilliseconds: Int = 10_000, until isDone: (PseudoTerminal) -> Bool
  ) -> Bool {
    let end = Self.now() + timeoutMilliseconds
    while !isDone(self) {
      let remaining = end - Self.now()
      if remaining <= 0 { return false }
      let isOpen = pump(timeoutMilliseconds: remaining, alsoWritable: false)
      if !isOpen { return isDone(self) }
    }
    return true
  }

  /// Waits for a line that the program tells; lines told before the call count too.
  @discardableResult
  package func wait(forTold line: String, timeoutMilliseconds: Int = 10_000) -> Bool {
    wait(timeoutMilliseconds: timeoutMilliseconds) { $0.told.contains { $0.hasPrefix(line) } }
  }

  /// Reads for a while in which nothing is expected; returns the bytes that came all the same.
  package func listen(milliseconds: Int) -> Int {
    let before = receivedBytes
    wait(timeoutMilliseconds: milliseconds) { _ in false }
    return receivedBytes - before
  }

  /// Waits until the program and all its children are gone.
  package func waitForExit(timeoutMilliseconds: Int = 10_000) -> Ending? {
    guard wait(timeoutMilliseconds: timeoutMilliseconds, until: { !$0.channelIsOpen }) else {
      return nil
    }
    if ending == nil {
      var status: Int32 = 0
      guard waitpid(processID, &status, 0) == processID else { return nil }
      ending = Ending(waitStatus: status)
      drain()
    }
    return ending
  }

  /// What the program wrote last of all is still in the terminal when it is gone.
  private func drain() {
    guard !isStalled else { return }
    while takeOutput() {}
  }

  /// Waits for bytes once; false when neither terminal nor channel can bring any more.
  private func pump(timeoutMilliseconds: Int, alsoWritable: Bool) -> Bool {
    let reads = master >= 0 && !isStalled && !terminalIsOver
    var items = [
      pollfd(
        fd: reads || alsoWritable ? master : -1,
        events: Int16((reads ? POLLIN : 0) | (alsoWritable ? POLLOUT : 0)), revents: 0),
      pollfd(fd: channelIsOpen ? channel : -1, events: Int16(POLLIN), revents: 0),
    ]
    guard channelIsOpen || reads else { return false }
    _ = poll(&items, nfds_t(items.count), Int32(clamping: timeoutMilliseconds))
    if items[0].revents & Int16(POLLIN) != 0 {
      _ = takeOutput()
    } else if items[0].revents & Int16(POLLHUP) != 0 {
      terminalIsOver = true
    }
    if items[1].revents != 0 { takeTold() }
    return channelIsOpen || !terminalIsOver
  }

  private func takeOutput() -> Bool {
    let bytes = Self.read(master)
    output += bytes
    receivedBytes += bytes.count
    return !bytes.isEmpty
  }

  private func takeTold() {
    let bytes = Self.read(channel)
    channelIsOpen = !bytes.isEmpty
    partialLine += bytes
    while let end = partialLine.firstIndex(of: UInt8(ascii: "\n")) {
      told.append(String(decoding: partialLine[..<end], as: UTF8.self))
      partialLine.removeSubrange(...end)
    }
  }

  private static func read(_ descriptor: Int32) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, initialized in
      initialized = max(0, Glibc.read(descriptor, buffer.baseAddress, buffer.count))
    }
  }
}

extension PseudoTerminal {
  /// Processor time that the program has used so far, in microseconds; not that of children.
  package var processorMicroseconds: Int {
    var clock = clockid_t()
    var time = timespec()
    guard clock_getcpuclockid(processID, &clock) == 0, clock_gettime(clock, &time) == 0 else {
      return 0
    }
    return time.tv_sec * 1_000_000 + time.tv_nsec / 1_000
  }

  /// How often the program's first thread has gone to sleep so far, and so was woken; however busy the
  /// machine is; `nil` where the kernel does not say.
  package var sleeps: Int? {
    let file = open("/proc/\(processID)/status", O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    let label = "voluntary_ctxt_switches:"
    let line = String(decoding: Self.read(file), as: UTF8.self).split(separator: "\n")
      .first { $0.hasPrefix(label) }
    return line.flatMap { Int($0.dropFirst(label.count).filter { !$0.isWhitespace }) }
  }

  /// Milliseconds of a steady clock.
  package static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
  }

  package func signal(_ number: Int32) {
    kill(processID, number)
  }
}
