package import CrisisModel
internal import DisplayText
internal import Presentation
internal import Reports
internal import WatchDesk
internal import WatchLog

/// What a handover is compared with: the snapshot at which the last one ended.
package struct HandoverStart: Hashable, Sendable {
  /// Its place in the archive.
  package let index: Int
  /// Which reading of the snapshot that is told.
  let reading: Int
  /// When the open alerts were raised.
  package let raisedAt: [Instant]
  /// When the last handover ended.
  let begin: Instant

  package init(index: Int, reading: Int, raisedAt: [Instant], begin: Instant) {
    self.index = index
    self.reading = reading
    self.raisedAt = raisedAt
    self.begin = begin
  }
}

/// The handover as it would be prepared now.
package struct HandoverView: Sendable {
  /// What the outside was asked for.
  var asked: HandoverStart?
  /// What the comparison is of.
  var read: HandoverStart?
  var comparison: Comparison?
  var alertMarkings: [Handling] = []
  /// Why the snapshot it begins with could not be read.
  var failure: SafeText?
}

extension DashboardState {
  /// Asks for the snapshot that the handover begins with, where its page is shown.
  mutating func followHandover() -> [Effect] {
    guard screen == .handover, let start = handoverStart, start != handover.asked else { return [] }
    handover.asked = start
    return [.readHandover(start)]
  }

  /// `nil` while the log has not said where the last handover ended.
  private var handoverStart: HandoverStart? {
    guard let picture, !awaitsHandover else { return nil }
    let asOf = picture.snapshot.asOf
    let begin = HandoverReading.begin(log?.handoverReading, of: asOf)
    let index = archive.instants.lastIndex { $0 <= begin && $0 <= asOf } ?? 0
    let raised = Set((alerts?.book.open ?? []).map(\.raisedAt))
    return HandoverStart(
      index: index, reading: reading, raisedAt: raised.sorted(), begin: begin)
  }

  /// Whether the log can be read and was not yet read for a handover.
  private var awaitsHandover: Bool {
    guard let log, log.handoverReading == nil else { return false }
    return log.standing == .opening || log.standing.isReadable
  }

  mutating func handoverRead(
    _ start: HandoverStart, _ picture: Picture?, _ problems: [SafeText], _ markings: [Handling]
  ) {
    guard start == handover.asked, let new = self.picture else { return }
    handover.read = start
    handover.alertMarkings = markings
    handover.comparison = picture.map { Comparison($0, new) }
    handover.failure =
      picture == nil ? problems.first ?? "the snapshot could not be read" : nil
  }

  /// `nil` while something of it is being read.
  var handoverMaterial: HandoverMaterial? {
    guard let start = handover.read, start == handoverStart, let comparison = handover.comparison
    else { return nil }
    var material = HandoverMaterial(
      comparison, begin: start.begin, log: handoverLog,
      writer: log?.writer
        ?? LogWriter(author: LogAuthor(name: "", login: "", host: ""), desk: "", role: ""))
    material.alerts = alerts
    material.alertMarkings = handover.alertMarkings
    material.later = archive.instants.count { $0 > comparison.new.snapshot.asOf }
    material.unread = failure.map { [$0] } ?? []
    return material
  }

  private var handoverLog: HandoverMaterial.LogPart {
    guard let log else { return .unread(logAbsence) }
    guard log.standing.isReadable, let reading = log.handoverReading else {
      return .unread(LogSigns.sentence(log) ?? "it has not answered yet")
    }
    return .read(reading, acknowledgements: log.knownAcknowledgements, log.roster)
  }

  /// What preparing it writes; `nil` where it cannot be worked out now.
  func handoverContent(asking text: String) -> LogContent? {
    guard !awaitsAcknowledgements, var material = handoverMaterial, let reading = material.reading
    else { return nil }
    let question = SafeText(text, limit: 2_000)
    if !text.allSatisfy(\.isWhitespace) { material.questions = [question] }
    return .handoverPrepared(
      document: HandoverBuilder.report(material).document, period: reading.period)
  }

  /// What the next handover begins from.
  var handoverLinks: LogLinks {
    LogLinks(snapshot: picture?.snapshot.asOf, entry: log?.handoverReading?.end)
  }

  mutating func prepareHandover() {
    guard let log else {
      message = logAbsence
      return
    }
    guard screen == .handover else {
      show(.handover)
      message = "this is what it would tell; P again prepares it"
      return
    }
    guard log.standing.isReadable else {
      message = "the watch log cannot be read now, so no handover can be prepared"
      return
    }
    var open = marked(EntryPrompt(.prepareHandover, level: .duty, links: handoverLinks))
    open.subjects += [handoverMaterial?.marking].compactMap { $0 }
    ask(open)
  }

  mutating func acceptHandover() {
    guard let log else {
      message = logAbsence
      return
    }
    guard screen == .handover else {
      show(.handover)
      message = "R again accepts the handover that waits, if one does"
      return
    }
    guard log.standing.isReadable, let reading = log.handoverReading else {
      message = "the watch log cannot be read now, so nothing can be accepted"
      return
    }
    guard let waiting = reading.waiting else {
      message =
        reading.last.map {
          "\(LogWords.number($0.prepared)) is accepted already by \(LogWords.signature($0.acceptance))"
        } ?? "no handover waits at \(LogWords.desk(reading.desk)); P prepares one"
      return
    }
    let isOwn = waiting.draft.author.mayBeSameOfficer(as: log.writer.author)
    let purpose = EntryPrompt.Purpose.acceptHandover(waiting.draft.key, isOwn: isOwn)
    let open = EntryPrompt(purpose, level: .duty, links: LogLinks())
    ask(marked(open, about: waiting.draft))
  }
}
