internal import CrisisModel
internal import Dashboard
internal import DisplayText
internal import StrictJSON
internal import WatchDesk

/// Why the command line was not understood.
enum UsageError: Error, Equatable {
  case unknownOption(String, nearest: String?)
  case inapplicable(CommandOption.ID, to: Subcommand.ID)
  case missingValue(option: String)
  case unexpectedValue(option: String)
  case badValue(option: String, value: String, problem: SafeText)
  case badFilter(CrisisFilter.ParseError, text: String)
  case badLogFilter(LogFilter.ParseError, text: String)
  case unexpected(String)
  /// The address of a server, which may have a password, where none is wanted.
  case misplacedAddress
  case missing(Operand.Kind, of: Subcommand.ID)
  case missingOption(CommandOption.ID, of: Subcommand.ID)
  /// A word where only some are known.
  case unknownWord(String, Operand.Kind, nearest: String?)

  var text: SafeText {
    switch self {
    case .unknownOption(let option, let nearest?):
      "unknown option \(plain: Self.shown(option)); did you mean \(plain: nearest)?"
    case .unknownOption(let option, nil):
      "unknown option \(plain: Self.shown(option)); see --help"
    case .inapplicable(let option, let command): Self.inapplicable(.entry(option), command)
    case .unexpectedValue(let option): "\(plain: option) takes no value; leave it out"
    case .missingValue(let option): "\(plain: option) needs a value; see --help"
    case .badValue(let option, let value, let problem):
      "\(plain: option): \(quoted: Self.shown(value)): \(problem)"
    case .badFilter(let error, _):
      "--where: character \(error.position + 1): \(SafeText(error.what))"
    case .badLogFilter(let error, _):
      "--where: character \(error.position + 1): \(SafeText(error.what))"
    case .unexpected(let argument):
      "\(plain: Self.shown(argument)) is one argument too many; see --help"
    case .misplacedAddress: "the address of a log stands behind --log; write --log postgres://…"
    case .missing(let operand, let command): "\(command.word) needs \(Operand(operand).need)"
    case .missingOption(let option, let command):
      "\(command.word) needs \(CommandOption.entry(option).usage); see --help"
    case .unknownWord(let word, let operand, let nearest):
      Self.unknown(Self.shown(word), operand, nearest)
    }
  }

  /// The text with the character that the error is about, and what stands before that.
  var excerpt: (text: SafeText, before: SafeText)? {
    let (text, position): (String, Int)
    switch self {
    case .badFilter(let error, let filter): (text, position) = (filter, error.position)
    case .badLogFilter(let error, let filter): (text, position) = (filter, error.position)
    default: return nil
    }
    return (SafeText(text), SafeText(String(text.unicodeScalars.prefix(position))))
  }

  /// A word of the command line, without a password that may be in it.
  private static func shown(_ word: String) -> String {
    var shown = SecretWord.hidden(word)
    guard shown != word else { return word }
    // Blanks stand for what is hidden.
    while shown.utf8.last == UInt8(ascii: " ") { shown.unicodeScalars.removeLast() }
    return shown
  }

  private static func inapplicable(
    _ option: CommandOption, _ command: Subcommand.ID
  ) -> SafeText {
    let owners = option.owners.map(\.id.word)
    return "\(SafeText(option.name)) is an option of \(list(owners)), not of \(command.word)"
  }

  private static func unknown(
    _ word: String, _ operand: Operand.Kind, _ nearest: String?
  ) -> SafeText {
    let what: SafeText =
      operand == .shell
      ? "shell"
      : operand == .command
        ? "subcommand"
        : operand == .logAction ? "action of log" : "word"
    if let nearest { return "unknown \(what) \(plain: word); did you mean \(plain: nearest)?" }
    return operand == .shell
      ? "unknown \(what) \(plain: word); write \(Shell.names)"
      : "unknown \(what) \(plain: word); see --help"
  }

  /// `a, b and c`.
  private static func list(_ words: [SafeText]) -> SafeText {
    guard words.count > 1, let last = words.last else { return SafeText.joined(words) }
    return "\(SafeText.joined(Array(words.dropLast()))) and \(last)"
  }
}
