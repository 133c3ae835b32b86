package import CrisisModel

/// The shipped alert rules and the officer's own.
package enum AlertRulesFile {
  /// In the directory of reference data, and in the user's configuration.
  package static let name = "alert-rules.json"

  /// Reads the rules of a directory of reference data, then the officer's own file, whose rules
  /// replace those with the same id.
  ///
  /// A file with an error contributes nothing, and that is a problem, never silence.
  ///
  /// - Parameter own: `nil` if the officer has none.
  package static func load(
    reference: String, own: DocumentSource?
  ) -> (rules: AlertRules, problems: [FileProblem]) {
    let shipped = read(.path("\(reference)/\(name)"))
    var rules = AlertRules(shipped.value ?? [])
    guard let own else { return (rules, shipped.problems) }
    let mine = read(own)
    rules.take(mine.value ?? [])
    return (rules, shipped.problems + mine.problems)
  }

  /// Reads one file; the value is `nil` if it has an error.
  package static func read(
    _ source: DocumentSource
  ) -> (value: [AlertRule]?, problems: [FileProblem]) {
    DocumentFile.read(source) { bytes in
      let result = AlertRulesReader.read(bytes)
      return (result.value, result.problems)
    }
  }
}
