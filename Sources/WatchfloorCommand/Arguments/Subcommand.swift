internal import Dashboard
internal import DisplayText

/// One entry of the subcommand table, from which parsing, help, completion and the man page come.
struct Subcommand: Sendable {
  enum ID: String, CaseIterable, Sendable {
    /// Opens where no subcommand is named.
    case dashboard
    case list, show, ladder, positions, council, tests, untried, sources
    case changes, diff, alerts, brief
    case log
    case logWrite = "log write"
    case logAck = "log ack"
    case logVerify = "log verify"
    case logHead = "log head"
    case logCopy = "log copy"
    case handover
    case handoverPrepare = "handover prepare"
    case handoverAccept = "handover accept"
    case handoverShow = "handover show"
    case render, validate, compose, doctor
    case completion, man, help
    case completionWords = "completion-words"

    /// As it is typed; the dashboard has no word of its own.
    var word: SafeText { self == .dashboard ? "the dashboard" : SafeText(rawValue) }
  }

  let id: ID
  let operands: [Operand]
  /// One line, without a full stop.
  let summary: SafeText
  /// Beyond the options that every subcommand has.
  let ownOptions: [CommandOption.ID]
  /// Paragraphs.
  let details: [SafeText]
  let example: SafeText
  /// What it needs beyond reading data, whatever is given to it.
  var capability = Capability.readData
  /// For the program's own use: understood, but not written about.
  var isHidden = false
}

extension Subcommand {
  /// Whether it is named by two words, the first of which is a subcommand itself.
  var isAction: Bool { id.rawValue.contains(" ") }

  static var listed: [Subcommand] { table.filter { !$0.isHidden } }

  /// The subcommands that are named by a word.
  static var named: [Subcommand] { listed.filter { $0.id != .dashboard } }

  static func entry(_ id: ID) -> Subcommand {
    guard let entry = table.first(where: { $0.id == id }) else {
      preconditionFailure("\(id) is not in the table")
    }
    return entry
  }

  static func entry(word: String) -> Subcommand? {
    table.first { $0.id != .dashboard && $0.id.rawValue == word }
  }

  /// In the order of the option table.
  var options: [CommandOption] {
    CommandOption.table.filter { $0.isUniversal || ownOptions.contains($0.id) }
  }

  /// `watchfloor council [SYMBOL] [ARCHIVE]`.
  var usage: SafeText {
    let name: [SafeText] = id == .dashboard ? ["watchfloor"] : ["watchfloor", id.word]
    return SafeText.joined(name + operands.map(\.usage), separator: " ")
  }
}

/// What a subcommand takes besides options.
struct Operand: Sendable {
  enum Kind: Sendable {
    /// Of two snapshots, by file or time.
    case old, new
    case crisis, decision, alert, archive, file, shell, command, wordList, word
    case logAction, text, handoverAction, handover, program
    /// Of a log that is copied, each a file or the address of a server.
    case source, target
    /// A directory with `archive.json`.
    case chronicle
  }

  enum Count: Sendable {
    case one, optional, oneOrMore, anyNumber
  }

  let kind: Kind
  let count: Count

  init(_ kind: Kind, _ count: Count = .one) {
    self.kind = kind
    self.count = count
  }

  var name: SafeText {
    switch kind {
    case .old: "OLD"
    case .new: "NEW"
    case .crisis: "CRISIS"
    case .decision: "SYMBOL"
    case .alert: "ALERT"
    case .logAction, .handoverAction: "ACTION"
    case .text: "TEXT"
    case .source: "FROM"
    case .target: "TO"
    case .handover: "NUMBER"
    case .archive: "ARCHIVE"
    case .chronicle: "CHRONICLE"
    case .file: "FILE"
    case .shell: "SHELL"
    case .program: "PROGRAM"
    case .command: "COMMAND"
    case .wordList: "KIND"
    case .word: "WORD"
    }
  }

  /// Whether it may be the address of a server, as the value of --log may.
  var mayBeAddress: Bool { kind == .source || kind == .target }

  /// `CRISIS`, `[ARCHIVE]`, `FILE...`.
  var usage: SafeText {
    switch count {
    case .one: name
    case .optional: "[\(name)]"
    case .oneOrMore: "\(name)..."
    case .anyNumber: "[\(name)...]"
    }
  }

  /// What to say where it is missing.
  var need: SafeText {
    switch kind {
    case .old, .new: "two snapshots; name two files, or two times of an archive"
    case .crisis: "a crisis; name its id as list prints it"
    case .decision: "a decision; name its symbol as council prints it"
    case .alert: "an alert; name its id as alerts prints it"
    case .logAction: "an action; write \(LogActions.names)"
    case .handoverAction: "an action; write \(HandoverActions.names)"
    case .text: "a text; write it in quotes"
    case .source, .target: "two logs; name the one to copy and the place to copy it to"
    case .handover: "a handover; name its number or key as handover prepare printed it"
    case .archive: "an archive; name its directory"
    case .chronicle: "a chronicle; name its directory, in which archive.json is"
    case .file: "at least one file or directory; name it"
    case .program: "a program; name its absolute path"
    case .shell: "a shell; write \(Shell.names)"
    case .command: "a subcommand; name one that --help lists"
    case .wordList, .word: "a kind of word"
    }
  }
}

/// The words that follow `log`.
enum LogActions {
  static let words = Subcommand.ID.allCases.map(\.rawValue).filter { $0.hasPrefix("log ") }
    .map { String($0.dropFirst(4)) }
  static let names = SafeText.joined(words.map { SafeText($0) })
}

/// The words that follow `handover`.
enum HandoverActions {
  static let words = Subcommand.ID.allCases.map(\.rawValue).filter { $0.hasPrefix("handover ") }
    .map { String($0.dropFirst(9)) }
  static let names = SafeText.joined(words.map { SafeText($0) })
}
