internal import Glibc
internal import Paths

/// Where the site keeps the keys of a login, as sshd_config's `AuthorizedKeysFile` has it:
/// `/etc/ssh/authorized_keys/%u`.
struct KeyListPath: Equatable, Sendable {
  let pattern: String

  /// `nil` where it is no absolute path, or has a token other than `%u`, `%U`, `%h` and `%%`.
  init?(_ pattern: String) {
    self.pattern = pattern
    let probe = Account(login: "u", user: 1, home: "/h")
    guard let path = path(for: probe), path.utf8.first == UInt8(ascii: "/") else { return nil }
  }

  /// With `%u` as the login, `%U` as the number of the user, `%h` as the home directory and `%%` as a
  /// percent sign; `nil` where one of them is not known or could lead elsewhere.
  func path(for account: Account) -> String? {
    var result = ""
    var isToken = false
    for scalar in pattern.unicodeScalars {
      if !isToken {
        if scalar == "%" { isToken = true } else { result.unicodeScalars.append(scalar) }
        continue
      }
      guard let value = Self.value(of: scalar, account) else { return nil }
      result += value
      isToken = false
    }
    return isToken ? nil : result
  }

  private static func value(of token: Unicode.Scalar, _ account: Account) -> String? {
    switch token {
    case "%": return "%"
    case "U": return String(account.user)
    case "h": return account.home
    case "u":
      let login = account.login
      return login.isEmpty || login.utf8.contains(UInt8(ascii: "/")) || [".", ".."].contains(login)
        ? nil : login
    default: return nil
    }
  }
}

/// A user of the machine, as its database of users has them.
struct Account: Equatable, Sendable {
  let login: String
  let user: uid_t
  let home: String?

  static var current: Account {
    let user = getuid()
    let entry = UserEntry(of: user)
    return Account(login: entry?.login ?? "uid \(user)", user: user, home: entry?.home)
  }
}
