internal import CrisisModel
internal import Dashboard
internal import DisplayText
internal import Reports
internal import TerminalUI
internal import WatchDesk
internal import WatchLog

extension Arguments {
  /// Takes an option that applies; the value is there where the option has one.
  mutating func take(_ value: String?, of option: CommandOption.ID) throws(UsageError) {
    let value = value ?? ""
    switch option {
    case .at:
      let time = try Self.time(value, of: option)
      at = time
      instants.append(time)
    case .since: since = try Self.time(value, of: option)
    case .check: isCheck = true
    case .into: into = try Self.text(value, of: option)
    case .jobs: jobs = try Self.number(value, in: 1...256, of: option)
    case .unacknowledged: leavesOutAcknowledged = true
    case .maxAge: maxAge = try Self.days(value)
    case .rules: rules = value
    case .bell: ringsBell = true
    case .theme: theme = value
    case .color: colorDepth = try Self.depth(value)
    case .fresh: isFresh = true
    case .site: reviewsSite = true
    case .ascii: isASCII = true
    case .json: isJSON = true
    case .filter: filter = try Self.filter(value)
    case .data: data = value
    case .size: size = try Self.size(value)
    case .keys: keys = try Self.keys(value)
    case .format: format = try Self.format(value)
    case .outputFile: outputFile = value
    case .force: isForced = true
    case .maxHandling: maxHandling = try Self.handling(value, of: option)
    case .handling: handling = try Self.handling(value, of: option)
    case .to: letterhead.to = SafeText(value)
    case .cc: letterhead.cc = SafeText(value)
    case .preparedBy: letterhead.preparedBy = SafeText(value)
    case .approvedBy: letterhead.approvedBy = SafeText(value)
    case .log: log = try Self.text(value, of: option)
    case .desk: desk = try Self.text(value, of: option)
    case .role: role = try Self.text(value, of: option)
    case .limit: limit = try Self.number(value, in: 1...10_000_000, of: option)
    case .level:
      guard let known = LogLevel(rawValue: value) else { throw Self.bad(value, option) }
      level = known
    case .crisis: crisis = try Self.text(value, of: option)
    case .occurred: occurred = try Self.logTime(value)
    case .note: note = value
    case .question: questions.append(try Self.text(value, of: option))
    case .head: heads.append(try Self.head(value))
    case .sameOfficer: isSameOfficer = true
    case .readOnly: isReadOnly = true
    case .restricted: isRestricted = true
    case .idleTimeout: idleTimeout = try Self.number(value, in: 1...1_440, of: option)
    case .help, .version: break
    }
  }

  private static func bad(_ value: String, _ id: CommandOption.ID) -> UsageError {
    let option = CommandOption.entry(id)
    let expected = option.value?.expected ?? .empty
    return .badValue(
      option: option.name, value: value, problem: "not understood; write \(expected)")
  }

  private static func format(_ value: String) throws(UsageError) -> ReportFormat {
    guard let format = ReportFormat(rawValue: value) else { throw bad(value, .format) }
    return format
  }

  private static func handling(
    _ value: String, of option: CommandOption.ID
  ) throws(UsageError) -> Handling {
    guard let handling = ExportCeiling.handling(value) else { throw bad(value, option) }
    return handling
  }

  private static func text(
    _ value: String, of option: CommandOption.ID
  ) throws(UsageError) -> String {
    if !value.isEmpty { return value }
    throw .missingValue(option: CommandOption.entry(option).name)
  }

  private static func number(
    _ value: String, in range: ClosedRange<Int>, of option: CommandOption.ID
  ) throws(UsageError) -> Int {
    guard let number = Int(value), range.contains(number) else { throw bad(value, option) }
    return number
  }

  private static func head(_ value: String) throws(UsageError) -> LogHead {
    guard let head = LogHead(value) else { throw bad(value, .head) }
    return head
  }

  /// As an entry's text can begin on the screen, without the @.
  private static func logTime(_ value: String) throws(UsageError) -> LogTime {
    let word = value.split(separator: " ").joined()
    guard !word.isEmpty, let read = try? LogText(parsing: "@\(word)") else {
      throw bad(value, .occurred)
    }
    return read.occurred
  }

  /// The filter of the watch log, which is another one than that of crises.
  mutating func takeLogFilter(_ value: String) throws(UsageError) {
    do {
      logFilter = try LogFilter(parsing: value)
    } catch {
      throw .badLogFilter(error, text: value)
    }
  }

  private static func days(_ value: String) throws(UsageError) -> Int {
    guard let days = Int(value), (0...36_600).contains(days) else { throw bad(value, .maxAge) }
    return days
  }

  private static func time(
    _ value: String, of option: CommandOption.ID
  ) throws(UsageError) -> TimeExpression {
    do {
      return try TimeExpression(parsing: value)
    } catch {
      throw .badValue(
        option: CommandOption.entry(option).name, value: value, problem: SafeText(error.what))
    }
  }

  private static func depth(_ value: String) throws(UsageError) -> ColorDepth? {
    if value == "auto" { return nil }
    if value == "never" { return .mono }
    if let depth = ColorDepth(rawValue: value) { return depth }
    throw bad(value, .color)
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
    else { throw bad(value, .size) }
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
        throw bad(word, .keys)
      }
    }
    return keys
  }
}
