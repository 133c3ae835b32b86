internal import CrisisModel
internal import Glibc
internal import WatchLog
internal import WatchLogPostgreSQL
internal import WatchLogSQLite

// Appends entries to a log and prints each once it is kept: `recorded KEY` or `queued KEY`. Ends with
// code 1 and the message on standard error at the first that fails.
//
//     watchlog-writer LOG NAME COUNT [LARGEST-FILE]
//
// LOG is a path or a postgres:// URL. LARGEST-FILE, in bytes, makes the disk seem full.

let words = CommandLine.arguments

guard words.count >= 4, let count = Int(words[3]) else {
  say(2, "usage: watchlog-writer LOG NAME COUNT [LARGEST-FILE]")
  exit(2)
}
if words.count > 4, let bytes = rlim_t(words[4]) {
  signal(SIGXFSZ, SIG_IGN)
  var limit = rlimit(rlim_cur: bytes, rlim_max: bytes)
  setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
}

do {
  try append(to: open(words[1]))
} catch {
  say(2, "\(error.text)")
  exit(1)
}

func open(_ place: String) throws(WatchLogError) -> any WatchLogStore {
  guard place.hasPrefix("postgres") else { return try SQLiteLog(path: place, patience: 30_000) }
  var timeouts = PostgreSQLTimeouts()
  (timeouts.connect, timeouts.answer) = (30_000, 30_000)
  return try PostgreSQLLog(PostgreSQLAddress(place), timeouts: timeouts)
}

func append(to log: any WatchLogStore) throws(WatchLogError) {
  let author = LogAuthor(name: words[2], login: words[2], host: "test")
  let writer = LogWriter(author: author, desk: "test", role: "writer")
  for number in 1...count {
    let now = Instant(seconds: time(nil))
    let draft = LogDraft(
      occurred: now, recorded: now, by: writer, .note("\(words[2]) \(number)"))
    switch try log.append(draft) {
    case .recorded: say(1, "recorded \(draft.key)")
    case .queued: say(1, "queued \(draft.key)")
    }
  }
}

/// Written at once: what a killed process said stays said.
func say(_ descriptor: Int32, _ text: String) {
  let bytes = Array("\(text)\n".utf8)
  _ = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
}
