internal import CFiles
internal import Glibc
internal import Paths

/// What the kernel reports about a directory and the names that lead to it.
final class EventWatch {
  private static let kinds =
    IN_CREATE | IN_MODIFY | IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE
    | IN_DELETE_SELF | IN_MOVE_SELF
  private static let kindsOnTheWay = IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE

  private let inotify: Inotify
  private let directory: Int32
  private var onTheWay: [Int32: Set<String>] = [:]
  /// Whether every name on the way is watched.
  private(set) var isWhole = true
  /// Whether a name on the way now belongs to something else.
  private(set) var mayLeadElsewhere = false
  /// Files whose writer closed them, or that were moved in, and to which nothing was written since.
  private(set) var ended: Set<String>

  /// - Parameter ended: which files an earlier watch knew to be whole.
  init(path: String, ended: Set<String>) throws(Inotify.Refusal) {
    self.ended = ended
    inotify = try Inotify()
    // The way comes first, so that a change of it meanwhile is reported.
    for place in PathLookup.places(of: path) {
      // Nobody reports what other machines do there.
      if place.directory.withPath({ wf_is_remote($0) }) { isWhole = false }
      do {
        let watch = try inotify.add(place.directory, UInt32(Self.kindsOnTheWay))
        onTheWay[watch, default: []].insert(place.name)
      } catch {
        // A directory that may be passed through but not read.
        guard error.errno == EACCES else { throw error }
        isWhole = false
      }
    }
    directory = try inotify.add(path, UInt32(Self.kinds))
  }

  var descriptor: Int32 { inotify.descriptor }

  func forgetEnds() { ended = [] }

  /// Reads what has happened; `nil` if nothing of it matters.
  func take() -> ArchiveWatch.News? {
    var news: ArchiveWatch.News?
    for event in inotify.take() {
      switch self.news(of: event) {
      case .change: news = .change
      case .writing: news = news ?? .writing
      case nil: break
      }
    }
    return news
  }

  private func news(of event: Inotify.Event) -> ArchiveWatch.News? {
    let isLoss = event.kinds & UInt32(IN_Q_OVERFLOW | IN_IGNORED | IN_UNMOUNT) != 0
    if isLoss || onTheWay[event.watch]?.contains(event.name) == true { mayLeadElsewhere = true }
    if mayLeadElsewhere { return .change }
    guard event.watch == directory else { return nil }
    if event.kinds & UInt32(IN_CLOSE_WRITE | IN_MOVED_TO) != 0 {
      ended.insert(event.name)
      return .change
    }
    if event.kinds & UInt32(IN_MODIFY | IN_CREATE) != 0 { ended.remove(event.name) }
    return event.kinds & UInt32(IN_MODIFY) != 0 ? .writing : .change
  }
}
