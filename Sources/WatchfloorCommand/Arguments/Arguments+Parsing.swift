internal import Dashboard
internal import DisplayText
internal import Paths
internal import StrictJSON

extension Arguments {
  static func parse(_ words: [String]) throws(UsageError) -> Arguments {
    let words = try CommandWords(words)
    let (command, operands) = words.command
    var arguments = Arguments()
    arguments.isASCII = words.has(.ascii)
    if words.has(.help) {
      arguments.mode = .help(command.id == .dashboard ? nil : command.id)
    } else if words.has(.version) {
      arguments.mode = .version
    } else {
      try arguments.takeOptions(words, command)
      try arguments.takeOperands(operands, command)
      if command.id == .compose, arguments.into == nil {
        throw .missingOption(.into, of: .compose)
      }
    }
    return arguments
  }

  private mutating func takeOptions(
    _ words: CommandWords, _ command: Subcommand
  ) throws(UsageError) {
    for (option, value) in words.options {
      guard option.isUniversal || command.ownOptions.contains(option.id) else {
        throw .inapplicable(option.id, to: command.id)
      }
      let value = option.namesPath ? value : value.map(PathText.repaired)
      if option.id == .filter && command.id == .log {
        try takeLogFilter(value ?? "")
      } else {
        try take(value, of: option.id)
      }
      if option.id == .outputFile { need(.writeFile, for: SafeText(option.name)) }
      if option.namesPath { need(.path, for: SafeText(option.name)) }
      if option.namesPath, option.id != .log, SecretWord.isAddress(value ?? "") {
        throw .misplacedAddress
      }
    }
    if command.capability != .readData { need(command.capability, for: command.id.word) }
    if command.id == .compose && !words.has(.check) { need(.writeFile, for: command.id.word) }
  }

  private mutating func need(_ capability: Capability, for what: SafeText) {
    capabilities.append(CapabilityNeed(what: what, capability: capability))
  }

  private mutating func takeOperands(
    _ words: [String], _ command: Subcommand
  ) throws(UsageError) {
    var rest = words[...]
    var taken: [Operand.Kind: [String]] = [:]
    for operand in command.operands {
      let isAddressAllowed = operand.kind == .text || operand.mayBeAddress
      if !isAddressAllowed, rest.contains(where: SecretWord.isAddress) {
        throw .misplacedAddress
      }
      switch operand.count {
      case .one, .optional: taken[operand.kind] = rest.popFirst().map { [$0] }
      case .oneOrMore, .anyNumber:
        taken[operand.kind] = Array(rest)
        rest = []
      }
      // What is written is text, and whatever else a word is, it may be a path.
      if operand.kind == .text { taken[.text] = taken[.text]?.map(PathText.repaired) }
      let isNeeded = operand.count == .one || operand.count == .oneOrMore
      if isNeeded, taken[operand.kind, default: []].isEmpty {
        throw .missing(operand.kind, of: command.id)
      }
    }
    if rest.contains(where: SecretWord.isAddress) { throw .misplacedAddress }
    if let extra = rest.first { throw Self.tooMany(extra, words, command) }
    archive = taken[.archive]?.first
    for place in taken.values.joined() where taken[.source] != nil {
      let isAddress = SecretWord.isAddress(place)
      need(.path, for: isAddress ? "the address of a log" : SafeText(place, limit: 200))
    }
    // council takes an archive in the place of a decision.
    if let archive { need(.path, for: SafeText(archive, limit: 200)) }
    mode = try Self.mode(command.id, taken)
  }

  /// Where a subcommand may have been misspelt, that is what is wrong.
  private static func tooMany(
    _ extra: String, _ words: [String], _ command: Subcommand
  ) -> UsageError {
    guard command.id == .dashboard, let nearest = nearestCommand(words[0]) else {
      return .unexpected(extra)
    }
    return .unknownWord(words[0], .command, nearest: nearest)
  }

  static func nearestCommand(_ word: String) -> String? {
    Nearest.match(word, among: Subcommand.named.map(\.id.rawValue))
  }

  private static func mode(
    _ command: Subcommand.ID, _ taken: [Operand.Kind: [String]]
  ) throws(UsageError) -> Mode {
    let crisis = taken[.crisis]?.first
    return switch command {
    case .dashboard: .dashboard
    case .list: .table(.list, nil)
    case .show: .table(.show, crisis)
    case .ladder: .table(.ladder, crisis)
    case .positions: .table(.positions, crisis)
    case .council: .table(.council, taken[.decision]?.first)
    case .tests: .table(.tests, crisis)
    case .untried: .table(.untried, crisis)
    case .sources: .table(.sources, nil)
    case .alerts: .alerts
    case .brief: .brief(taken[.crisis] ?? [])
    case .log: try logList(taken[.logAction]?.first)
    case .logWrite: .log(.write(taken[.text]?.first ?? ""))
    case .logAck: .log(.acknowledge(taken[.alert]?.first ?? ""))
    case .logVerify: .log(.verify)
    case .logHead: .log(.head)
    case .logCopy: .log(.copy(taken[.source]?.first ?? "", taken[.target]?.first ?? ""))
    case .handover: .handover(.draft(taken[.handoverAction]?.first))
    case .handoverPrepare: .handover(.prepare)
    case .handoverAccept: .handover(.accept(taken[.handover]?.first))
    case .handoverShow: .handover(.show(taken[.handover]?.first))
    case .render: .render
    case .validate: .validate(taken[.file] ?? [])
    case .compose: .compose(taken[.chronicle]?.first ?? "")
    case .changes: .changes
    case .diff: .diff(taken[.old]?.first ?? "", taken[.new]?.first ?? "")
    case .doctor: .doctor
    case .man: .man
    case .help: .help(try subcommand(taken[.command]))
    case .completion:
      .completion(try known(taken[.shell], .shell), program: taken[.program]?.first)
    case .completionWords:
      .completionWords(try known(taken[.wordList], .wordList), taken[.word] ?? [])
    }
  }

  private static func logList(_ action: String?) throws(UsageError) -> Mode {
    guard let action else { return .log(.list) }
    throw .unknownWord(
      action, .logAction, nearest: Nearest.match(action, among: LogActions.words))
  }

  private static func subcommand(_ words: [String]?) throws(UsageError) -> Subcommand.ID? {
    guard let words, !words.isEmpty else { return nil }
    let word = words.joined(separator: " ")
    if let entry = Subcommand.entry(word: word) { return entry.id }
    throw .unknownWord(word, .command, nearest: nearestCommand(word))
  }

  private static func known<Word: RawRepresentable<String> & CaseIterable>(
    _ words: [String]?, _ operand: Operand.Kind
  ) throws(UsageError) -> Word {
    let word = words?.first ?? ""
    if let known = Word(rawValue: word) { return known }
    let all = Word.allCases.map(\.rawValue)
    throw .unknownWord(word, operand, nearest: Nearest.match(word, among: all))
  }
}
