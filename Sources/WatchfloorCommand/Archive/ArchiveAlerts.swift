internal import CrisisModel
internal import DisplayText
internal import Glibc
internal import Paths
internal import Presentation
internal import SnapshotArchive

/// The alerts of an archive up to one of its snapshots, and what they could not rest on.
struct ArchiveAlerts {
  let view: AlertsView
  /// The rules as they were read.
  let setup: AlertSetup
  /// What is wrong with the snapshots that had to be left out.
  let leftOut: [SafeText]

  init(_ archive: LiveArchive, upTo index: Int, _ setup: AlertSetup) {
    var ledger = AlertLedger(
      rules: setup.rules, reference: archive.reference, cache: archive.reader.cache)
    _ = ledger.advance(to: index, in: archive.listing, reading: .max)
    self.setup = setup
    leftOut = ledger.unread.compactMap { $0.problem.map { SafeText($0.text) } }
    view = AlertsView(index: index, book: ledger.book, rules: ledger.rules, notes: setup.notes)
  }

  var book: AlertBook { view.book }

  /// What is wrong with the rules, and with the snapshots that had to be left out.
  var unread: [SafeText] { setup.errors + leftOut }
}

/// The alert rules in force: the shipped ones and the officer's own.
///
/// The officer's are in the file given by `--rules`, else in `$XDG_CONFIG_HOME/watchfloor`, else in
/// `~/.config/watchfloor`, as `alert-rules.json`; the last two need not exist.
struct AlertSetup: Sendable {
  let rules: AlertRules
  let problems: [FileProblem]
  /// The officer's own file, where there is one.
  let own: String?

  /// - Parameters:
  ///   - directory: of the reference data.
  ///   - option: the file that was named on the command line.
  init(reference directory: String, option: String?, environment: [String: String]) {
    own = option ?? Self.configured(environment)
    let source =
      option.map { DocumentSource.named(NamedSource($0)) } ?? own.map(DocumentSource.path)
    (rules, problems) = AlertRulesFile.load(reference: directory, own: source)
  }

  private static func configured(_ environment: [String: String]) -> String? {
    guard let directory = UserDirectories(environment).config else { return nil }
    let path = "\(directory)/\(AlertRulesFile.name)"
    return path.withPath({ access($0, F_OK) }) == 0 ? path : nil
  }

  /// What is wrong so that a rule is not in force.
  var errors: [SafeText] { problems.filter(\.isError).map { SafeText($0.text) } }

  /// What the officer should know of the rules: which are replaced, and what is wrong with them.
  var notes: [SafeText] {
    let replaced = rules.replaced.map { id in
      "rule \(SafeText(id.rawValue)) is replaced by \(SafeText(own ?? ""))" as SafeText
    }
    return replaced + problems.map { SafeText($0.text) }
  }
}
