internal import CrisisModel
internal import DisplayText
internal import Presentation
internal import TerminalUI
internal import WatchDesk
internal import WatchLog

/// Writing into the log: everything an officer does there is an entry.
extension DashboardState {
  /// Opens the prompt for the selected alert; elsewhere goes to the alerts of the crisis.
  mutating func acknowledge() {
    guard let log else {
      message = logAbsence
      return
    }
    guard let id = selectedAlert else {
      goToAlerts()
      return
    }
    let found = log.knownAcknowledgements[id]?.entry
    if let offered = withdrawalOffer {
      withdraw(offered, of: id, found)
    } else if let found {
      withdrawalOffer = found.draft.key
      message = "acknowledged by \(LogWords.signature(found)); a again withdraws it"
    } else {
      ask(marked(EntryPrompt(.acknowledge(id), links: links(of: id)), alert: id))
    }
  }

  /// Withdraws what was offered, and nothing that has taken its place since.
  private mutating func withdraw(_ offered: LogKey, of id: AlertID, _ found: LogEntry?) {
    withdrawalOffer = nil
    guard let found, found.draft.key == offered else {
      message = "that acknowledgement does not count any more; a again asks anew"
      return
    }
    let open = EntryPrompt(.withdraw(offered, id), links: links(of: id))
    ask(marked(open, about: found.draft, alert: id))
  }

  /// The alert of the page or of the selected line.
  var selectedAlert: AlertID? {
    if case .alert(let id) = screen { return id }
    if case .alert(let id)? = selectedTarget { return id }
    return nil
  }

  private mutating func goToAlerts() {
    let crisis = subject
    let name = crisis.flatMap { picture?.crisisName($0) } ?? "it"
    show(.alerts)
    guard alerts != nil else {
      message = "the alerts are being worked out"
      return
    }
    let open = alerts?.book.open ?? []
    let row = page?.rows.firstIndex { row in
      guard case .alert(let id)? = row.target else { return false }
      return open.contains { $0.id == id && $0.crisis == crisis }
    }
    selections[.alerts] = nil
    if let row { select(row: row) }
    message =
      row == nil
      ? "no open alert on \(name); these are the others" : "a acknowledges the selected alert"
  }

  func links(of id: AlertID) -> LogLinks {
    LogLinks(
      crisis: alerts?.book.alert(id)?.crisis, alert: id, snapshot: picture?.snapshot.asOf)
  }

  mutating func writeEntry() {
    guard log != nil else {
      message = logAbsence
      return
    }
    ask(marked(EntryPrompt(.note, links: selectedLinks)))
  }

  /// Opens the prompt for what is right; an acknowledgement is corrected by its withdrawal.
  mutating func correctEntry() {
    guard let log else {
      message = logAbsence
      return
    }
    guard let entry = selectedEntry else {
      message = "select an entry of the log (8) to correct it"
      return
    }
    let draft = entry.draft
    var links = draft.links
    links.alert = draft.alert
    switch draft.content {
    case .acknowledgement(let alert, _):
      guard !isWithdrawn(entry) else {
        message = "the acknowledgement \(LogWords.number(entry)) is withdrawn already"
        return
      }
      let open = EntryPrompt(.withdraw(draft.key, alert), links: links)
      ask(marked(open, about: draft, alert: alert))
    case .handoverPrepared, .handoverAccepted:
      message = "a handover is not corrected; write about it with w"
    case .note, .correction, .withdrawal, .onWatch, .offWatch:
      let latest = log.amendments[draft.key]?.last { $0.draft.content.kind == .correction }
      let text = latest?.draft.content.text ?? draft.content.text
      let purpose = EntryPrompt.Purpose.correct(draft.key, occurred: draft.occurred)
      let open = EntryPrompt(purpose, text: text, level: draft.level, links: links)
      ask(marked(open, about: latest?.draft ?? draft))
    }
  }

  private func isWithdrawn(_ entry: LogEntry) -> Bool {
    log?.amendments[entry.draft.key]?.contains { $0.draft.content.kind == .withdrawal } ?? false
  }

