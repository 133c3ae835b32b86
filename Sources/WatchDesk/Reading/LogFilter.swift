package import CrisisModel
package import StrictJSON
package import WatchLog

/// Which entries of the log to list: conditions that must all hold.
///
/// ```
/// convoy benghazi               both words, one after the other, in the text
/// "level:"                      a phrase as it stands
/// crisis:libya-2011 alert:ID    what an entry is about
/// level:incident kind:note      general, incident, duty; as the list names kinds
/// desk:Africa author:"A. Ndiaye"
/// since:-8h until:2011-03-17    when it occurred; days are whole days
/// ```
package struct LogFilter: Hashable, Sendable {
  /// What is wrong with a filter, and at which scalar, counted from 0.
  package struct ParseError: Error, Hashable, Sendable {
    package let position: Int
    package let what: Message
  }

  var words: String?
  var crisis: CrisisID?
  var alert: AlertID?
  var level: LogLevel?
  var kind: LogContent.Kind?
  var desk: String?
  var author: String?
  var since: LogTime?
  var until: LogTime?
  /// As it was typed.
  package internal(set) var text = ""

  package static let all = LogFilter()

  package var isEmpty: Bool { query(limit: 1, now: Instant(seconds: 0)) == LogQuery(limit: 1) }

  /// What a store is asked; stretches of time count back from now.
  package func query(limit: Int, now: Instant) -> LogQuery {
    var query = LogQuery(limit: limit)
    query.text = words
    query.crisis = crisis
    query.alert = alert
    query.level = level
    query.kind = kind
    query.desk = desk
    query.author = author
    if since != nil || until != nil {
      query.period = LogPeriod(
        from: since?.instant(now: now) ?? .first,
        to: until?.instant(now: now) ?? .last)
    }
    return query
  }
}
