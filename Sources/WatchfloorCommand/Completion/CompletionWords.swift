internal import CrisisModel
internal import DisplayText
internal import SnapshotArchive

/// What can stand at a place of the command line, one a line, for completion scripts.
///
/// Quick, since an officer waits for it on Tab: one snapshot is read and no reference data.
/// Silent and fine whatever is wrong, since a message would land in the middle of typing.
struct CompletionWords {
  let kind: WordKind
  /// Those typed so far, without the program's name; the last may be half a word.
  let words: [String]
  let environment: [String: String]
  let gate: ExportGate

  func run() {
    guard let (words, marking) = try? found() else { return }
    try? gate.write(words.map { SafeText($0) }, marking, "list")
  }

  /// The words, and the marking of the snapshot that they are from.
  private func found() throws -> ([String], Marking) {
    let typed = try? CommandWords(words)
    let option = { id in typed?.options.last { $0.option.id == id }?.value }
    guard
      let installation = Installation.find(option: option(.data), environment: environment)
    else { return ([], .ofNothing) }
    if kind == .themes { return (ThemeShelf(directory: installation.themes).names, .ofNothing) }
    let archive = try Archive(path: typed.flatMap(archivePath) ?? installation.shippedArchive)
    // Without colons, at which bash breaks words.
    if kind == .times { return (archive.entries.reversed().map(\.asOf.basic), .ofNothing) }
    let snapshot = try snapshot(of: archive, at: option(.at))
    return (names(in: snapshot), snapshot?.marking ?? .ofNothing)
  }

  /// The first operand that is a directory of snapshots.
  private func archivePath(_ typed: CommandWords) -> String? {
    typed.command.1.first { (try? Archive(path: $0))?.entries.isEmpty == false }
  }

  private func snapshot(of archive: Archive, at time: String?) throws -> Snapshot? {
    let expression = try time.map { try TimeExpression(parsing: $0) }
    let index = archive.index(at: expression, clock: MachineClock.now())
    return index.flatMap { Archive.load(path: archive.entries[$0].path, reference: nil).snapshot }
  }

  private func names(in snapshot: Snapshot?) -> [String] {
    let crises = snapshot?.crises ?? []
    if kind == .crises { return crises.map(\.id.rawValue).sorted() }
    return Set(crises.flatMap(\.decisions).map(\.symbol.rawValue)).sorted()
  }
}
