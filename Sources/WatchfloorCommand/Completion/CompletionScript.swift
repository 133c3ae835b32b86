internal import DisplayText

/// Completion scripts, made from the tables of subcommands and options.
///
/// Subcommands, options and fixed values stand in the script. Crises, decisions, times and themes
/// are asked of the program while completing, so that they are those of the archive at hand: of the
/// program that the script was made for, by its absolute path. The word at the beginning of the line
/// may name anything, as `./watchfloor` in a directory that somebody else fills.
enum CompletionScript {
  /// - Parameter program: the absolute path of the program that is asked.
  static func lines(_ shell: Shell, asking program: String) -> [String] {
    let text =
      switch shell {
      case .bash: BashCompletion.text(asking: program)
      case .zsh: ZshCompletion.text(asking: program)
      case .fish: FishCompletion.text(asking: program)
      }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// What completes at a place.
  enum Source: Equatable {
    case words([String])
    /// Asked of the program.
    case asked(WordKind)
    case directories, files, commands
    case nothing
  }

  /// Subcommands of one word; a second word completes as their operand.
  static let commands = Subcommand.listed.filter { !$0.isAction }

  /// The path that a script can name; `nil` where it is relative, or does not stand in a line of text.
  static func program(_ named: String?) -> String? {
    guard let path = named ?? Installation.programPath, path.utf8.first == UInt8(ascii: "/"),
      SafeText(path).string.utf8.elementsEqual(path.utf8)
    else { return nil }
    return path
  }

  static let commandWords = commands.filter { $0.id != .dashboard }.map(\.id.rawValue)

  /// Those of a subcommand and of what its second word may be.
  static func options(of command: Subcommand) -> [CommandOption] {
    let actions = Subcommand.listed.filter { $0.id.rawValue.hasPrefix("\(command.id.rawValue) ") }
    let owned = Set(([command] + actions).flatMap(\.options).map(\.id))
    return CommandOption.table.filter { owned.contains($0.id) }
  }

  /// Options that a value follows.
  static let valuedOptions = CommandOption.table.filter { $0.value != nil }.map(\.name)

  static func indented(_ lines: [String], by columns: Int = 4) -> String {
    lines.map { String(repeating: " ", count: columns) + $0 }.joined(separator: "\n")
  }
}

extension CommandOption {
  /// `-h` and `--help`.
  var spellings: [String] {
    (short.map { ["-\($0)"] } ?? []) + [name]
  }
}

extension Subcommand {
  /// Up to one that has no end: where the next begins, the shell cannot tell.
  var completedOperands: [Operand] {
    let end = operands.firstIndex(where: \.isOpenEnded) ?? operands.count
    return Array(operands.prefix(end + 1))
  }
}

extension CommandOption.Value {
  var completion: CompletionScript.Source {
    switch kind {
    case .time: .asked(.times)
    case .theme: .asked(.themes)
    case .file: .files
    case .directory: .directories
    case .text: .nothing
    case .words(let words), .suggestions(let words): .words(words.map(\.string))
    }
  }
}

extension Operand {
  var completion: CompletionScript.Source {
    switch kind {
    case .old, .new: .asked(.times)
    case .crisis: .asked(.crises)
    case .decision: .asked(.decisions)
    case .archive, .chronicle: .directories
    case .file, .program: .files
    case .shell: .words(Shell.allCases.map(\.rawValue))
    case .command: .commands
    case .source, .target: .files
    case .logAction: .words(LogActions.words)
    case .handoverAction: .words(HandoverActions.words)
    case .wordList, .word, .alert, .text, .handover: .nothing
    }
  }

  /// Whether nothing else follows it.
  var isOpenEnded: Bool { count == .oneOrMore || count == .anyNumber }
}
