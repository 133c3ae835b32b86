internal import DisplayText
internal import Glibc
internal import StrictJSON
internal import WatchLog
internal import WatchLogPostgreSQL
internal import WatchLogSQLite

/// Copies a log to another place: into a server, back out of it, or from file to file.
struct LogCopyCommand {
  let source: String
  let target: String
  let invocation: Invocation

  private var output: Output { invocation.output }

  func run() throws(CommandError) {
    let (from, to) = (try place(source, "FROM"), try place(target, "TO"))
    do throws(LogCopy.Failure) {
      let copy = LogCopy(
        from: try open(from, isRead: true), to: try open(to, isRead: false),
        expecting: invocation.arguments.heads)
      tell(try watched(copy), to)
    } catch {
      throw CommandError(error, Self.text(from), Self.text(to))
    }
  }

  private func watched(_ copy: LogCopy) throws(LogCopy.Failure) -> LogCopy.Outcome {
    let isWatched = isatty(STDERR_FILENO) == 1
    defer { if isWatched { output.progress("") } }
    return try copy.run { done, all in
      if isWatched { output.progress("\(Int(done)) of \(Int(all)) entries") }
    }
  }

  private func tell(_ outcome: LogCopy.Outcome, _ target: LogPlace) {
    let copied = SafeText.counted(Int(outcome.copied), "entry", "entries")
    let before: SafeText =
      outcome.present == 0 ? "" : "; \(Int(outcome.present)) were there already"
    output.confirmation("copied \(copied)\(before)")
    output.line("log \(Self.text(target))")
    output.line("head \(SafeText(outcome.head.description))")
  }

  /// Throws for what names no log.
  private func place(_ word: String, _ name: SafeText) throws(CommandError) -> LogPlace {
    let place: LogPlace
    do {
      place = try LogPlace(word, home: LogSetup.home(invocation.context))
    } catch {
      throw .usage("\(name): \(error.text)")
    }
    guard place != .none else {
      throw .usage("\(name): none stands for no log; name a file or postgres://HOST/NAME")
    }
    return place
  }

  /// Without the queue that stands before a server's log: what waits there is not in the log.
  private func open(
    _ place: LogPlace, isRead: Bool
  ) throws(LogCopy.Failure) -> any LogCopyTarget {
    do throws(WatchLogError) {
      switch place {
      case .none: throw .missing(place: "none")
      case .file(let path): return try SQLiteLog(path: path, makes: !isRead, isReadOnly: isRead)
      case .server(let url):
        return try PostgreSQLLog(PostgreSQLAddress(url), isReadOnly: isRead)
      }
    } catch {
      throw .store(error)
    }
  }

  private static func text(_ place: LogPlace) -> SafeText {
    switch place {
    case .none: "none"
    case .file(let path): SafeText(path)
    case .server(let url): SafeText(PostgreSQLAddress.withoutPassword(url))
    }
  }
}

extension CommandError {
  /// Of a copy from one place to another.
  fileprivate init(_ failure: LogCopy.Failure, _ source: SafeText, _ target: SafeText) {
    let text = Self.text(failure, source, target)
    if case .store = failure {
      self = .storeUnavailable(text)
    } else {
      self.init(.differs, [text])
    }
  }

  private static func text(
    _ failure: LogCopy.Failure, _ source: SafeText, _ target: SafeText
  ) -> SafeText {
    switch failure {
    case .store(let error): SafeText(error.text)
    case .altered(let differences):
      "\(source): its schema was altered (\(SafeText(differences.summary))), so nothing is copied; keep it as it is and have whoever keeps it look who did this"
    case .unsound(let found):
      "\(source): NOT sound, so it is copied no further: \(LogCheckWords.line(found)); keep it as it is and run watchfloor log verify"
    case .differs(let sequence):
      "\(target): entry #\(Int(sequence)) is another than that of \(source), or others write there; copy to a place that is empty"
    case .longer(let end, let present):
      "\(target): it has \(Int(present)) entries, and \(source) \(Int(end)); copy the other way round, or to a place that is empty"
    }
  }
}
