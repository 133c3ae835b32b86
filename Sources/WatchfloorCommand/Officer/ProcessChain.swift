internal import Glibc

/// A process, as `/proc` shows it to everybody.
struct ProcessFacts: Equatable, Sendable {
  let id: Int
  let parent: Int
  /// The name of the program that it runs, at most 15 bytes.
  let name: String
  /// The real, effective, saved and file-system user.
  let users: [uid_t]
  /// When it was started, in milliseconds since the machine was; exact to 10.
  let started: Int

  func isOnly(of user: uid_t) -> Bool { users.count == 4 && users.allSatisfy { $0 == user } }

  /// Whether it runs sshd; since OpenSSH 9.8 a session has a program of its own.
  var isSSHD: Bool { name == "sshd" || name == "sshd-session" }
}

/// This process, its parent and so on, as far as `/proc` shows them.
enum ProcessChain {
  /// More than any session has.
  private static let longest = 64

  static func current() -> [ProcessFacts] {
    var chain: [ProcessFacts] = []
    var id = Int(getpid())
    while id > 0, chain.count < longest, let facts = facts(of: id) {
      chain.append(facts)
      id = facts.parent
    }
    return chain
  }

  private static func facts(of id: Int) -> ProcessFacts? {
    guard let stat = SmallFile.bytes("/proc/\(id)/stat"),
      let status = SmallFile.bytes("/proc/\(id)/status")
    else { return nil }
    return ProcessFacts(
      id: id, stat: String(decoding: stat, as: UTF8.self),
      status: String(decoding: status, as: UTF8.self), ticksPerSecond: sysconf(Int32(_SC_CLK_TCK)))
  }
}

extension ProcessFacts {
  /// `nil` where the texts are not those of proc(5).
  init?(id: Int, stat: String, status: String, ticksPerSecond: Int) {
    // The name stands in parentheses and may have any of the signs around it.
    guard let open = stat.utf8.firstIndex(of: UInt8(ascii: "(")),
      let close = stat.utf8.lastIndex(of: UInt8(ascii: ")")), open < close, ticksPerSecond > 0
    else { return nil }
    let fields = stat[close...].split(separator: " ")
    // The parent is the 4th field and the start the 22nd; the state, the 3rd, comes first here.
    guard fields.count > 20, let parent = Int(fields[2]), let ticks = Int(fields[20]) else {
      return nil
    }
    let line = status.split(separator: "\n").first { $0.utf8.starts(with: "Uid:".utf8) }
    let users = line?.split(whereSeparator: \.isWhitespace).dropFirst().compactMap { uid_t($0) }
    self.init(
      id: id, parent: parent, name: String(stat[stat.utf8.index(after: open)..<close]),
      users: users ?? [], started: ticks * 1_000 / ticksPerSecond)
  }
}

/// Files of some hundred bytes that are read whole.
enum SmallFile {
  /// `nil` where it cannot be read, or has 64 KiB or more.
  static func bytes(_ path: String) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard file >= 0 else { return nil }
    defer { close(file) }
    return bytes(of: file)
  }

  static func bytes(of file: Int32) -> [UInt8]? {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4_096)
    while bytes.count < 1 << 16 {
      let count = read(file, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return count == 0 ? bytes : nil }
      bytes += buffer[..<count]
    }
    return nil
  }
}
