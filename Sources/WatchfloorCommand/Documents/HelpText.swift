internal import DisplayText

/// What `--help` prints, made from the tables.
enum HelpText {
  private static let columns = 98

  static func lines(_ command: Subcommand.ID?) -> [SafeText] {
    command.map { lines(of: .entry($0)) } ?? lines
  }

  /// On the program as a whole.
  static let lines: [SafeText] = {
    let title: SafeText =
      "Watchfloor: a dashboard for watch officers who follow mass-atrocity crises"
    let ending: [SafeText] = [
      "watchfloor help COMMAND says more of one; watchfloor man prints the man page.",
      "In the dashboard, ? shows every key.",
    ]
    let sections: [[SafeText]] = [
      [title],
      ["Usage:"] + rows(Subcommand.listed.map { ($0.usage, $0.summary) }),
      ["Options:"] + rows(CommandOption.table.map { ($0.labels, $0.helpSummary) }),
      ["Environment:"] + rows(EnvironmentVariable.table.map { ($0.name, $0.summary) }),
      exitCodes, ending,
    ]
    return Array(sections.joined(separator: [.empty]))
  }()

  private static func lines(of command: Subcommand) -> [SafeText] {
    let name: SafeText = command.id == .dashboard ? "watchfloor" : "watchfloor \(command.id.word)"
    let title: SafeText = "\(name): \(command.summary)"
    let sections: [[SafeText]] =
      [title.wrapped(to: columns), ["Usage:", "  \(command.usage)"]]
      + command.details.map { $0.wrapped(to: columns) } + [
        ["Options:"] + rows(command.options.map { ($0.labels, $0.description) }),
        ["Example:", "  \(command.example)"],
      ]
    return Array(sections.joined(separator: [.empty]))
  }

  /// Two columns, the second one wrapped.
  private static func rows(_ rows: [(SafeText, SafeText)]) -> [SafeText] {
    let width = (rows.map(\.0.width).max() ?? 0) + 2
    return rows.flatMap { label, text in
      text.wrapped(to: columns - 2 - width).enumerated().map { index, line in
        let head: SafeText = index == 0 ? label : .empty
        return "  \(head.padded(to: width))\(line)" as SafeText
      }
    }
  }

  private static let exitCodes: [SafeText] = {
    let codes = ExitCode.allCases.map { "\(Int($0.rawValue)) \($0.meaning)" as SafeText }
    let text: SafeText =
      "Exit codes: \(SafeText.joined(codes)). A signal ends with 128 and its number."
    return text.wrapped(to: columns)
  }()
}

extension CommandOption {
  /// `-h, --help`, `--at TIME`.
  var labels: SafeText {
    short.map { "-\(SafeText(String($0))), \(usage)" } ?? usage
  }

  /// With the subcommands that have it, where not all of them do.
  fileprivate var helpSummary: SafeText {
    let owners = owners.map(\.id)
    let tables = TableKind.allCases.compactMap { Subcommand.ID(rawValue: $0.rawValue) }
    if isUniversal || owners.contains(.dashboard) { return description }
    if owners == tables { return "list to sources: \(description)" }
    return "\(SafeText.joined(owners.map(\.word))): \(description)"
  }
}
