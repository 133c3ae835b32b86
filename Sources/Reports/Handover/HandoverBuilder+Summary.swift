internal import CrisisModel
internal import DisplayText
internal import Presentation
internal import WatchDesk
internal import WatchLog

extension HandoverBuilder {
  /// What to know in half a minute.
  func summary() -> Report.Section {
    let notes = material.notes.map { Report.Passage("The outgoing officer notes: \($0)") }
    let questions = material.questions.map { Report.Passage("The outgoing officer asks: \($0)") }
    let lines = [changedCrises, alertCount, entryCount, ahead, onWatch].compactMap(\.self)
    return section(
      "summary", "In short",
      [.list(notes + questions + councilDecisions + lines.map { Report.Passage($0) })])
  }

  /// What the Security Council adopted or a veto or want of votes kept from it, with the tally.
  private var councilDecisions: [Report.Passage] {
    newDecisions.compactMap { change in
      guard !change.isOnlyInOld, case .decision(let crisis, let symbol) = change.fact,
        let decision = new.crisis(crisis)?.decisions.first(where: { $0.symbol == symbol }),
        decision.isOfSecurityCouncil
      else { return nil }
      return Report.Passage(
        "UN Security Council, on \(crisisName(crisis)): \(words.line(change).text)",
        opens: .record(change.fact))
    }
  }

  private var onWatch: SafeText? {
    guard let roster = material.roster, roster.officers.isEmpty else { return nil }
    return "Nobody has said in the log that they are on watch."
  }

  private var changedCrises: SafeText {
    guard old.snapshot.asOf != new.snapshot.asOf else {
      return
        "No snapshot came since \(Dates.group(old.snapshot.asOf)): nothing could be compared, which does not mean calm."
    }
    let major = comparison.changes.filter { $0.importance == .major }
    let crises = (new.snapshot.crises + old.snapshot.crises).map(\.id)
    var counts: [(id: CrisisID, count: Int)] = []
    for id in crises where !counts.contains(where: { $0.id == id }) {
      counts.append((id, major.count { $0.crisis == id }))
    }
    let changed = counts.filter { $0.count > 0 }
    let same = counts.filter { $0.count == 0 }.map { crisisName($0.id) }
    let rest: SafeText =
      same.isEmpty ? "" : " None on record, which does not mean calm: \(SafeText.joined(same))."
    guard !changed.isEmpty else { return "Major changes: none.\(rest)" }
    let names = changed.map { "\(crisisName($0.id)) (\($0.count))" as SafeText }
    return "Major changes, by crisis: \(SafeText.joined(names)).\(rest)"
  }

  private var alertCount: SafeText {
    guard material.alerts != nil else {
      return "Alerts were not worked out; that does not mean calm."
    }
    let (open, wanting) = (material.openAlerts.count, material.wantingAlerts.count)
    let alerts = SafeText.counted(open, "alert is", "alerts are")
    let flashes = material.wantingAlerts.count { $0.level == .flash }
    guard material.acknowledgements != nil else {
      return
        "\(alerts) open; which of them are acknowledged is not known, since the log was not read."
    }
    return open == 0
      ? "No alert is open; that does not mean calm."
      : "\(alerts) open; not acknowledged: \(wanting), of them FLASH: \(flashes)."
  }

  private var entryCount: SafeText {
    guard let reading = material.reading else {
      return "What was written into the log is not known."
    }
    let entries = reading.entries.filter { !isOfLastHandover($0) }
    let incidents = entries.count { $0.draft.level == .incident }
    let cut: SafeText = reading.toldFrom == nil ? "" : "more than "
    let last: SafeText =
      reading.last.map { "since handover \(LogWords.number($0.prepared))" }
      ?? "in the last 24 hours"
    return
      "\(cut)\(SafeText.counted(entries.count, "entry", "entries")) in the log \(last); incidents among them: \(incidents)."
  }

  /// The handover that this one follows, and its acceptance without a note: they say nothing new.
  func isOfLastHandover(_ entry: LogEntry) -> Bool {
    guard let last = material.reading?.last else { return false }
    return entry.sequence == last.prepared.sequence
      || entry.sequence == last.acceptance.sequence && entry.draft.content.text.isEmpty
  }

  private var ahead: SafeText {
    let endings = endingMeasures.count
    return
      "\(SafeText.counted(endings, "mandate ends", "mandates end")) within \(BriefBuilder.daysAhead) days or \(endings == 1 ? "is" : "are") past the last day without a renewal on record; \(SafeText.counted(silentIndicators.count, "source", "sources")) silent or stale."
  }
}
