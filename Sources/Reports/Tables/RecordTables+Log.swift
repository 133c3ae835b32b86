internal import CrisisModel
internal import DisplayText
package import WatchLog

extension RecordTables {
  /// Entries of the watch log in the order given.
  package static func log(_ entries: [LogEntry]) -> RecordTable {
    RecordTable(
      [
        .init("sequence", "#"), .init("recorded", "RECORDED"), .init("occurred", "OCCURRED"),
        .init("level", "LEVEL"), .init("desk", "DESK"), .init("author", "AUTHOR"),
        .init("login", "LOGIN"), .init("host", "HOST"), .init("role", "ROLE"),
        .init("credential", "SSH KEY"), .init("serverUser", "SERVER USER"),
        .init("serverRecorded", "SERVER TIME"), .init("serverAddress", "SERVER ADDRESS"),
        .init("kind", "KIND"), .init("crisis", "CRISIS"), .init("alert", "ALERT"),
        .init("snapshot", "SNAPSHOT"), .init("handling", "HANDLING"),
        .init("exercise", "EXERCISE"), .init("refersTo", "REFERS TO"), .init("key", "KEY"),
        .init("hash", "HASH", isPrinted: false), .init("previous", "PREVIOUS", isPrinted: false),
        .init("text", "TEXT"),
      ],
      entries.map(row))
  }

  private static func row(_ entry: LogEntry) -> [RecordTable.Value] {
    let draft = entry.draft
    return [
      .integer(Int(entry.sequence)), .text(draft.recorded.iso), .text(draft.occurred.iso),
      .text(draft.level.rawValue), .text(draft.desk), .text(draft.author.name),
      .text(draft.author.login), .text(draft.author.host), .text(draft.role),
      .init(draft.author.credential?.text), .init(entry.facts?.user),
      .init(entry.facts?.recorded.iso), .init(entry.facts?.address),
      .text(draft.content.kind.rawValue), .init(draft.links.crisis?.rawValue),
      .init(draft.alert?.rawValue), .init(draft.links.snapshot?.iso),
      .text(draft.marking.rawValue), .flag(draft.isExercise),
      .init(draft.content.subject?.description), .text(draft.key.description),
      .text(entry.hash.description), .text(entry.previous.description), .text(text(entry)),
    ]
  }

  /// A document is not printed among entries: it has lines, and a marking of its own.
  private static func text(_ entry: LogEntry) -> String {
    guard case .handoverPrepared(let document, _) = entry.draft.content else {
      return entry.draft.content.text
    }
    let count = document.split(whereSeparator: \.isNewline).count
    return "document of \(count) lines; watchfloor handover show \(entry.sequence) prints it"
  }
}
