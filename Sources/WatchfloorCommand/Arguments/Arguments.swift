internal import CrisisModel
internal import TerminalUI

/// What the command line asks for.
struct Arguments: Equatable {
  enum Mode: Equatable {
    case dashboard
    case render
    case validate([String])
    case table(TableKind, String?)
    case doctor
    case version
    case help
  }

  var mode: Mode = .dashboard
  var archive: String?
  var data: String?
  var at: Instant?
  var theme: String?
  var colorDepth: ColorDepth?
  var isASCII = false
  var size = Size(width: 80, height: 24)
  var keys: [Key] = []
  var filter: CrisisFilter = .all
  var isJSON = false
  /// Neither takes up the last session nor remembers this one.
  var isFresh = false
}

/// Why the command line was not understood.
enum UsageError: Error, Equatable {
  case unknownOption(String, nearest: String?)
  case missingValue(option: String)
  case unexpectedValue(option: String)
  case badValue(option: String, value: String, expected: SafeText)
  case unexpected(String)
  case missingFile
  case missingCrisis(command: String)
  case badFilter(CrisisFilter.ParseError, text: String)

  var text: SafeText {
    switch self {
    case .unknownOption(let option, let nearest?):
      "unknown option \(SafeText(option)); did you mean \(SafeText(nearest))?"
    case .unknownOption(let option, nil): "unknown option \(SafeText(option)); see --help"
    case .unexpectedValue(let option): "\(SafeText(option)) takes no value; leave it out"
    case .missingValue(let option): "\(SafeText(option)) needs a value; see --help"
    case .badValue(let option, let value, let expected):
      "\(SafeText(option)): \"\(SafeText(value))\" is not understood; write \(expected)"
    case .unexpected(let argument): "\(SafeText(argument)) is one argument too many; see --help"
    case .missingCrisis(let command):
      "\(SafeText(command)) needs a crisis; name its id as list prints it"
    case .badFilter(let error, let text):
      "--where \(SafeText(text, limit: 100)): character \(error.position + 1): \(SafeText(error.what))"
    case .missingFile: "validate needs at least one file or directory; name it"
    }
  }
}
