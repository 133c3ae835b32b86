internal import CrisisModel
internal import StrictJSON
internal import TerminalUI

extension Arguments {
  private static let options = [
    "--at", "--ascii", "--color", "--data", "--fresh", "--help", "--json", "--keys", "--size",
    "--theme",
    "--version", "--where",
  ]

  private static let flags = ["--ascii", "--fresh", "--help", "--json", "--version"]

  /// Understands `--name value` and `--name=value`; `--` ends the options.
  static func parse(_ words: [String]) throws(UsageError) -> Arguments {
    var arguments = Arguments()
    var operands: [String] = []
    var rest = words[...]
    var optionsEnded = false
    while let word = rest.popFirst() {
      if optionsEnded || !word.hasPrefix("-") || word == "-" {
        operands.append(word)
      } else if word == "--" {
        optionsEnded = true
      } else {
        try arguments.takeOption(word, &rest)
      }
    }
    try arguments.takeOperands(operands)
    return arguments
  }

  private mutating func takeOption(
    _ word: String, _ rest: inout ArraySlice<String>
  ) throws(UsageError) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    if parts.count == 2, Self.flags.contains(name) { throw .unexpectedValue(option: name) }
    switch name {
    case "--help", "-h": mode = .help
    case "--version", "-V": mode = .version
    case "--ascii": isASCII = true
    case "--json": isJSON = true
    case "--fresh": isFresh = true
    case "--at", "--color", "--data", "--keys", "--size", "--theme", "--where":
      let value = parts.count == 2 ? String(parts[1]) : rest.popFirst()
      guard let value else { throw .missingValue(option: name) }
      try takeValue(value, of: name)
    default:
      throw .unknownOption(name, nearest: Nearest.match(name, among: Self.options))
    }
  }

  private mutating func takeValue(_ value: String, of option: String) throws(UsageError) {
    switch option {
    case "--at": at = try Self.time(value)
    case "--color": colorDepth = try Self.depth(value)
    case "--data": data = value
    case "--keys": keys = try Self.keys(value)
    case "--size": size = try Self.size(value)
    case "--where": filter = try Self.filter(value)
    default: theme = value
    }
  }

  /// A day alone means its end: what was known on that day.
  private static func time(_ value: String) throws(UsageError) -> Instant {
    if let instant = Instant(value) { return instant }
    if let day = CalendarDay(value) { return Instant(day: day, secondOfDay: 86_399) }
    throw .badValue(option: "--at", value: value, expected: "2011-03-17 or 2011-03-17T06:00Z")
  }

  private static func depth(_ value: String) throws(UsageError) -> ColorDepth? {
    if value == "auto" { return nil }
    if value == "never" { return .mono }
    if let depth = ColorDepth(rawValue: value) { return depth }
    throw .badValue(option: "--color", value: value, expected: "auto, never, mono, 16 or 256")
  }

  private static func filter(_ value: String) throws(UsageError) -> CrisisFilter {
    do {
      return try CrisisFilter(parsing: value)
    } catch {
      throw .badFilter(error, text: value)
    }
  }

  private static func size(_ value: String) throws(UsageError) -> Size {
    let words = value.split(separator: "x", omittingEmptySubsequences: false)
    let parts = words.compactMap { Int($0) }
    guard words.count == 2, parts.count == 2, (1...1_000).contains(parts[0]),
      (1...1_000).contains(parts[1])
    else {
      throw .badValue(option: "--size", value: value, expected: "columns x rows, as 120x40")
    }
    return Size(width: parts[0], height: parts[1])
  }

  /// Key names separated by spaces; `text:libya` types five characters, `_` in it is a space.
  static func keys(_ value: String) throws(UsageError) -> [Key] {
    var keys: [Key] = []
    for word in value.split(separator: " ").map(String.init) {
      if word.hasPrefix("text:"), word.count > 5 {
        keys += word.dropFirst(5).map { .character($0 == "_" ? " " : $0) }
      } else if let key = Key(name: word) {
        keys.append(key)
      } else {
        throw .badValue(
          option: "--keys", value: word, expected: "key names as Down, Enter, C-l, q, text:libya")
      }
    }
    return keys
  }

  private mutating func takeTable(
    _ kind: TableKind, _ rest: inout ArraySlice<String>
  ) throws(UsageError) {
    rest = rest.dropFirst()
    var subject: String?
    if kind.needsCrisis {
      subject = rest.popFirst()
      if subject == nil { throw .missingCrisis(command: kind.rawValue) }
    } else if kind == .council, !rest.isEmpty {
      subject = rest.popFirst()
    }
    mode = .table(kind, subject)
  }

  private mutating func takeOperands(_ operands: [String]) throws(UsageError) {
    var rest = operands[...]
    if mode == .help || mode == .version { return }
    switch rest.first {
    case "validate":
      let files = Array(rest.dropFirst())
      if files.isEmpty { throw .missingFile }
      mode = .validate(files)
      return
    case "render": (mode, rest) = (.render, rest.dropFirst())
    case "doctor": (mode, rest) = (.doctor, rest.dropFirst())
    case "help": (mode, rest) = (.help, [])
    case let word?:
      if let kind = TableKind(rawValue: word) { try takeTable(kind, &rest) }
    case nil: break
    }
    archive = rest.popFirst()
    if let extra = rest.first { throw .unexpected(extra) }
  }
}
