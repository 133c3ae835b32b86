internal import Glibc
internal import Paths
internal import StrictJSON
internal import WatchLogPostgreSQL

/// The words after the program's name; a password among them is shown to `ps` no longer.
///
/// The words are paths or text; a byte that is no UTF-8 is kept for those that are paths (`PathText`).
/// The words are read first: they are then overwritten where the system keeps them for everybody.
package func processArguments() -> [String] {
  var words: [String] = []
  // The first read of it makes the copy that others find later.
  for index in CommandLine.arguments.indices.dropFirst() {
    guard let word = CommandLine.unsafeArgv[index] else { continue }
    words.append(String(path: word))
    let shown = SecretWord.hidden(PathText.bytes(String(path: word)))
    for (place, byte) in shown.enumerated() { word[place] = CChar(bitPattern: byte) }
  }
  return words
}

/// A word of the command line that may hold the password of a log.
enum SecretWord {
  /// The word as everybody may see it, as long as it was.
  static func hidden(_ word: [UInt8]) -> [UInt8] {
    guard let start = start(in: word) else { return word }
    let place = PostgreSQLAddress.withoutPassword(String(decoding: word[start...], as: UTF8.self))
    let shown = word[..<start] + Array(place.utf8)
    let blank = Array(repeating: UInt8(ascii: " "), count: max(0, word.count - shown.count))
    return Array((shown + blank).prefix(word.count))
  }

  /// Whether it is the address of a server, in whatever spelling.
  static func isAddress(_ word: String) -> Bool {
    let folded = word.lowercased()
    return start(in: Array(word.utf8)) == 0 || folded.contains(bytesOf: "password=")
  }

  static func hidden(_ word: String) -> String {
    String(decoding: hidden(Array(word.utf8)), as: UTF8.self)
  }

  /// Where a URL of PostgreSQL begins, or the parameters of libpq that name a password.
  private static func start(in word: [UInt8]) -> Int? {
    let folded = word.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    let marks = ["postgres:", "postgresql:", "password"].map { Array($0.utf8) }
    return marks.compactMap { folded.firstRange(ofBytes: $0)?.lowerBound }.min()
  }
}