  /// Asks before it says so: a slip of the finger is no change of the watch.
  mutating func changeWatch() {
    guard let log else {
      message = logAbsence
      return
    }
    guard !log.writer.desk.isEmpty else {
      message = "name your desk with --desk or WATCHFLOOR_DESK to go on watch"
      return
    }
    let purpose: EntryPrompt.Purpose = log.roster.holds(log.writer) ? .goOffWatch : .goOnWatch
    ask(marked(EntryPrompt(purpose, level: .duty, links: LogLinks())))
  }

  /// Tab changes the level, Enter writes, Esc leaves; what was typed is kept.
  mutating func handleEntry(_ key: Key, _ open: EntryPrompt) -> [Effect] {
    var open = open
    if Self.closes(key) {
      prompt = nil
      keep(open)
      return []
    }
    switch key {
    case .enter:
      do {
        let order = try order(of: open)
        prompt = nil
        message = "writing…"
        log?.ordered.append(order)
        return [.write(order)]
      } catch {
        open.complaint = error.text
      }
    case .tab: open.level = open.level.next
    default:
      guard open.purpose.takesText else {
        // What is typed here would be in no entry.
        open.complaint = "Enter confirms, Esc leaves; w writes"
        break
      }
      guard open.prompt.handle(key) else { return [] }
      open.complaint = nil
    }
    prompt = .entry(open)
    return []
  }

  /// A handover is worked out when it is written, so that it tells what stands then.
  private func order(of open: EntryPrompt) throws(LogText.ParseError) -> LogOrder {
    guard open.purpose == .prepareHandover else { return try open.order() }
    var order = try open.order(preparing: handoverContent(asking: open.prompt.text))
    order.links = handoverLinks
    order.marking = order.marking.joined([handoverMaterial?.marking].compactMap { $0 })
    return order
  }

  mutating func logWritten(_ writing: LogWriting) {
    log?.answered(writing.order)
    log?.hasFailed = false
    guard prompt == nil else { return }
    switch writing.receipt {
    case .queued: message = "kept on this machine until the log can be reached"
    case .recorded(let entry):
      message = written(entry, writing)
    }
  }

  private func written(_ entry: LogEntry, _ writing: LogWriting) -> SafeText {
    let number = LogWords.number(entry)
    let isHandover = entry.draft.content.kind == .handoverAccepted
    if let earlier = writing.earlier {
      return
        "\(isHandover ? "accepted" : "acknowledged") before by \(LogWords.signature(earlier)); yours stands beside it as \(number)"
    }
    if let doubt = writing.doubt {
      return
        "written as \(number); whether another came first is not known: \(SafeText(doubt.text))"
    }
    let place = log?.place ?? ""
    guard let next = next(after: entry) else { return "written as \(number) in \(place)" }
    return "written as \(number); \(next); log \(place)"
  }

  private func next(after entry: LogEntry) -> SafeText? {
    switch entry.draft.content {
    case .handoverPrepared: "whoever takes over accepts it with R"
    case .handoverAccepted: "O says that you are on watch"
    default: nil
    }
  }

  /// The text comes back into a prompt with the reason above it, as soon as no other is open.
  mutating func logFailed(_ order: LogOrder, _ reason: SafeText) {
    log?.answered(order)
    log?.hasFailed = true
    log?.unwritten.append(UnwrittenOrder(order: order, reason: reason))
    message = nil
    reopenUnwritten()
  }

  mutating func reopenUnwritten() {
    guard prompt == nil, let first = log?.unwritten.first else { return }
    log?.unwritten.removeFirst()
    prompt = EntryPrompt(first).map(OpenPrompt.entry)
  }

  mutating func startLogFilter() {
    guard let log else { return }
    prompt = .logFilter(
      LogFilterPrompt(
        prompt: Prompt(log.filter.text, limit: Prompt.searchLimit), before: log.filter))
  }

  /// The filter works at once; Enter keeps it, Esc takes it back.
  mutating func handleLogFilter(_ key: Key, _ open: LogFilterPrompt) {
    var open = open
    if key == .enter {
      if open.error == nil { prompt = nil }
      return
    }
    if Self.closes(key) {
      log?.list(open.before)
      prompt = nil
      return
    }
    guard open.prompt.handle(key) else { return }
    do {
      list(try LogFilter(parsing: open.prompt.text))
      open.error = nil
    } catch {
      open.error = error
      list(LogFilter.finishedPart(of: open.prompt.text))
    }
    prompt = .logFilter(open)
  }

  private mutating func list(_ filter: LogFilter) {
    log?.list(filter)
  }
}
