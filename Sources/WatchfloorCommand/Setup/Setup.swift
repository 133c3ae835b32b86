internal import CrisisModel
internal import Dashboard
internal import DisplayText
internal import Presentation
internal import SnapshotArchive
internal import TerminalUI

/// What every mode that shows data starts from.
struct Setup: Sendable {
  let installation: Installation
  /// As last listed.
  var archive: Archive
  let reference: Reference
  let referenceProblems: [SafeText]
  let shelf: ThemeShelf
  let pictures = PictureCache()
  /// What the clock of the machine says.
  let clock: @Sendable () -> Instant

  init(
    _ arguments: Arguments, environment: [String: String],
    clock: @escaping @Sendable () -> Instant = MachineClock.now
  ) throws(SetupError) {
    self.clock = clock
    guard let found = Installation.find(option: arguments.data, environment: environment) else {
      throw .noInstallation
    }
    installation = found
    do {
      archive = try Archive(path: arguments.archive ?? found.shippedArchive)
    } catch {
      throw .file(error)
    }
    guard !archive.entries.isEmpty else { throw .emptyArchive(path: archive.path) }
    let loaded = ReferenceDirectory.load(path: found.reference)
    reference = loaded.reference
    referenceProblems = loaded.problems.map { SafeText($0.text) }
    shelf = ThemeShelf(directory: found.themes)
  }

  /// The newest snapshot that is not ahead of the clock.
  var newestIndex: Int { archive.newestIndex(at: clock()) ?? 0 }

  var newest: Instant { archive.entries[newestIndex].asOf }

  /// What is wrong with the archive as such, for standard error.
  var archiveProblems: [SafeText] {
    let ahead = TimeWords.ahead(archive.entries.map(\.asOf), of: clock())
    return [ahead].compactMap { $0 } + archiveFindings
  }

  private var archiveFindings: [SafeText] { archive.findings.map { SafeText($0.text) } }

  /// The snapshot to show first: the last one at or before the time asked for, else the newest.
  ///
  /// A stretch of time counts back from the newest snapshot of the archive.
  func firstIndex(at expression: TimeExpression?) throws(SetupError) -> Int {
    guard let expression else { return newestIndex }
    let time = expression.resolved(newest: newest)
    guard let index = archive.index(at: time) else {
      throw .nothingBefore(time, first: archive.entries[0].asOf)
    }
    return index
  }

  /// Says it where the snapshot found is of another day than the one asked for.
  func noteDistance(of index: Int, to expression: TimeExpression?, _ state: inout DashboardState) {
    guard let expression else { return }
    state.noteDistance(
      asked: expression.resolved(newest: newest), found: archive.entries[index].asOf)
  }

  /// Reads one snapshot of the archive, as an action for the dashboard.
  func read(index: Int) -> Action {
    let (picture, problems) = load(archive.entries[index])
    return .snapshotRead(index: index, picture: picture, problems: problems + referenceProblems)
  }

  /// Reads a snapshot that will probably be wanted soon.
  func prepare(_ entry: Archive.Entry) {
    _ = load(entry)
  }

  /// A snapshot as a picture; one that is at hand is not read again.
  private func load(_ entry: Archive.Entry) -> (picture: Picture?, problems: [SafeText]) {
    let stamp = FileStamp(path: entry.path)
    if let stamp, let item = pictures.item(for: entry.asOf, stamp: stamp) {
      return (item.picture, item.problems)
    }
    let result = Archive.load(path: entry.path, reference: reference)
    let picture = result.snapshot.map { Picture($0, reference: reference) }
    let ordered = result.problems.filter(\.isError) + result.problems.filter { !$0.isError }
    let problems = ordered.map { SafeText($0.text) }
    // A file that was replaced while it was read is not kept.
    if let picture, let stamp, stamp == FileStamp(path: entry.path) {
      pictures.keep(
        PictureCache.Item(
          picture: picture, problems: problems, instant: entry.asOf, stamp: stamp))
    }
    return (picture, problems)
  }

  /// Reads one snapshot to compare the shown one with.
  func readComparison(index: Int) -> Action {
    guard case .snapshotRead(let index, let picture, let problems) = read(index: index) else {
      preconditionFailure("a snapshot is read as one")
    }
    return .comparisonRead(index: index, picture: picture, problems: problems)
  }

  /// Reads the snapshot that a handover begins with.
  ///
  /// - Parameter markings: of the snapshots that its alerts rest on.
  func readHandover(
    _ start: HandoverStart, in archive: Archive, _ markings: [Handling]
  ) -> Action {
    let entry = archive.entries.indices.contains(start.index) ? archive.entries[start.index] : nil
    let (picture, problems) = entry.map(load) ?? (nil, [])
    return .handoverRead(
      start, picture: picture, problems: problems + referenceProblems, alertMarkings: markings)
  }

  /// How the snapshots of some instants are marked, where they can be read.
  func markings(at instants: [Instant]) -> [Handling] {
    archive.entries.filter { instants.contains($0.asOf) }.compactMap { marking(of: $0)?.handling }
  }

  /// How a snapshot is marked; no picture is made, and none that is at hand is lost for it.
  func marking(of entry: Archive.Entry) -> Marking? {
    if let stamp = FileStamp(path: entry.path),
      let item = pictures.item(for: entry.asOf, stamp: stamp)
    {
      return item.picture.snapshot.marking
    }
    return Archive.load(path: entry.path, reference: reference).snapshot?.marking
  }

  /// The state with its first snapshot read.
  ///
  /// Where that one is broken, the last good one before it is shown under the banner.
  func initialState(size: Size, index: Int, theme: String) -> DashboardState {
    var state = DashboardState(
      archive: ArchiveView(
        name: SafeText(archive.name, limit: 40), instants: archive.entries.map(\.asOf),
        index: index),
      reference: reference, size: size, themes: shelf.names,
      theme: shelf.names.firstIndex(of: theme) ?? 0)
    state.archive.health.findings = archiveFindings
    let first = read(index: index)
    _ = reduce(into: &state, first)
    if state.picture == nil, let earlier = lastGood(before: index) {
      _ = reduce(into: &state, earlier)
      _ = reduce(into: &state, first)
    }
    return state
  }

  /// The snapshot that is asked for, where it cannot be read and was changed a moment ago: its file
  /// may still be coming.
  func arriving(_ state: DashboardState) -> Archive.Entry? {
    guard state.failure != nil, archive.entries.indices.contains(state.archive.index) else {
      return nil
    }
    let entry = archive.entries[state.archive.index]
    let isSettled = FileStamp(path: entry.path)?.isSettled(after: ArchiveWatch.quietTime) ?? true
    return isSettled ? nil : entry
  }

  private func lastGood(before index: Int) -> Action? {
    for earlier in stride(from: index - 1, through: 0, by: -1) {
      let action = read(index: earlier)
      if case .snapshotRead(_, .some, _) = action { return action }
    }
    return nil
  }
}

/// Why nothing can be shown.
enum SetupError: Error {
  case noInstallation
  case file(FileError)
  case emptyArchive(path: String)
  case nothingBefore(Instant, first: Instant)

  var text: SafeText {
    switch self {
    case .noInstallation:
      "no data found; name the directory that holds Data and Themes with --data"
    case .file(let error): SafeText(error.text)
    case .emptyArchive(let path):
      "\(SafeText(path)): no snapshot in it; snapshots are named as 20110317T235900Z.json"
    case .nothingBefore(let time, let first):
      "no snapshot at or before \(SafeText(time.iso)); the first is of \(SafeText(first.iso))"
    }
  }
}
