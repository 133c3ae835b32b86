internal import CrisisModel
internal import Dashboard
internal import DisplayText
internal import SnapshotArchive
internal import TerminalUI

extension LiveArchive {
  /// The state with its first snapshot read.
  ///
  /// Where that one is broken, the last sound one before it is shown under the banner.
  func firstState(
    size: Size, index: Int, themes: ThemeShelf, theme: String? = nil
  ) -> DashboardState {
    let view = ArchiveView(
      name: SafeText(listing.name, limit: 40), instants: instants, index: index)
    var state = DashboardState(
      archive: view, reference: reference, size: size, themes: themes.names,
      theme: theme.flatMap(themes.names.firstIndex) ?? 0)
    state.archive.health.findings = findings
    _ = reduce(into: &state, snapshotRead(index))
    if state.picture == nil {
      let sound = readSound(upTo: index)
      if sound.picture != nil {
        _ = reduce(into: &state, snapshotRead(sound.index))
        _ = reduce(into: &state, snapshotRead(index))
      }
    }
    return state
  }

  /// The snapshot that is asked for first, where its file may still be coming.
  func arriving(in state: DashboardState) -> Archive.Entry? {
    state.failure == nil ? nil : arriving(at: state.archive.index)
  }

  /// Says it where the snapshot found is of another day than the one asked for.
  func noteDistance(of index: Int, to expression: TimeExpression?, _ state: inout DashboardState) {
    guard let expression else { return }
    state.noteDistance(asked: time(expression), found: entries[index].asOf)
  }
}
