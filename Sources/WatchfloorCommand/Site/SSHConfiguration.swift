internal import DisplayText
internal import Glibc
internal import SnapshotArchive
internal import StrictJSON

/// What sshd_config says, as far as it bears on the sessions of a watch.
///
/// As sshd reads it: of a keyword's values the first counts, the global ones stand after those of a
/// `Match` block that applies, and a file is included where its name stands.
struct SSHConfiguration: Equatable, Sendable {
  /// The sessions for which watchfloor is forced.
  struct Watch: Equatable, Sendable {
    /// What stands after `Match`.
    let criteria: String
    fileprivate let lines: [Line]

    /// The value in force, sshd's own default where nothing is said.
    func value(_ keyword: String) -> String {
      let folded = keyword.lowercased()
      return lines.first { $0.keyword == folded }?.value ?? SSHConfiguration.defaults[folded] ?? ""
    }

    /// All values of a keyword that adds up.
    func all(_ keyword: String) -> [String] {
      lines.filter { $0.keyword == keyword.lowercased() }.map(\.value)
    }
  }

  fileprivate struct Line: Equatable, Sendable {
    /// In small letters.
    let keyword: String
    let value: String
  }

  private var global: [Line] = []
  private var blocks: [(criteria: String, lines: [Line])] = []
  /// Files that are included and cannot be read.
  private(set) var unread: [String] = []

  /// sshd_config(5), of OpenSSH 9.
  private static let defaults = [
    "exposeauthinfo": "no", "permituserrc": "yes", "permituserenvironment": "no",
    "allowtcpforwarding": "yes", "allowstreamlocalforwarding": "yes",
    "allowagentforwarding": "yes", "x11forwarding": "no", "permittunnel": "no",
    "disableforwarding": "no", "maxsessions": "10", "clientaliveinterval": "0",
    "authorizedkeysfile": ".ssh/authorized_keys .ssh/authorized_keys2",
  ]

  /// - Parameters:
  ///   - read: gives the text of a file, `nil` where it cannot be read.
  ///   - list: gives the paths that a pattern stands for, in order.
  init?(
    path: String, read: (String) -> String?, list: (String) -> [String]
  ) {
    guard let text = read(path) else { return nil }
    take(text, depth: 0, read, list)
  }

  static func == (one: Self, other: Self) -> Bool {
    one.global == other.global && one.unread == other.unread && one.watches == other.watches
  }

  private mutating func take(
    _ text: String, depth: Int, _ read: (String) -> String?, _ list: (String) -> [String]
  ) {
    let outer = blocks.count
    for line in text.split(whereSeparator: \.isNewline).compactMap(Self.line) {
      switch line.keyword {
      case "match": blocks.append((line.value, []))
      case "include" where depth < 16:
        for pattern in line.value.split(separator: " ").map(String.init) {
          for path in list(pattern.hasPrefix("/") ? pattern : "/etc/ssh/\(pattern)") {
            guard let text = read(path) else {
              unread.append(path)
              continue
            }
            take(text, depth: depth + 1, read, list)
          }
        }
      default: add(line)
      }
    }
    // A block ends with the file that it stands in.
    if depth > 0, blocks.count > outer {
      blocks.append((outer == 0 ? "" : blocks[outer - 1].criteria, []))
    }
  }

  private mutating func add(_ line: Line) {
    if blocks.isEmpty || blocks[blocks.count - 1].criteria.isEmpty {
      global.append(line)
    } else {
      blocks[blocks.count - 1].lines.append(line)
    }
  }

  /// Keyword and value, which blanks or an equals sign keep apart; `nil` of comments.
  private static func line(_ text: Substring) -> Line? {
    let words = text.split { $0 == " " || $0 == "\t" || $0 == "=" || $0 == "\"" }
    guard let keyword = words.first, !keyword.hasPrefix("#") else { return nil }
    let value = words.dropFirst().prefix { !$0.hasPrefix("#") }.joined(separator: " ")
    return Line(keyword: keyword.lowercased(), value: value)
  }

  /// Those whose ForceCommand starts watchfloor; the lines of their block before the global ones.
  var watches: [Watch] {
    let whole: [(criteria: String, lines: [Line])] =
      [(criteria: "all", lines: [])] + blocks.filter { !$0.criteria.isEmpty }
    return whole.compactMap { block in
      let own = block.criteria == "all" && block.lines.isEmpty ? global : block.lines
      guard
        own.contains(where: {
          $0.keyword == "forcecommand" && $0.value.contains(bytesOf: "watchfloor")
        })
      else { return nil }
      let lines = block.lines.isEmpty ? global : block.lines + global
      return Watch(criteria: block.criteria, lines: lines)
    }
  }
}
