internal import Glibc
internal import Paths

/// The kernel's queue of events in directories.
final class Inotify {
  struct Event {
    /// The number that `add` returned; -1 if the queue overflowed.
    let watch: Int32
    let kinds: UInt32
    /// Empty if the event concerns the directory itself.
    let name: String
  }

  /// Why the kernel refused a watch.
  struct Refusal: Error {
    let errno: Int32
  }

  let descriptor: Int32

  init() throws(Refusal) {
    descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    guard descriptor >= 0 else { throw Refusal(errno: errno) }
  }

  deinit {
    close(descriptor)
  }

  /// Watches a directory for these events too; returns the number of its watch.
  func add(_ directory: String, _ kinds: UInt32) throws(Refusal) -> Int32 {
    let watch = directory.withPath {
      inotify_add_watch(descriptor, $0, kinds | UInt32(IN_MASK_ADD))
    }
    guard watch >= 0 else { throw Refusal(errno: errno) }
    return watch
  }

  /// Reads the events, so that the descriptor is quiet again.
  func take() -> [Event] {
    var events: [Event] = []
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 else { return events }
      buffer.withUnsafeBytes { events += Self.events($0.prefix(count)) }
    }
  }

  /// Each event has a watch, kinds, a cookie, and the length of a name that is padded with zeros.
  private static func events(_ bytes: Slice<UnsafeRawBufferPointer>) -> [Event] {
    let header = 16
    var events: [Event] = []
    var rest = UnsafeRawBufferPointer(rebasing: bytes)
    while rest.count >= header {
      let length = Int(rest.loadUnaligned(fromByteOffset: 12, as: UInt32.self))
      let name = rest.dropFirst(header).prefix(length).prefix { $0 != 0 }
      events.append(
        Event(
          watch: rest.loadUnaligned(as: Int32.self),
          kinds: rest.loadUnaligned(fromByteOffset: 4, as: UInt32.self),
          name: String(decoding: name, as: UTF8.self)))
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(header + length))
    }
    return events
  }
}
