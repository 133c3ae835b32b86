internal import DisplayText

/// A value and where it comes from.
struct Choice<Value: Sendable>: Sendable {
  let value: Value
  let rule: SafeText
}
