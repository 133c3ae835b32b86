internal import DisplayText

/// One entry of the option table; a subcommand says which of them it has.
struct CommandOption: Sendable {
  enum ID: String, CaseIterable, Sendable {
    case at, since, theme, color, fresh, site, ascii, json
    case filter = "where"
    case check, into, jobs, unacknowledged
    case maxAge = "max-age"
    case rules, bell, data, size, keys, format
    case outputFile = "output"
    case force
    case maxHandling = "max-handling"
    case handling
    case to, cc
    case preparedBy = "prepared-by"
    case approvedBy = "approved-by"
    case log, desk, role, limit, level, crisis, occurred, note, question, head
    case sameOfficer = "same-officer"
    case readOnly = "read-only"
    case restricted
    case idleTimeout = "idle-timeout"
    case version, help
  }

  /// What an option takes after its name.
  struct Value: Sendable {
    enum Kind: Sendable {
      case time, theme, file, directory, text
      /// One of these and nothing else.
      case words([SafeText])
      /// Whatever has their form.
      case suggestions([SafeText])
    }

    let name: SafeText
    let kind: Kind
    /// What to write, where a value is not understood.
    var expected: SafeText = .empty
  }

  let id: ID
  var short: Character?
  /// `nil` for a flag.
  var value: Value?
  /// One line, without a full stop.
  let summary: SafeText
  /// The values that can be given, where the summary does not say it.
  var details: SafeText = .empty
  /// Whether it names a place, which a restricted session does not allow.
  var namesPath: Bool {
    switch value?.kind {
    case .file, .directory: true
    default: false
    }
  }

  /// Whether every subcommand has it.
  var isUniversal = false
}

extension CommandOption {
  /// `--at`.
  var name: String { "--\(id.rawValue)" }

  /// `--at TIME`.
  var usage: SafeText {
    value.map { "\(SafeText(name)) \($0.name)" } ?? SafeText(name)
  }

  /// The summary with what can be given.
  var description: SafeText {
    details.isEmpty ? summary : "\(summary): \(details)"
  }

  static func entry(_ id: ID) -> CommandOption {
    guard let entry = table.first(where: { $0.id == id }) else {
      preconditionFailure("\(id) is not in the table")
    }
    return entry
  }

  static func entry(name: String) -> CommandOption? {
    table.first { $0.name == name || $0.short.map { "-\($0)" } == name }
  }

  /// The subcommands that have it, of those that are written about.
  var owners: [Subcommand] {
    isUniversal ? [] : Subcommand.listed.filter { $0.ownOptions.contains(id) }
  }
}
