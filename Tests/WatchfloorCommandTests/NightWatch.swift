import CrisisModel
import Dashboard
import Glibc
import SnapshotArchive
import TerminalUI
import TestSupport
import Threads

@testable import WatchfloorCommand

/// The whole dashboard without a terminal: a real directory, the real follower and effects, keys.
///
/// Nothing reads a clock: what the machine's clock says is an action, and the time that the follower
/// counts by moves only in `notice`.
final class NightWatch {
  private(set) var state: DashboardState
  private var runner: EffectRunner
  private var time = MonotonicTime.now

  /// - Parameter memory: of the session before; `nil` for a first one.
  convenience init(
    _ directory: TemporaryDirectory, after memory: SessionMemory? = nil, isLive: Bool = true,
    polls: Bool = false
  ) throws {
    try self.init(at: directory.path, after: memory, isLive: isLive, polls: polls)
  }

  init(
    at path: String, after memory: SessionMemory? = nil, isLive: Bool = true,
    polls: Bool = false,
    file: @escaping SnapshotCache.Reader = { (path) throws(FileError) in try FileBytes(path: path) }
  ) throws {
    TestLocale.prepare()
    let archive = try LiveArchive.open(path, file: file)
    state = archive.firstState(index: archive.entries.count - 1)
    state.mode = isLive ? .live : .replay
    if let memory { state.resume(memory) }
    runner = EffectRunner(archive, themes: .shipped, work: WorkAtOnce(archive.chores))
    runner.archive.follow(polls: polls, at: time)
    runner.startLongWork(&state)
    runner.startComparing(&state)
    notice()
  }

  /// Lets the program notice what has happened to the archive, and do all that follows from it.
  func notice() {
    runner.archive.wasTold(at: time)
    time += .seconds(3)
    if let action = runner.archive.change(at: time) {
      runner.send(action, to: &state)
    }
  }

  func press(_ names: String) throws {
    for name in names.split(separator: " ") {
      for key in try Self.keys(String(name)) { runner.send(.key(key), to: &state) }
    }
  }

  private static func keys(_ name: String) throws -> [Key] {
    if name.hasPrefix("text:") { return name.dropFirst(5).map { .character($0) } }
    struct NoKey: Error { let name: String }
    guard let key = Key(name: name) else { throw NoKey(name: name) }
    return [key]
  }

  /// Sets the machine's clock, in the form of file names.
  func clock(_ text: String) {
    guard let now = Instant(text) else { preconditionFailure("\(text) is no time") }
    runner.send(.clock(now), to: &state)
  }

  var memory: SessionMemory { state.memory }
  var lines: [String] { render(state).lines }
  var header: String { lines.first ?? "" }
  var footer: String { lines.last ?? "" }
  var text: String { lines.joined(separator: "\n") }
  /// What stands in the banner, without the breaks of its lines.
  var banner: String {
    lines.dropFirst().prefix { $0.hasPrefix(" ✘") || $0.hasPrefix("   ") }.joined()
      .filter { $0 != " " }
  }
  /// Whether the list of crises marks one as new.
  func marks(_ crisis: String) -> Bool { text.contains("+\(crisis)") }
}

extension TemporaryDirectory {
  /// As feeds do: written under another name, then renamed into place.
  func drop(_ time: String, from archive: String = "2011") throws {
    try copy("\(Repository.archives)/\(archive)/\(time).json", to: "part")
    try move("part", "\(time).json")
  }

  func drop(text: String, as time: String) throws {
    try write(text, to: "part")
    try move("part", "\(time).json")
  }

  func remove(_ time: String) throws {
    guard unlink("\(path)/\(time).json") == 0 else { throw Failed(errno: errno) }
  }

  func link(_ time: String, to target: String) throws {
    guard symlink(target, "\(path)/link") == 0 else { throw Failed(errno: errno) }
    try move("link", "\(time).json")
  }

  private func move(_ from: String, _ to: String) throws {
    guard rename("\(path)/\(from)", "\(path)/\(to)") == 0 else { throw Failed(errno: errno) }
  }

  private struct Failed: Error {
    let errno: Int32
  }
}

/// One crisis without figures, so that two snapshots of it can be the same.
enum SmallSnapshot {
  static func text(asOf: String, status: String = "watch") -> String {
    """
    {
      "schemaVersion": 1, "asOf": "\(asOf)", "handling": "TLP:CLEAR", "exercise": false,
      "sources": [
        { "id": "s", "publisher": "x", "title": "x", "date": "2011-03-01", "grade": "F6" }
      ],
      "crises": [{
        "id": "libya-2011", "name": "Libya", "state": "LBY", "began": "2011-02-15", "summary": "x",
        "verdict": {
          "trend": "unchanged", "status": "\(status)", "risk": "elevated", "rationale": "x",
          "alerts": [], "by": "x", "sources": ["s"]
        },
        "riskFactors": [], "measures": [], "positions": [], "decisions": [], "indicators": [],
        "events": []
      }]
    }
    """
  }

  static let empty = """
    { "schemaVersion": 1, "asOf": "ASOF", "handling": "TLP:CLEAR", "exercise": false,
      "sources": [], "crises": [] }
    """
}
