internal import CNcurses
internal import Glibc

/// The terminal as a file: it writes without ever blocking, reads, and knows whether the terminal
/// is gone.
struct TerminalDevice {
  let input: Int32
  let output: Int32
  /// Whether both descriptors are our own description of the terminal, which does not block.
  private let isOwn: Bool
  private var pending: [UInt8] = []
  private var sent = 0
  private(set) var isGone = false
  /// How many bytes the terminal has taken so far.
  private(set) var sentBytes = 0

  /// Opens the terminal anew if possible, so that O_NONBLOCK concerns nobody else.
  init(_ options: TerminalOptions) {
    let own = options.reopensTerminal ? wf_device_open(options.output) : -1
    self.isOwn = own >= 0
    self.input = isOwn ? own : options.input
    self.output = isOwn ? own : options.output
  }

  func close() {
    if isOwn { _ = Glibc.close(input) }
  }

  /// Whether the terminal has taken everything.
  var isDrained: Bool { sent == pending.count }

  /// Sends bytes; those that a stalled terminal does not take wait for `flush()`.
  mutating func send(_ bytes: [UInt8]) {
    if isDrained {
      (pending, sent) = (bytes, 0)
    } else {
      pending += bytes
    }
    flush()
  }

  /// Sends what waits, as far as the terminal takes it now.
  mutating func flush() {
    while !isDrained && !isGone {
      guard isOwn || isWritable() else { return }
      let (count, problem) = writeOnce()
      if count > 0 {
        sent += count
        sentBytes += count
      } else if problem == EAGAIN {
        return
      } else if problem != EINTR {
        isGone = true
      } else if !isOwn {
        // A signal interrupted a blocked write; the loop looks at it first.
        return
      }
    }
  }

  mutating func dropPending() {
    (pending, sent) = ([], 0)
  }

  /// Asks a blocking description first and gives it little, since the rest would block.
  private func writeOnce() -> (count: Int, problem: Int32) {
    let limit = isOwn ? pending.count - sent : min(256, pending.count - sent)
    return pending.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return (0, 0) }
      let count = wf_device_write(output, start + sent, limit)
      return (count, count < 0 ? errno : 0)
    }
  }

  private func isWritable() -> Bool {
    var item = pollfd(fd: output, events: Int16(POLLOUT), revents: 0)
    return poll(&item, 1, 0) > 0
  }

  /// The bytes that have arrived; the caller must have asked `poll` first.
  mutating func read() -> [UInt8] {
    var result: [UInt8] = []
    var isOpen = true
    while isOpen && result.count < 1 << 16 {
      let chunk = readOnce()
      result += chunk
      isOpen = isOwn && !chunk.isEmpty
    }
    return result
  }

  private mutating func readOnce() -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 4_096) { buffer, initialized in
      let count = Glibc.read(input, buffer.baseAddress, buffer.count)
      let problem = count < 0 ? errno : 0
      initialized = max(0, count)
      if count == 0 || (count < 0 && problem != EAGAIN && problem != EINTR) { isGone = true }
    }
  }

  /// Decides by the answer of `poll`, before anything is read.
  mutating func note(_ events: Int16) {
    if events & Int16(POLLHUP | POLLERR | POLLNVAL) != 0 { isGone = true }
  }
}
