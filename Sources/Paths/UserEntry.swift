package import Glibc

/// A user of the machine, from its user database.
///
/// Several threads may look up users at once.
package struct UserEntry: Hashable, Sendable {
  /// The name, which need not be UTF-8.
  package let login: String
  /// The number that was looked up.
  package let user: uid_t
  /// The primary group's number.
  package let group: gid_t
  /// The home directory; `nil` if the database names none.
  package let home: String?

  /// The longest entry that is read, in bytes.
  private static let longest = 1 << 20

  /// `nil` if nobody has this number, or the database cannot be read.
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

  /// Whether the user belongs to a group, the primary one included.
  package func isMember(of group: gid_t) -> Bool {
    var groups = [gid_t](repeating: 0, count: 64)
    var count = Int32(groups.count)
    while login.withPath({ getgrouplist($0, self.group, &groups, &count) }) < 0 {
      // The call has reported how many there are.
      guard Int(count) > groups.count else { return false }
      groups = [gid_t](repeating: 0, count: Int(count))
    }
    return groups.prefix(Int(count)).contains(group)
  }
}
