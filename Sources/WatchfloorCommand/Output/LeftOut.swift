internal import CrisisModel
internal import DisplayText

/// What is said where some of what was asked for may not leave the program.
enum LeftOut {
  /// `3 entries above TLP:AMBER left out`.
  static func text(
    _ count: Int, _ one: SafeText, _ many: SafeText, above limit: Handling
  ) -> SafeText {
    "\(SafeText.counted(count, one, many)) above \(SafeText(limit.rawValue)) left out"
  }
}
