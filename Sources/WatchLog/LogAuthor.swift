/// Who wrote an entry, as the machine knew them.
package struct LogAuthor: Hashable, Sendable {
  /// The name to show: of the login, or the comment of the SSH key.
  package let name: String
  package let login: String
  package let host: String

  package init(name: String, login: String, host: String) {
    self.name = name
    self.login = login
    self.host = host
  }
}

/// An author at a desk, in a role: what all entries of one session have in common.
package struct LogWriter: Hashable, Sendable {
  package var author: LogAuthor
  package var desk: String
  package var role: String

  package init(author: LogAuthor, desk: String, role: String) {
    self.author = author
    self.desk = desk
    self.role = role
  }
}

/// What an entry is for.
package enum LogLevel: String, CaseIterable, Sendable {
  case general, incident, duty
}
