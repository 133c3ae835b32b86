internal import CrisisModel
internal import DisplayText
internal import Presentation
internal import Reports
internal import SnapshotArchive
internal import StrictJSON

/// Writes a situation report on a period of an archive.
struct BriefCommand {
  /// Ids or beginnings of ids; none for every crisis that passes the filter.
  let crises: [String]
  let invocation: Invocation

  private var arguments: Arguments { invocation.arguments }
  private var output: Output { invocation.output }

  /// A directory named last is the archive.
  var resolvingArchive: BriefCommand {
    guard arguments.archive == nil, let last = crises.last,
      let other = invocation.on(directory: last)
    else { return self }
    return BriefCommand(crises: crises.dropLast(), invocation: other)
  }

  func run() throws(CommandError) {
    let destination = try invocation.reportOutput()
    let material = try material(destination)
    let report = BriefBuilder.report(material)
    try destination.write(
      arguments.format.bytes(of: report, isASCII: output.isASCII),
      marked: Marking(report.marking, isExercise: report.isExercise))
    if !material.unread.isEmpty { throw .said(.invalidData) }
  }

  private func material(
    _ destination: ReportOutput
  ) throws(CommandError) -> BriefMaterial {
    let archive = try invocation.openArchive()
    let period = try orEnd(
      archive: ArchivePeriod(archive, since: arguments.since, at: arguments.at))
    for problem in archive.reader.referenceProblems + archive.problems {
      output.message(problem)
    }
    let comparison = try comparison(archive, period)
    try destination.check(comparison.marking)
    let selection = BriefSelection(comparison: comparison, filter: arguments.filter)
    let told = try crises.isEmpty ? selection.passing : selection.named(crises)
    var material = BriefMaterial(comparison, crises: told)
    material.asked = period.asked
    material.filter = SafeText(arguments.filter.text)
    material.letterhead = arguments.letterhead
    material.letterhead.from = SafeText(invocation.log.desk.value)
    try takeAlerts(archive, upTo: period.new, &material)
    return material
  }

  private func comparison(
    _ archive: LiveArchive, _ period: ArchivePeriod
  ) throws(CommandError) -> Comparison {
    guard let old = period.old else { throw .nothingBefore }
    guard old <= period.new else { throw .usage("--since is later than --at; exchange them") }
    return try PairReader(output: output).read(old, period.new, of: archive)
  }

  /// Takes the alerts, with the markings of the snapshots that raised those that are told.
  private func takeAlerts(
    _ archive: LiveArchive, upTo index: Int, _ material: inout BriefMaterial
  ) throws(CommandError) {
    let alerts = ArchiveAlerts(archive, upTo: index, try invocation.alertSetup())
    for note in alerts.setup.notes { output.message(note) }
    material.unread = alerts.unread
    material.alerts = alerts.view
    material.alertMarkings = archive.markings(at: material.openAlerts.map(\.raisedAt))
  }
}

/// Which crises of two snapshots a brief is on; one that is gone counts as well.
struct BriefSelection {
  let comparison: Comparison
  let filter: CrisisFilter

  /// In the order of the newer snapshot, then those that are in the older one only.
  private var all: [(crisis: Crisis, picture: Picture)] {
    let (old, new) = (comparison.old, comparison.new)
    return new.snapshot.crises.map { ($0, new) }
      + old.snapshot.crises.filter { new.crisis($0.id) == nil }.map { ($0, old) }
  }

  var passing: [CrisisID] {
    all.filter { filter.matches($0.crisis, ladder: $0.picture.ladder(of: $0.crisis.id)) }
      .map(\.crisis.id)
  }

  /// By id, or by the beginning of one where no other crisis has it.
  func named(_ words: [String]) throws(CommandError) -> [CrisisID] {
    guard filter.isEmpty else {
      throw .usage("name crises or filter them with --where, not both")
    }
    let known = all.map(\.crisis.id)
    var found: [CrisisID] = []
    for word in words {
      let matches = known.filter { $0.rawValue.hasPrefix(word) }
      let exact = matches.first { $0.rawValue == word }
      guard let id = exact ?? (matches.count == 1 ? matches[0] : nil) else {
        throw .usage(unknown(word, known))
      }
      found.append(id)
    }
    return known.filter(found.contains)
  }

  private func unknown(_ word: String, _ known: [CrisisID]) -> SafeText {
    let names = known.map(\.rawValue)
    let hint: SafeText =
      Nearest.match(word, among: names).map { "did you mean \(SafeText($0))?" }
      ?? "there are \(SafeText.joined(names.map { SafeText($0) }))"
    return "no crisis \(quoted: word) in these snapshots; \(hint)"
  }
}
