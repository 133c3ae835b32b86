internal import Glibc
internal import Paths
internal import SnapshotArchive
internal import TerminalUI
internal import WatchLog

/// Who runs the program, as the machine knows them.
enum Officer {
  /// The login of the real user; where several share it, the comment of the SSH key that sshd names
  /// (`ExposeAuthInfo yes`) is the name, and the login is kept beside it.
  static func author(_ environment: [String: String]) -> LogSetup.Choice<LogAuthor> {
    let login = login
    if let file = environment["SSH_USER_AUTH"], let home,
      let name = KeyComment.find(authentication: file, keys: "\(home)/.ssh/authorized_keys")
    {
      return LogSetup.Choice(
        value: LogAuthor(name: name, login: login, host: host), rule: "comment of the SSH key")
    }
    return LogSetup.Choice(
      value: LogAuthor(name: login, login: login, host: host), rule: "login of the user")
  }

  private static var login: String {
    guard let entry = getpwuid(getuid()), let name = entry.pointee.pw_name else {
      return "uid \(getuid())"
    }
    return String(cString: name)
  }

  /// As the user database has it, whatever the environment says.
  static var home: String? {
    guard let entry = getpwuid(getuid()), let home = entry.pointee.pw_dir else { return nil }
    return String(path: home)
  }

  private static var host: String {
    var name = [CChar](repeating: 0, count: 256)
    guard gethostname(&name, name.count - 1) == 0 else { return "unknown" }
    let end = name.firstIndex(of: 0) ?? name.count
    return String(decoding: name[..<end].map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}

/// The comment of the key that a session was opened with.
enum KeyComment {
  /// - Parameters:
  ///   - authentication: the file that sshd writes: `publickey ssh-ed25519 AAAA…`.
  ///   - keys: the user's list of keys.
  static func find(authentication: String, keys: String) -> String? {
    guard let used = lines(of: authentication).lazy.compactMap(key).first else { return nil }
    for line in lines(of: keys) where !line.utf8.starts(with: "#".utf8) {
      if let comment = comment(in: line, of: used) { return comment }
    }
    return nil
  }

  private static func lines(of path: String) -> [String] {
    guard let file = try? FileBytes(path: path, limit: 1 << 20) else { return [] }
    return file.withBytes { String(decoding: $0, as: UTF8.self) }.unicodeScalars
      .split { $0 == "\n" || $0 == "\r" }.map { String($0) }
  }

  private static func key(_ line: String) -> (type: String, blob: String)? {
    let words = words(of: line)
    guard words.count >= 3, words[0] == "publickey" else { return nil }
    return (words[1], words[2])
  }

  /// Options may stand before the type, with spaces in quotes; a key's text is never among them.
  private static func comment(
    in line: String, of key: (type: String, blob: String)
  ) -> String? {
    let words = words(of: line)
    guard
      let place = words.indices.dropLast().first(where: {
        words[$0] == key.type && words[$0 + 1] == key.blob
      })
    else { return nil }
    let comment = words[(place + 2)...].joined(separator: " ")
    return comment.isEmpty ? nil : comment
  }

  private static func words(of line: String) -> [String] {
    line.unicodeScalars.split(separator: " ").map { String($0) }
  }
}
