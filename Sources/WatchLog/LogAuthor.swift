/// Who wrote an entry, as the machine knew them.
package struct LogAuthor: Hashable, Sendable {
  /// The name to show: the login, or what the site's list of SSH keys calls the officer.
  package let name: String
  /// The user name on `host`.
  package let login: String
  /// The name of the machine on which the entry was written.
  package let host: String
  /// What opened the session; `nil` without SSH, and in entries of earlier programs.
  package var credential: LogCredential?

  /// - Parameter name: the login if no list of keys names the officer.
  package init(name: String, login: String, host: String, credential: LogCredential? = nil) {
    self.name = name
    self.login = login
    self.host = host
    self.credential = credential
  }

  /// The longest name of an officer, in Unicode scalars.
  package static let longestName = 200
}

/// What tells the officers of one login apart: the fingerprint of an SSH key, or a certificate's id
/// with the fingerprint of its authority.
///
/// It has 1 to 200 Unicode scalars, in memory and in the log.
package struct LogCredential: Hashable, Sendable {
  /// `SHA256:…`, or the certificate's id with the fingerprint of its authority.
  package let text: String

  /// In Unicode scalars.
  package static let longest = 200

  /// `nil` if the text is empty or longer than `longest`.
  package init?(_ text: String) {
    guard (1...Self.longest).contains(text.unicodeScalars.count) else { return nil }
    self.text = text
  }

  /// Compares bytes: credentials that Unicode holds to be equivalent are two.
  package static func == (left: LogCredential, right: LogCredential) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  /// Hashes the bytes that `==` compares.
  package func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
  }
}

extension LogAuthor {
  /// What two entries of one officer have in common, whichever machine they come from.
  package struct Identity: Hashable, Sendable {
    private let login: String
    private let credential: LogCredential?
    /// Set only without a key: earlier programs kept nothing of a key but its name.
    private let name: String?

    fileprivate init(_ author: LogAuthor) {
      login = author.login
      credential = author.credential
      name = author.credential == nil ? author.name : nil
    }
  }

  /// Groups entries by officer, as `isSameOfficer(as:)` compares them.
  package var identity: Identity { Identity(self) }

  /// Whether both are one officer: the same login and key or, if neither has a key, the same login
  /// and name.
  package func isSameOfficer(as other: LogAuthor) -> Bool { identity == other.identity }

  /// Whether both may be one officer, one of them without the key.
  ///
  /// Rules that require two different officers ask this: dropping the key of a session must not
  /// turn an officer into another one.
  package func mayBeSameOfficer(as other: LogAuthor) -> Bool {
    if isSameOfficer(as: other) { return true }
    guard login == other.login, (credential == nil) != (other.credential == nil) else {
      return false
    }
    let keyless = credential == nil ? self : other
    return keyless.name == login || name == other.name
  }
}

/// An author at a desk, in a role: what all entries of a session have in common.
package struct LogWriter: Hashable, Sendable {
  /// Who writes, as the machine knows them.
  package var author: LogAuthor
  /// Empty if the officer named none.
  package var desk: String
  /// Empty if the officer named none.
  package var role: String

  /// A writer whose three parts every draft of the session copies.
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
