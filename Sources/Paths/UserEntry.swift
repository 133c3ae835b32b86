package import Glibc

/// A user of the machine, as its database of users has them.
///
/// It is asked in a way that several threads may use at once.
package struct UserEntry: Hashable, Sendable {
  /// The name, which need not be UTF-8.
  package let login: String
  /// The number that was looked up.
  package let user: uid_t
  /// The primary group.
  package let group: gid_t
  /// The home directory; `nil` where none is named.
  package let home: String?

  /// No entry is longer, in bytes.
  private static let longest = 1 << 20

  /// `nil` of a number that nobody has.
  package init?(of user: uid_t) {
    var size = 1 << 12
    while size <= Self.longest {
      var entry = passwd()
      var found: UnsafeMutablePointer<passwd>?
      var buffer = [CChar](repeating: 0, count: size)
      let code = getpwuid_r(user, &entry, &buffer, size, &found)
      if code == ERANGE {
        size *= 4
        continue
      }
      guard code == 0, found != nil, let name = entry.pw_name else { return nil }
      (login, self.user, group) = (String(path: name), user, entry.pw_gid)
      home = entry.pw_dir.map { String(path: $0) }
      return
    }
    return nil
  }

  /// Whether a group is one of the user's.
  package func isMember(of group: gid_t) -> Bool {
    var groups = [gid_t](repeating: 0, count: 64)
    var count = Int32(groups.count)
    while login.withPath({ getgrouplist($0, self.group, &groups, &count) }) < 0 {
      // It says how many there are.
      guard Int(count) > groups.count else { return false }
      groups = [gid_t](repeating: 0, count: Int(count))
    }
    return groups.prefix(Int(count)).contains(group)
  }
}
