internal import CrisisModel
internal import Dashboard
internal import SnapshotArchive

/// Something that may take longer than a key may wait.
enum Job: Sendable {
  /// The next snapshot in which a record differs.
  case seek(Seek)
  /// What a handover begins with; the markings of the first snapshots that its alerts rest on are
  /// read already.
  case handover(HandoverStart, [Handling?] = [])
  /// Pictures of instants that the officer is likely to step to, the likeliest first.
  case readAhead([Int])
  /// The records that differ, over the whole archive.
  case countChanges
  /// The alerts up to an instant.
  case alerts(Int)
  /// The alerts raised since the officer left what was the newest instant, up to what is the newest now.
  case arrivedAlerts(since: Instant, upTo: Int)

  /// The most urgent first.
  enum Kind: Int, CaseIterable, Sendable {
    case seek, handover, readAhead, countChanges, alerts, arrivedAlerts
  }

  var kind: Kind {
    switch self {
    case .seek: .seek
    case .handover: .handover
    case .readAhead: .readAhead
    case .countChanges: .countChanges
    case .alerts: .alerts
    case .arrivedAlerts: .arrivedAlerts
    }
  }
}

/// Does long work for the dashboard, and answers with actions.
///
/// A conformer keeps true: of each kind of job only the one wanted last is answered, and never
/// after it was dropped or something newer was wanted; snapshots named as changed are read anew.
protocol LongWork: AnyObject {
  /// Gives what it does at once; an answer that takes longer is never among it, nor one to another job.
  func want(_ job: Job, in archive: Archive) -> [Action]
  func drop(_ kind: Job.Kind)
  /// Snapshots came, were replaced or went: nothing rests on what they said before.
  func forget(_ changed: Set<Instant>)
  /// What has been worked out since the last call.
  func answers() -> [Action]
}

/// Long work done at once, for screens that are printed.
final class WorkAtOnce: LongWork {
  private var chores: Chores

  init(_ chores: Chores) {
    self.chores = chores
  }

  func want(_ job: Job, in archive: Archive) -> [Action] {
    var left: Job? = job
    while let job = left {
      let step = chores.work(on: job, in: archive) { false }
      left = step.left
      if left == nil, let action = step.answer { return [action] }
    }
    return []
  }

  func drop(_ kind: Job.Kind) {}

  func forget(_ changed: Set<Instant>) { chores.forget(changed) }

  func answers() -> [Action] { [] }
}
