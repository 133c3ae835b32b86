package import CrisisModel
package import WatchLog

/// Who is on watch, worked out from the entries that say who came and who went.
package struct WatchRoster: Hashable, Sendable {
  package struct Officer: Hashable, Sendable {
    package let desk: String
    package let author: LogAuthor
    package let role: String
    package let since: Instant
    package let entry: LogKey
  }

  /// By desk, then by how long they have been there.
  package private(set) var officers: [Officer] = []
  /// Nothing was looked at before this number: who came earlier and stayed is not known.
  package let readBackTo: Int64?
  private var present: [Place: Officer] = [:]

  /// How many comings and goings are looked at; some weeks of a floor with ten desks.
  private static let length = 500

  /// - Parameters:
  ///   - entries: that say who came and went, in any order.
  ///   - readBackTo: `nil` where all of them were read.
  package init(_ entries: [LogEntry] = [], readBackTo: Int64? = nil) {
    self.readBackTo = readBackTo
    for entry in entries.sorted(by: { $0.sequence < $1.sequence })
    where entry.sequence >= readBackTo ?? 1 {
      take(entry)
    }
  }

  /// Those who are on watch below a number.
  init(from store: any WatchLogStore, before end: Int64) throws(WatchLogError) {
    var query = LogQuery(limit: Self.length)
    query.kind = .onWatch
    let came = try store.page(query, before: end)
    query.kind = .offWatch
    let went = try store.page(query, before: end)
    let ends = [came.next, went.next].compactMap { $0 }
    self.init(came.entries + went.entries, readBackTo: ends.max())
  }

  /// Takes in that somebody came or went; entries must come in the order of their numbers.
  mutating func take(_ entry: LogEntry) {
    let draft = entry.draft
    let place = Place(desk: draft.desk, officer: draft.author.identity)
    present[place] = draft.content == .onWatch ? Officer(draft) : nil
    officers = present.values.sorted { Self.order($0) < Self.order($1) }
  }

  private static func order(
    _ officer: Officer
  ) -> (String, Instant, String, String, String) {
    let author = officer.author
    return (
      officer.desk, officer.since, author.name, author.login, author.credential?.text ?? ""
    )
  }

  /// One officer at one desk, from whichever machine.
  private struct Place: Hashable {
    let desk: String
    let officer: LogAuthor.Identity
  }

  package func holds(_ writer: LogWriter) -> Bool {
    officers.contains {
      $0.desk == writer.desk && $0.author.isSameOfficer(as: writer.author)
    }
  }
}

extension WatchRoster.Officer {
  fileprivate init(_ draft: LogDraft) {
    desk = draft.desk
    author = draft.author
    role = draft.role
    since = draft.occurred
    entry = draft.key
  }
}
