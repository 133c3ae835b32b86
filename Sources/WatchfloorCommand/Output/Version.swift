internal import DisplayText

enum Version {
  static let text: SafeText = "0.1.0"
  /// When this version was made, for the man page.
  static let date: SafeText = "2026-11-24"
}
