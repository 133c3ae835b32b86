/// What to measure and how thoroughly.
struct BenchOptions: Equatable {
  enum Topic: String, CaseIterable {
    case decoding, start, bytes, idle, latency
    /// Thousands of snapshots, thousands of crises, thousands of snapshots that come one by one.
    case scale, crises, live
    /// A watch log of a million entries.
    case log
    /// The snapshots of the shipped cases, of their chronicle.
    case composing
    /// How each screen and document takes twice as much.
    case growth
  }

  var topics = Set(Topic.allCases)
  /// For trying out: fewer runs and a short idle time, so figures that say little.
  var isQuick = false
  /// In millions of bytes.
  var documentMegabytes = 50
  /// Snapshots of the large archive; of as many and a few more is the one that grows, live.
  private var askedFiles: Int?
  /// Entries of the long watch log.
  private var askedEntries: Int?
  /// Whether the large archive stays, for a look at it.
  var keepsArchive = false

  var files: Int { askedFiles ?? (isQuick ? 400 : 3_650) }
  var entries: Int { askedEntries ?? (isQuick ? 100_000 : 1_000_000) }
  /// Snapshots that come while the program is watched.
  var arrivals: Int { min(files, isQuick ? 100 : 3_600) }

  static let help = """
    Measures Watchfloor against references taken in the same run.

      --only TOPICS      of decoding,start,bytes,idle,latency,scale,crises,live,log,composing,
                         growth
      --quick            fewer runs, to try out; the noise is larger
      --document-mb N    size of the document that is decoded, at least (50)
      --files N          snapshots of the large archive, 150 kB each, in TMPDIR (3650)
      --entries N        entries of the long watch log, 650 bytes each, in TMPDIR (1000000)
      --keep             leaves the large archive, and says where

    Exit codes: 0 measured, aims met or not; 1 a measurement failed; 2 usage.
    """

  /// Understands the command line, without the program's name.
  init(_ arguments: [String]) throws(BenchError) {
    var rest = arguments[...]
    while let word = rest.popFirst() {
      switch word {
      case "--quick": isQuick = true
      case "--only": topics = try Self.topics(rest.popFirst())
      case "--document-mb": documentMegabytes = try Self.megabytes(rest.popFirst())
      case "--files": askedFiles = try Self.files(rest.popFirst())
      case "--entries": askedEntries = try Self.entries(rest.popFirst())
      case "--keep": keepsArchive = true
      default:
        throw .usage(
          word: word,
          expected: "--only, --quick, --document-mb, --files, --entries, --keep or --help")
      }
    }
  }

  private static func topics(_ value: String?) throws(BenchError) -> Set<Topic> {
    var topics: Set<Topic> = []
    for name in (value ?? "").split(separator: ",", omittingEmptySubsequences: false) {
      guard let topic = Topic(rawValue: String(name)) else {
        let known = Topic.allCases.map(\.rawValue).joined(separator: ",")
        throw .usage(word: String(name), expected: "--only with some of \(known)")
      }
      topics.insert(topic)
    }
    return topics
  }

  /// Below the 128 MiB that the reader allows.
  private static func megabytes(_ value: String?) throws(BenchError) -> Int {
    guard let number = value.flatMap({ Int($0) }), (1...130).contains(number) else {
      throw .usage(word: value ?? "", expected: "--document-mb with a number from 1 to 130")
    }
    return number
  }

  /// From a fair number beyond the small archive to a snapshot a day for a century.
  private static func files(_ value: String?) throws(BenchError) -> Int {
    guard let number = value.flatMap({ Int($0) }), (64...36_500).contains(number) else {
      throw .usage(word: value ?? "", expected: "--files with a number from 64 to 36500")
    }
    return number
  }

  /// So many at least that each question finds something.
  private static func entries(_ value: String?) throws(BenchError) -> Int {
    guard let number = value.flatMap({ Int($0) }), (5_000...10_000_000).contains(number) else {
      throw .usage(word: value ?? "", expected: "--entries with a number from 5000 to 10000000")
    }
    return number
  }
}
