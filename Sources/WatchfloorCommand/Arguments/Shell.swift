internal import DisplayText

/// The shells that completion is written for.
enum Shell: String, CaseIterable, Sendable {
  case bash, zsh, fish

  static let names: SafeText = "bash, zsh or fish"
}

/// What a shell asks for while a command line is completed.
enum WordKind: String, CaseIterable {
  case crises, decisions, times, themes
}
