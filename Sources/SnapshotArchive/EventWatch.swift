internal import CFiles
internal import Glibc
internal import Paths

/// What the kernel tells of a directory and of the names that lead to it.
final class EventWatch {
  private static let kinds =
    IN_CREATE | IN_MODIFY | IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE
    | IN_DELETE_SELF | IN_MOVE_SELF
  private static let kindsOnTheWay = IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE

  private let inotify: Inotify
  private let directory: Int32
  private var onTheWay: [Int32: Set<String>] = [:]
  /// Whether it would be told of every name on the way.
  private(set) var isWhole = true
  /// A name on the way was given to something else.
  private(set) var mayLeadElsewhere = false
  /// Files whose writer has closed them, or that were moved in; nothing was written since.
  private(set) var ended: Set<String>

  /// - Parameter ended: what an earlier watch knew of files that are whole.
  init(path: String, ended: Set<String>) throws(Inotify.Refusal) {
    self.ended = ended
    inotify = try Inotify()
    // The way first: where it changes meanwhile, that is told.
    for place in PathLookup.places(of: path) {
      // What other machines do there is not told.
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

  /// Takes what has happened; `nil` where it is of no concern.
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
