internal import DisplayText
internal import Glibc
internal import TerminalUI
internal import WatchDesk
internal import WatchLog

/// Who runs the program, as the machine knows them.
///
/// The login is that of the real user. Where officers share it, the key of the SSH session tells them
/// apart: its fingerprint is kept with every entry. What a key is called is only taken from the list
/// that the system's configuration names and that root alone can write, never from the user's own.
enum Officer {
  /// - Parameter keys: where the site's list of keys is.
  static func author(
    _ environment: [String: String], keys: KeyListPath?
  ) -> Choice<LogAuthor> {
    author(SSHSession.key(environment), of: .current, on: host, keys: keys)
  }

  /// - Parameter read: reads the list at a path.
  static func author(
    _ session: SSHSession.Key, of account: Account, on host: String, keys: KeyListPath?,
    read: (String) throws(KeyList.Flaw) -> AuthorizedKeys = { (path) throws(KeyList.Flaw) in
      try KeyList.read(path)
    }
  ) -> Choice<LogAuthor> {
    func choice(
      _ rule: SafeText, _ credential: LogCredential? = nil, name: String? = nil
    ) -> Choice<LogAuthor> {
      let login = account.login
      return Choice(
        value: LogAuthor(name: name ?? login, login: login, host: host, credential: credential),
        rule: name == nil ? "login of the user\(rule.isEmpty ? "" : ": ")\(rule)" : rule)
    }
    let key: SSHKey
    switch session {
    case .none: return choice("")
    case .other: return choice("the session was opened without a key")
    case .doubtful(let doubt): return choice(doubt.text)
    case .key(let used): key = used
    }
    let credential: LogCredential?
    do throws(WatchLogError) {
      credential = try key.credential()
    } catch {
      return choice(SafeText(error.text))
    }
    do throws(KeyList.Flaw) {
      guard let keys else {
        return choice("\(configuration) names no list of keys; \"keys\" does", credential)
      }
      guard let path = keys.path(for: account) else { throw .noPath }
      let naming = try read(path).naming(key)
      guard case .name(let name) = naming else {
        return choice(refusal(naming, SafeText(path)), credential)
      }
      return choice("the SSH key's name in \(SafeText(path))", credential, name: name)
    } catch {
      return choice(error.text, credential)
    }
  }

  private static let configuration = SafeText(SystemConfiguration.path)

  private static func refusal(_ naming: AuthorizedKeys.Naming, _ path: SafeText) -> SafeText {
    switch naming {
    case .name: ""
    case .noComment: "\(path): the SSH key has no comment there; write the officer's name behind it"
    case .unlisted: "\(path): the SSH key is not in it"
    case .tooLong(let length):
      "\(path): the SSH key's comment has \(length) characters; shorten it to \(LogAuthor.longestName)"
    }
  }

  /// As the user database has it, whatever the environment says.
  static var home: String? { Account.current.home }

  private static var host: String {
    var name = [CChar](repeating: 0, count: 256)
    guard gethostname(&name, name.count - 1) == 0 else { return "unknown" }
    let end = name.firstIndex(of: 0) ?? name.count
    return String(decoding: name[..<end].map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
