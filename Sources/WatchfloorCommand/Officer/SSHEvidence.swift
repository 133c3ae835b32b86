internal import DisplayText
internal import Glibc
internal import TerminalUI

/// What shows that sshd wrote the file that `SSH_USER_AUTH` names, for this very session.
///
/// sshd writes it as the user, so that neither owner nor content proves anything. What an officer
/// cannot choose is when: sshd writes the file just after it has become the user, and starts the
/// session's first process later. A time of change cannot be set, so that a file that was made, altered
/// or renamed from within the session is too new, and one of another session too old.
///
/// Whoever has a shell and opens two sessions at once can still make a file within that moment. A
/// shared login therefore needs `ForceCommand`, which leaves nobody a shell.
struct SSHEvidence: Equatable, Sendable {
  /// The file as it was opened.
  struct File: Equatable, Sendable {
    let path: String
    let isRegular: Bool
    let owner: uid_t
    /// Of the mode, the rights alone.
    let rights: mode_t
    let links: Int
    /// When it was last changed, in milliseconds since the machine was started.
    let changed: Int
  }

  /// Why the file is not believed.
  enum Doubt: Error, Equatable {
    case noConnection
    case place, unreadable, mode
    case noSSHD
    case otherUser
    case time
  }

  let user: uid_t
  let hasConnection: Bool
  /// This process, its parent and so on.
  let chain: [ProcessFacts]

  /// What sshd names its files; the rest is random.
  static let prefix = "/tmp/sshauth."
  /// How exact a start is, in milliseconds.
  private static let tick = 10
  /// How long sshd takes at most, as the user, until the file is written.
  private static let longest = 2_000

  static func isPlace(_ path: String) -> Bool {
    guard path.utf8.starts(with: prefix.utf8) else { return false }
    let rest = path.utf8.dropFirst(prefix.utf8.count)
    return !rest.isEmpty && !rest.contains(UInt8(ascii: "/"))
  }

  func check(_ file: File) throws(Doubt) {
    guard hasConnection else { throw .noConnection }
    guard Self.isPlace(file.path) else { throw .place }
    guard file.isRegular, file.links == 1, file.rights == 0o600,
      file.owner == user || file.owner == 0
    else { throw .mode }
    let (session, first) = try processes()
    guard file.changed >= session.started - 2 * Self.tick,
      file.changed <= first.started - Self.tick
    else { throw .time }
    // Of root's own session sshd is one process from the connection on.
    if user != 0, file.changed > session.started + Self.longest { throw .time }
  }

  /// The sshd that became the user, and the session's first process.
  private func processes() throws(Doubt) -> (session: ProcessFacts, first: ProcessFacts) {
    guard let index = chain.firstIndex(where: \.isSSHD), index > 0 else { throw .noSSHD }
    let session = chain[index]
    guard session.isOnly(of: user) else { throw .otherUser }
    if user != 0 {
      guard chain.indices.contains(index + 1) else { throw .noSSHD }
      let parent = chain[index + 1]
      guard parent.isSSHD, parent.isOnly(of: 0) else { throw .noSSHD }
    }
    return (session, chain[index - 1])
  }
}

extension SSHEvidence.Doubt {
  var text: SafeText {
    switch self {
    case .noConnection: "SSH_CONNECTION is not set"
    case .place: "SSH_USER_AUTH names no file of sshd's, /tmp/sshauth.…"
    case .unreadable: "the file that SSH_USER_AUTH names cannot be read"
    case .mode: "the file that SSH_USER_AUTH names is not the user's alone, mode 0600"
    case .noSSHD:
      "/proc shows no sshd of root above this process; inside tmux, under sudo or with hidepid there is none to be seen"
    case .otherUser: "the sshd above this process is another user's"
    case .time: "the file that SSH_USER_AUTH names is not of the moment at which this session began"
    }
  }
}

/// The key that a session was opened with, as sshd says.
enum SSHSession {
  enum Key: Equatable {
    /// Nothing says that there is one.
    case none
    /// sshd names another way in, as a password.
    case other
    case doubtful(SSHEvidence.Doubt)
    case key(SSHKey)
  }

  static func key(_ environment: [String: String]) -> Key {
    guard let path = environment["SSH_USER_AUTH"] else { return .none }
    do throws(SSHEvidence.Doubt) {
      guard SSHEvidence.isPlace(path) else { throw .place }
      let (bytes, file) = try read(path)
      let evidence = SSHEvidence(
        user: getuid(), hasConnection: environment["SSH_CONNECTION"]?.isEmpty == false,
        chain: ProcessChain.current())
      try evidence.check(file)
      return key(in: bytes).map { .key($0) } ?? .other
    } catch {
      return .doubtful(error)
    }
  }

  /// The first key or certificate: `publickey ssh-ed25519 AAAA…`.
  static func key(in bytes: [UInt8]) -> SSHKey? {
    bytes.split(separator: UInt8(ascii: "\n")).lazy.compactMap { line in
      let words = line.split(separator: UInt8(ascii: " "))
      guard words.count == 3, words[0].elementsEqual("publickey".utf8) else { return nil }
      return SSHKey(type: words[1], base64: words[2])
    }.first
  }

  private static func read(
    _ path: String
  ) throws(SSHEvidence.Doubt) -> (bytes: [UInt8], SSHEvidence.File) {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard file >= 0 else { throw .unreadable }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, let bytes = SmallFile.bytes(of: file) else {
      throw .unreadable
    }
    return (
      bytes,
      SSHEvidence.File(
        path: path, isRegular: status.st_mode & S_IFMT == S_IFREG, owner: status.st_uid,
        rights: status.st_mode & 0o7777, links: Int(status.st_nlink),
        changed: milliseconds(status.st_ctim) - milliseconds(now(CLOCK_REALTIME))
          + milliseconds(now(CLOCK_BOOTTIME)))
    )
  }

  private static func now(_ clock: clockid_t) -> timespec {
    var time = timespec()
    clock_gettime(clock, &time)
    return time
  }

  private static func milliseconds(_ time: timespec) -> Int {
    time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
  }
}
