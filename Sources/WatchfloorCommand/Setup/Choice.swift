internal import DisplayText
internal import TerminalUI

/// A value and where it comes from.
struct Choice<Value: Sendable>: Sendable {
  let value: Value
  let rule: SafeText
}
