internal import DisplayText

/// The shells that completion is written for.
enum Shell: String, CaseIterable, Sendable {
  case bash, zsh, fish

  static let names: SafeText = "bash, zsh or fish"
}
