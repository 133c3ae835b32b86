internal import CNcurses
internal import Glibc
package import TerminalUI

extension NcursesTerminal {
  /// Sleeps until a key, a signal, one of the caller's descriptors, or the timeout.
  ///
  /// It is here that `poll` decides whether the terminal is gone, before anything is read. A
  /// terminal that takes bytes again gets what waits for it along the way.
  ///
  /// - Parameters:
  ///   - timeoutMilliseconds: `nil` waits without end.
  ///   - extraDescriptors: a wake pipe, inotify and the like, watched for reading.
  package func waitForInput(
    timeoutMilliseconds: Int?, extraDescriptors: [Int32] = []
  ) -> Readiness {
    let start = Self.now()
    let limit = timeoutMilliseconds.map { start + max(0, $0) }
    while true {
      var items = pollItems(extraDescriptors)
      let due = [limit, parser.deadline].compactMap { $0 }.min()
      let before = Self.now()
      let timeout = due.map { max(0, $0 - before) } ?? -1
      let isInterrupted = poll(&items, nfds_t(items.count), Int32(clamping: timeout)) < 0
      if isInterrupted { continue }
      let hasSlept = Self.now() > before
      if hasSlept || items[0].revents & Int16(POLLIN) == 0 { knownEmpty = Self.now() }
      let readiness = settle(items)
      if !readiness.isTimeout { return readiness }
      if let limit, Self.now() >= limit { return readiness }
    }
  }

  private func pollItems(_ extraDescriptors: [Int32]) -> [pollfd] {
    let writable = device.isDrained ? 0 : POLLOUT
    var items = [
      pollfd(fd: device.input, events: Int16(POLLIN | writable), revents: 0),
      pollfd(fd: signalDescriptor, events: Int16(POLLIN), revents: 0),
    ]
    items += extraDescriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    return items
  }

  private func settle(_ items: [pollfd]) -> Readiness {
    var readiness = Readiness()
    device.note(items[0].revents)
    if items[0].revents & Int16(POLLOUT) != 0 { catchUp() }
    readiness.isGone = device.isGone
    let isKeyDue = parser.deadline.map { Self.now() >= $0 } ?? false
    readiness.keys = !isGone && (items[0].revents & Int16(POLLIN) != 0 || isKeyDue)
    readiness.signals = items[1].revents != 0
    readiness.descriptors = items.dropFirst(2).filter { $0.revents != 0 }.map(\.fd)
    return readiness
  }

  /// The keys that have arrived; it does not wait for any.
  package func readKeys() -> [Key] {
    var item = pollfd(fd: device.input, events: Int16(POLLIN), revents: 0)
    _ = poll(&item, 1, 0)
    device.note(item.revents)
    let isReadable = !isGone && item.revents & Int16(POLLIN) != 0
    let bytes = isReadable ? device.read() : []
    let now = Self.now()
    defer { knownEmpty = now }
    return bytes.isEmpty
      ? parser.flush(at: now) : parser.feed(bytes, at: now, arrivedAfter: knownEmpty)
  }

  /// The next waiting signal; sizes and the screen are up to date when it returns.
  package func nextSignal() -> TerminalSignal? {
    while true {
      let number = wf_next_signal()
      guard number != 0 else { return nil }
      guard let signal = TerminalSignal(number: number) else { continue }
      switch signal {
      case .resized: refreshSize()
      case .continued: resume()
      default: break
      }
      return signal
    }
  }

  /// Gives the terminal back, stops like any program on Ctrl-Z, and takes the terminal again when
  /// continued.
  package func suspend() {
    device.dropPending()
    wf_screen_suspend()
    wf_restore()
    hasEntered = false
    wf_stop()
    resume()
  }

  /// Takes the terminal again, whatever happened to it meanwhile, and shows the last frame.
  private func resume() {
    _ = wf_device_enter(device.output)
    wf_screen_suspend()
    device.dropPending()
    hasEntered = false
    needsRepaint = true
    refreshSize()
    if let frame = deferred ?? presented { present(frame) }
  }
}
