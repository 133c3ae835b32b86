/// What `waitForInput` found; several can be true at once, and none after a timeout.
package struct Readiness: Hashable, Sendable {
  /// Keys can be read, or a single ESC has become one.
  package var keys = false
  /// Signals can be read.
  package var signals = false
  /// The terminal is gone; leave without a word.
  package var isGone = false
  /// Those of the caller's descriptors that can be read, or are broken.
  package var descriptors: [Int32] = []

  package init() {}

  package var isTimeout: Bool { self == Readiness() }
}
