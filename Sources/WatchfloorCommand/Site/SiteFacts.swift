internal import CProcess
internal import DisplayText
internal import Glibc
internal import Paths
internal import SnapshotArchive
internal import StrictJSON
internal import WatchLog
internal import WatchLogPostgreSQL

/// Gathers what the review of a site judges; changes nothing, and starts no other program.
struct SiteFacts {
  let context: RunContext
  let log: LogSetup

  private static let sshd = "/etc/ssh/sshd_config"

  func review() -> SiteReview {
    SiteReview(rooms: [configuration, logRoom, ssh, traces].compactMap { $0 })
  }

  private var configuration: SiteRoom {
    var room = ConfigurationRoom()
    room.file = FileFacts(path: SystemConfiguration.path)
    room.isRestricted = context.system?.isRestricted ?? false
    room.namesLog = context.system?.log != nil
    room.namesArchive = context.system?.archive != nil
    return room.room
  }

  private var logRoom: SiteRoom? {
    switch log.place.value {
    case .none: return nil
    case .file(let path):
      var room = LogFileRoom(path: path)
      room.file = FileFacts(path: path)
      room.directory = FileFacts(path: PathText.directory(of: path) ?? ".")
      room.protectedRegular = Self.number("/proc/sys/fs/protected_regular")
      room.protectedSymlinks = Self.number("/proc/sys/fs/protected_symlinks")
      return room.room
    case .server(let url): return server(url)
    }
  }

  private func server(_ url: String) -> SiteRoom {
    var room = LogServerRoom()
    do throws(WatchLogError) {
      let found = try PostgreSQLRights.read(PostgreSQLAddress(url))
      (room.rights, room.line) = (found.rights, found.line)
      if room.rights == nil { room.problem = "there is no log yet" }
    } catch {
      room.problem = SafeText(error.text)
    }
    return room.room
  }

  private var ssh: SiteRoom {
    var room = SSHRoom()
    room.isRestricted = context.system?.isRestricted ?? false
    room.configuration = SSHConfiguration(path: Self.sshd, read: Self.text, list: Self.paths)
    let lists = (room.configuration?.watches ?? []).flatMap {
      $0.value("AuthorizedKeysFile").split(separator: " ").map(String.init)
    }
    for list in lists where list.hasPrefix("/") { room.keyLists[list] = Self.isOfRootAlone(list) }
    return room.room
  }

  private var traces: SiteRoom {
    var room = ProcessRoom()
    room.leavesCores = wf_leaves_cores() != 0
    room.suidDumpable = Self.number("/proc/sys/fs/suid_dumpable")
    return room.room
  }

  /// Whether a file, or the directory of one that is named after its user, is root's, with all above it.
  private static func isOfRootAlone(_ path: String) -> Bool? {
    let fixed = path.split(separator: "%", omittingEmptySubsequences: false)[0]
    let list = fixed.count == path.count ? [path] : []
    let places = ["/"] + PathText.directories(above: String(fixed)) + list
    for place in places {
      guard let facts = FileFacts(path: place) else { return nil }
      if !facts.isOfRootAlone { return false }
    }
    return true
  }

  private static func text(_ path: String) -> String? {
    guard let file = try? FileBytes(path: path, limit: 1 << 20) else { return nil }
    return file.withBytes { String(decoding: $0, as: UTF8.self) }
  }

  private static func number(_ path: String) -> Int? {
    SmallFile.bytes(path).flatMap { bytes in
      Int(String(decoding: bytes, as: UTF8.self).filter { !$0.isWhitespace })
    }
  }

  /// What a pattern of names in one directory stands for.
  private static func paths(_ pattern: String) -> [String] {
    let (place, name) = (
      PathText.directory(of: pattern) ?? ".", pattern.split(separator: "/").last ?? ""
    )
    guard let star = name.firstIndex(of: "*") else { return [pattern] }
    let names = (try? DirectoryListing.names(in: place)) ?? []
    let (head, tail) = (name[..<star], name[name.index(after: star)...])
    let found = names.filter {
      $0.hasPrefix(head) && $0.hasSuffix(tail) && $0.count >= head.count + tail.count
    }
    return found.sorted().map { "\(place)/\($0)" }
  }
}
