internal import CrisisModel
internal import SnapshotArchive

/// What this program does when it starts itself again: work whose memory is measured.
enum ChildTask {
  /// Writes the document and says how large it is.
  case generate(path: String, megabytes: Int)
  /// Decodes the document once and says how long that took.
  case decode(path: String, decoder: Decoder)

  enum Decoder: String {
    case snapshotReader = "SnapshotReader"
    case jsonDecoder = "JSONDecoder"
  }

  private static let mark = "--child"

  /// `nil` where the command line does not come from this program itself.
  init?(_ arguments: [String]) throws(BenchError) {
    guard arguments.first == Self.mark, arguments.count == 4 else { return nil }
    let path = arguments[2]
    if arguments[1] == "generate", let megabytes = Int(arguments[3]) {
      self = .generate(path: path, megabytes: megabytes)
    } else if arguments[1] == "decode", let decoder = Decoder(rawValue: arguments[3]) {
      self = .decode(path: path, decoder: decoder)
    } else {
      throw .usage(word: arguments[1], expected: "no --child: it is for this program itself")
    }
  }

  var arguments: [String] {
    switch self {
    case .generate(let path, let megabytes): [Self.mark, "generate", path, String(megabytes)]
    case .decode(let path, let decoder): [Self.mark, "decode", path, decoder.rawValue]
    }
  }

  func run() throws(BenchError) -> ChildAnswer {
    let installation = try Installation()
    switch self {
    case .generate(let path, let megabytes):
      let document = try DocumentGenerator(installation).document(megabytes: megabytes)
      try TemporaryFile.write(document.bytes, to: path)
      return ChildAnswer(nanoseconds: 0, bytes: document.bytes.count, census: document.census)
    case .decode(let path, let decoder):
      return try Decoding(path: path, installation: installation).run(decoder)
    }
  }
}

/// What a child tells: one line of numbers.
struct ChildAnswer {
  let nanoseconds: Int
  /// Of the document.
  let bytes: Int
  let census: Census

  var line: String {
    ([nanoseconds, bytes] + census.counts).map(String.init).joined(separator: " ")
  }

  init(nanoseconds: Int, bytes: Int, census: Census) {
    (self.nanoseconds, self.bytes, self.census) = (nanoseconds, bytes, census)
  }

  init(_ child: ChildProcess, task: String) throws(BenchError) {
    let numbers = child.output.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
    guard numbers.count == 2 + Census.count else {
      throw .child(task: task, ending: "said \"\(child.output.prefix(60))\"")
    }
    self.init(nanoseconds: numbers[0], bytes: numbers[1], census: Census(Array(numbers[2...])))
  }
}
