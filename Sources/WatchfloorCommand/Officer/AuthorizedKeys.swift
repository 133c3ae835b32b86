internal import DisplayText
internal import WatchLog

/// A list of keys, read as sshd reads it (sshd(8), AUTHORIZED_KEYS FILE FORMAT).
///
/// A line is a key and a comment, or options, a key and a comment. Options are one word, in whose
/// quotes blanks may stand and `\"` is a quote; nothing behind the key is ever taken for a key.
struct AuthorizedKeys: Equatable, Sendable {
  struct Line: Equatable, Sendable {
    let key: SSHKey
    /// Whether it is the key of an authority whose certificates are accepted.
    let isAuthority: Bool
    let comment: String
  }

  /// What the list says of the officer who has a key.
  enum Naming: Equatable {
    case name(String)
    /// The key stands in the list without a comment.
    case noComment
    case unlisted
    /// Longer than `LogAuthor.longestName`, in Unicode scalars.
    case tooLong(Int)
  }

  let lines: [Line]

  init(_ bytes: some Collection<UInt8>) {
    lines = bytes.split(separator: UInt8(ascii: "\n")).compactMap { Self.line(Array($0)[...]) }
  }

  /// The comment of the key; of a certificate its id, where the list accepts its authority.
  func naming(_ key: SSHKey) -> Naming {
    if key.isCertificate {
      guard let certificate = key.certificate,
        lines.contains(where: { $0.isAuthority && $0.key.blob == certificate.authority })
      else { return .unlisted }
      return Self.naming(String(decoding: certificate.keyID, as: UTF8.self))
    }
    guard let line = lines.first(where: { !$0.isAuthority && $0.key == key }) else {
      return .unlisted
    }
    return Self.naming(line.comment)
  }

  private static func naming(_ name: String) -> Naming {
    let length = name.unicodeScalars.count
    if length > LogAuthor.longestName { return .tooLong(length) }
    return name.allSatisfy(\.isWhitespace) ? .noComment : .name(name)
  }
}

extension AuthorizedKeys {
  private static func line(_ bytes: ArraySlice<UInt8>) -> Line? {
    var rest = bytes.drop(while: isBlank)
    while let last = rest.last, isBlank(last) || last == UInt8(ascii: "\r") { rest.removeLast() }
    guard rest.first != UInt8(ascii: "#") else { return nil }
    if let (key, comment) = keyAndComment(rest) {
      return Line(key: key, isAuthority: false, comment: comment)
    }
    guard let options = KeyOptions(rest), let (key, comment) = keyAndComment(options.rest) else {
      return nil
    }
    return Line(key: key, isAuthority: options.isAuthority, comment: comment)
  }

  /// A type, base64 and the comment that follows.
  private static func keyAndComment(_ bytes: ArraySlice<UInt8>) -> (SSHKey, comment: String)? {
    let type = bytes.prefix { !isBlank($0) }
    let rest = bytes.dropFirst(type.count).drop(while: isBlank)
    let base64 = rest.prefix { !isBlank($0) }
    guard let key = SSHKey(type: type, base64: base64) else { return nil }
    let comment = rest.dropFirst(base64.count).drop(while: isBlank)
    return (key, String(decoding: comment, as: UTF8.self))
  }

  fileprivate static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }
}

/// The options before a key, and what follows them.
private struct KeyOptions {
  let isAuthority: Bool
  let rest: ArraySlice<UInt8>

  /// `nil` where sshd reads none: a quote is not closed, or a type stands where options should.
  init?(_ bytes: ArraySlice<UInt8>) {
    guard !Self.typePrefixes.contains(where: { bytes.starts(with: $0.utf8) }) else { return nil }
    var (words, word): ([[UInt8]], [UInt8]) = ([], [])
    var isQuoted = false
    var index = bytes.startIndex
    while index < bytes.endIndex, isQuoted || !AuthorizedKeys.isBlank(bytes[index]) {
      let byte = bytes[index]
      let next = index + 1 < bytes.endIndex ? bytes[index + 1] : 0
      if byte == UInt8(ascii: "\\"), next == UInt8(ascii: "\"") {
        word += [byte, next]
        index += 2
        continue
      }
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if byte == UInt8(ascii: ","), !isQuoted {
        words.append(word)
        word = []
      } else {
        word.append(byte)
      }
      index += 1
    }
    guard !isQuoted else { return nil }
    let names = (words + [word]).map { String(decoding: $0, as: UTF8.self).lowercased() }
    isAuthority = names.contains("cert-authority")
    rest = bytes[index...].drop(while: AuthorizedKeys.isBlank)
  }

  /// No option begins so; sshd refuses a line that has a type in their place.
  private static let typePrefixes = ["ssh-", "ecdsa-", "sk-"]
}
