internal import Synchronization

/// Values that are worked out when they are first asked for and kept; any thread may ask.
///
/// Two threads that ask at once may both work a value out; the first is kept.
final class OnDemand<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private let known = Mutex<[Key: Value]>([:])

  subscript(key: Key, make: () -> Value) -> Value {
    if let value = known.withLock({ $0[key] }) { return value }
    let value = make()
    return known.withLock { values in
      if let earlier = values[key] { return earlier }
      values[key] = value
      return value
    }
  }
}
