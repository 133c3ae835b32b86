internal import CrisisModel
internal import Dashboard
internal import DisplayText
internal import ExerciseArchive
internal import Presentation
internal import TerminalUI

/// Moves in the list of crises and draws the overview, without a terminal.
struct Drawing {
  static let size = Size(width: 200, height: 60)
  private var state: DashboardState

  init(crises: Int, reference: Reference) {
    let world = ExerciseWorld(
      crises: crises, on: ArchiveFiles.firstDay, seed: ArchiveFiles.seed, reference: reference)
    state = DashboardState(
      archive: ArchiveView(name: "exercise", instants: [world.asOf], index: 0),
      reference: reference, size: Self.size, themes: ["standard"], theme: 0)
    let picture = Picture(world.snapshot, reference: reference)
    _ = reduce(into: &state, .snapshotRead(index: 0, picture: picture, problems: []))
  }

  /// Nanoseconds from each Down key to its frame.
  func run(_ keys: Int) -> [[Int]] {
    var state = state
    let times = (0..<keys).map { _ in
      let start = Clock.now()
      _ = reduce(into: &state, .key(.down))
      let frame = render(state)
      let time = Clock.now() - start
      precondition(frame.buffer.size == Self.size, "a frame is as large as its state says")
      return time
    }
    return [times]
  }
}
