package import StrictJSON

/// Why the watch log could not do what was asked; nothing was written, unless the case says
/// otherwise.
///
/// A place is a path, or a server's address without its password.
package enum WatchLogError: Error, Hashable, Sendable {
  /// Nothing was ever written there, or the name is mistyped; a reader creates no log.
  case missing(place: String)
  /// It was open and is no longer where it was: moved, deleted, replaced or cut short.
  case gone(place: String, WatchLogLoss)
  /// It cannot be reached or opened now.
  case unavailable(place: String, reason: Message)
  /// No answer came in time, so that the entry may or may not have been written.
  ///
  /// Trying again with the same key writes it once.
  case unanswered(place: String, reason: Message)
  /// Nobody made sure that the other end is the log's server, so nothing was sent to it.
  case untrusted(place: String, reason: Message)
  /// It answers with more than any log would; an entry may or may not have been written.
  case oversized(place: String, bytes: Int)
  /// Others kept it locked for the whole time that this program waited.
  case busy(place: String, milliseconds: Int)
  /// One session, which is named, kept it from being written for the whole time.
  case held(place: String, milliseconds: Int, by: Message)
  case full(place: String)
  case readOnly(place: String)
  /// It refuses, and will refuse again.
  case refused(place: String, reason: Message)
  case damaged(place: String, reason: Message)
  /// Others have access to one of its files; nothing was read or written.
  case unsafe(place: String, FileDanger)
  /// Its schema is not what this program makes, so that nobody can tell what would become of an
  /// entry.
  case altered(place: String, [SchemaDifference])
  /// It confirmed that the entry was written, but what is there is not that entry.
  case notWritten(place: String, reason: Message)
  /// It takes no such draft, and never will.
  case noDraft(place: String, reason: Message)
  /// The entry with this number is there and cannot be read.
  case unreadable(place: String, UnreadableEntry)
  /// A newer program changed its form.
  case newer(place: String, version: Int, known: Int)
  /// Another entry has this key.
  case keyTaken(place: String, LogKey)
  case tooLong(bytes: Int, limit: Int)
  case noDigest(reason: Message)
  /// The entry would pass the site's limit to what one officer writes.
  case limited(WritingRefusal)
  /// A server that never answered from here; nothing is kept for it.
  case neverReached(place: String, reason: Message)

  /// Whether the file that was opened is no longer in its place.
  package var isOfPlace: Bool {
    switch self {
    case .gone: true
    default: false
    }
  }

  /// Whether the same may succeed later without anybody's doing.
  package var isPassing: Bool {
    switch self {
    case .unavailable, .unanswered, .untrusted, .oversized, .busy, .held: true
    default: false
    }
  }

  /// Whether a draft may wait for it on this machine: the failure passes, or whoever keeps the log
  /// can repair it.
  package var mayBeWaitedFor: Bool {
    switch self {
    case .altered, .notWritten: true
    default: isPassing
    }
  }

  /// Whether the entry itself is at fault, so that another one may be written.
  package var isOfDraft: Bool {
    switch self {
    case .keyTaken, .tooLong, .noDraft: true
    default: false
    }
  }
}

extension WatchLogError {
  /// The text without the place, for where the place is shown already.
  package var reason: Message {
    switch self {
    case .unavailable(_, let reason), .unanswered(_, let reason), .untrusted(_, let reason),
      .refused(_, let reason):
      reason
    default: text
    }
  }

  /// `place: what is wrong; what to do`.
  package var text: Message {
    switch self {
    case .missing(let place):
      "\(place: place): there is no such log; log write or handover prepare begins it, or name another with --log"
    case .gone(let place, let loss):
      "\(place: place): the watch log \(loss.words) while it was open, nothing is written; put it back, or start again to begin another"
    case .unavailable(let place, let reason):
      "\(place: place): the watch log cannot be reached (\(reason)); check that it is there and try again"
    case .unanswered(let place, let reason):
      "\(place: place): the watch log did not answer (\(reason)); try again: nothing is written twice"
    case .untrusted(let place, let reason):
      "\(place: place): the server's certificate was not accepted, so it was told nothing (\(reason)); name its authority's certificate with ?sslrootcert=FILE in the address or keep it in ~/.postgresql/root.crt; ?sslmode=disable is for lines that others guard"
    case .oversized(let place, let bytes):
      "\(place: place): it answers with more than \(bytes) bytes, which is not how a watch log answers; check which server this is"
    case .busy(let place, let milliseconds):
      "\(place: place): locked by others for more than \(milliseconds) ms; try again, or end what locks it"
    case .held(let place, let milliseconds, let holder):
      "\(place: place): held for more than \(milliseconds) ms by \(holder); have that session ended, or try again"
    case .full(let place):
      "\(place: place): no space left, the entry was not written; free some space"
    case .readOnly(let place):
      "\(place: place): cannot be written, the entry was not written; check permissions and the mount"
    case .refused(let place, let reason):
      "\(place: place): the watch log refuses this (\(reason)); ask whoever keeps it for the rights"
    case .damaged(let place, let reason):
      "\(place: place): damaged (\(reason)); keep a copy and run watchfloor log verify"
    case .unsafe(let place, let danger): "\(place: place): \(danger.text)"
    case .altered(let place, let differences):
      "\(place: place): the schema of the watch log is not as it was made (\(differences.summary)), nothing is written to it; ask whoever keeps it, watchfloor log verify says more"
    case .notWritten(let place, let reason):
      "\(place: place): the entry is NOT written, although the watch log said so (\(reason)); keep the text and ask whoever keeps the log"
    case .noDraft(let place, let reason):
      "\(place: place): the watch log takes no such entry (\(reason)); keep the text and report what the entry was about to the program's makers"
    case .unreadable(let place, let entry):
      "\(place: place): entry \(entry.sequence) cannot be read; watchfloor log verify says more"
    case .newer(let place, let version, let known):
      "\(place: place): its form is \(version), this program knows \(known) at most; use the newer program"
    case .keyTaken(let place, let key):
      "\(place: place): another entry has the key \(plain: key.description); write the entry with a new key"
    case .tooLong(let bytes, let limit):
      "entry: \(bytes) bytes, more than the \(limit) allowed; shorten it or write two"
    case .limited(let refusal): refusal.text
    case .neverReached(let place, let reason):
      "\(place: place): this log was never reached from here (\(reason)), so nothing waits for it and the entry was not written; check the address, or have \"queue\": true set in /etc/watchfloor.json"
    case .noDigest(let reason):
      "libcrypto: SHA-256 cannot be computed (\(reason)); install OpenSSL's libssl3"
    }
  }
}

/// What happened to a file while it was open.
package enum WatchLogLoss: Hashable, Sendable, CaseIterable {
  case moved
  case replaced
  case cutShort

  /// Completes a sentence that begins with the file.
  package var words: Message {
    switch self {
    case .moved: "was moved or deleted"
    case .replaced: "was replaced by another file"
    case .cutShort: "was cut short"
    }
  }
}
