internal import Glibc
internal import SnapshotArchive
internal import TerminalProbe
internal import WatchLog

/// Why a measurement could not be made; never that a figure is bad.
enum BenchError: Error {
  case usage(word: String, expected: String)
  /// A program that must have been built, or a directory that must be there.
  case missing(path: String)
  case file(FileError)
  case log(WatchLogError)
  case system(call: String, errno: Int32)
  case probe(ProbeError)
  case child(task: String, ending: String)
  /// A document that a decoder refused, in its words.
  case refused(decoder: String, reason: String)
  /// Two decoders of one document do not agree on what is in it.
  case disagreement(String)
  case noFrame(program: String, bottom: String)
  case noAnswer(program: String, key: String)
  /// What was awaited did not come on the screen, or the work in the background has no end.
  case neverCame(program: String, what: String)
  case noRoom(path: String, free: Int, needed: Int, remedy: String)

  var text: String {
    switch self {
    case .usage(let word, let expected): "\"\(word)\" is not understood; write \(expected)"
    case .missing(let path): "\(path) is not there; run make bench"
    case .file(let error): "\(error.text)"
    case .log(let error): "\(error.text)"
    case .system(let call, let errno), .probe(.system(let call, let errno)):
      "\(call): \(String(cString: strerror(errno)))"
    case .child(let task, let ending): "the process for \(task) \(ending)"
    case .refused(let decoder, let reason): "\(decoder) refuses the document: \(reason)"
    case .disagreement(let what): "the decoders disagree: \(what)"
    case .noFrame(let program, let bottom):
      "no whole frame of \(program); its last row is \"\(bottom)\""
    case .noAnswer(let program, let key): "\(program) sends nothing for \(key)"
    case .neverCame(let program, let what): "\(program): \(what) never came"
    case .noRoom(let path, let free, let needed, let remedy):
      "\(path): \(free) MB are free and \(needed) MB are needed; set TMPDIR, or \(remedy)"
    }
  }
}
