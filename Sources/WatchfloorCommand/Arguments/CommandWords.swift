internal import StrictJSON

/// The words of a command line, told apart into options and operands.
///
/// Understands `--name value` and `--name=value`; `--` ends the options.
struct CommandWords {
  private(set) var options: [(option: CommandOption, value: String?)] = []
  private(set) var operands: [String] = []

  init(_ words: [String]) throws(UsageError) {
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        operands += rest
        return
      } else if word.utf8.first == UInt8(ascii: "-") && word != "-" {
        options.append(try Self.option(word, &rest))
      } else {
        operands.append(word)
      }
    }
  }

  private static func option(
    _ word: String, _ rest: inout ArraySlice<String>
  ) throws(UsageError) -> (CommandOption, String?) {
    let parts = word.unicodeScalars.split(
      separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    let joined = parts.count == 2 ? String(parts[1]) : nil
    guard let option = CommandOption.entry(name: name) else {
      let known = CommandOption.table.map(\.name)
      throw .unknownOption(name, nearest: Nearest.match(name, among: known))
    }
    guard option.value != nil else {
      if joined != nil { throw .unexpectedValue(option: name) }
      return (option, nil)
    }
    if let joined { return (option, joined) }
    // The next option is hardly meant as a value; one that is can be joined by "=".
    guard let next = rest.first, !next.utf8.starts(with: "--".utf8) else {
      throw .missingValue(option: name)
    }
    rest.removeFirst()
    return (option, next)
  }

  /// The subcommand that is named first among the operands, and the operands without its name.
  var command: (Subcommand, [String]) {
    let two = operands.prefix(2).joined(separator: " ")
    if operands.count >= 2, let named = Subcommand.entry(word: two) {
      return (named, Array(operands.dropFirst(2)))
    }
    if let first = operands.first, let named = Subcommand.entry(word: first) {
      return (named, Array(operands.dropFirst()))
    }
    return (Subcommand.entry(.dashboard), operands)
  }

  func has(_ id: CommandOption.ID) -> Bool {
    options.contains { $0.option.id == id }
  }
}
