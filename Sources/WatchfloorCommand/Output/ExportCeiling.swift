internal import CrisisModel
internal import DisplayText
internal import TerminalUI

/// The strictest marking with which anything may leave the program.
///
/// The lower one of `--max-handling` and `WATCHFLOOR_MAX_HANDLING` holds, so that an option cannot
/// lift what a site has set. Where neither is given, a terminal shows everything, since the
/// dashboard does too; a file or a pipe takes up to TLP:AMBER, which stays within the organisation
/// and its clients (TLP 2.0).
struct ExportCeiling {
  static let variable = "WATCHFLOOR_MAX_HANDLING"
  private static let standard: Handling = .amber

  enum Rule {
    case option, environment, terminal, standard
  }

  let handling: Handling
  let rule: Rule

  init(
    option: Handling?, environment: [String: String], isTerminal: Bool
  ) throws(ExportCeilingError) {
    let named = environment[Self.variable].flatMap { $0.isEmpty ? nil : $0 }
    let site = named.flatMap(Self.handling)
    if let named, site == nil { throw ExportCeilingError(value: named) }
    switch (option, site) {
    case (let option?, let site?) where option < site: (handling, rule) = (option, .option)
    case (_, let site?): (handling, rule) = (site, .environment)
    case (let option?, nil): (handling, rule) = (option, .option)
    case (nil, nil) where isTerminal: (handling, rule) = (.red, .terminal)
    case (nil, nil): (handling, rule) = (Self.standard, .standard)
    }
  }

  /// Whether a site's limit would let more out than none does.
  static func isLoose(_ value: String) -> Bool { handling(value).map { $0 > standard } ?? false }

  /// `amber+strict`, `TLP:AMBER+STRICT`; the case does not count.
  static func handling(_ text: String) -> Handling? {
    let word = text.uppercased()
    return Handling(rawValue: word.hasPrefix("TLP:") ? word : "TLP:\(word)")
  }

  /// What is said where something is refused.
  ///
  /// - Parameter what: it is.
  func refusal(of marking: Handling, _ what: SafeText) -> SafeText {
    let limit = SafeText(handling.rawValue)
    let reason: SafeText =
      switch rule {
      case .option: "--max-handling allows \(limit)"
      case .environment: "\(SafeText(Self.variable)) allows \(limit)"
      case .terminal, .standard:
        "without --max-handling a file or a pipe takes up to \(limit)"
      }
    return
      "the \(what) is marked \(SafeText(marking.rawValue)) and not exported: \(reason); leave out what is marked more strictly, or ask whoever marked it"
  }
}

/// A site's limit that is not understood; it is never taken for none.
struct ExportCeilingError: Error {
  let value: String

  var text: SafeText {
    "\(SafeText(ExportCeiling.variable)): \(quoted: value): not understood; write clear, green, amber, amber+strict or red"
  }
}
