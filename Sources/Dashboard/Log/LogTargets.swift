internal import CrisisModel
internal import DisplayText
internal import Presentation
internal import TerminalUI
internal import WatchLog

/// What the links of an entry open in the snapshot shown.
struct LogTargets {
  struct Target {
    let label: SafeText
    let text: SafeText
    /// `nil` where the snapshot shown does not have it.
    let screen: Screen?
    /// Which figures of the screen are meant.
    var indicator: IndicatorID?
  }

  private(set) var list: [Target] = []
  private let links: LogLinks
  private let crisis: Crisis?
  private let state: DashboardState

  init(_ links: LogLinks, alert: AlertID?, _ state: DashboardState) {
    self.links = links
    self.state = state
    crisis = links.crisis.flatMap { state.picture?.crisis($0) }
    add("Crisis", links.crisis?.text, crisis.map { .record(.crisis($0.id)) })
    addMeasure()
    addDecision()
    addPosition()
    addEvent()
    addFigures()
    addReferences()
    let found = alert.flatMap { state.alerts?.book.alert($0) }
    add("Alert", alert?.text, found.map { .alert($0.id) })
  }

  private mutating func add(_ label: SafeText, _ text: SafeText?, _ screen: Screen?) {
    if let text { list.append(Target(label: label, text: text, screen: screen)) }
  }

  private mutating func addMeasure() {
    guard let id = links.measure else { return }
    let isThere = crisis?.measures.contains { $0.id == id } ?? false
    add("Measure", id.text, record(isThere) { .measure($0, id) })
  }

  private mutating func addDecision() {
    guard let symbol = links.decision else { return }
    let isThere = crisis?.decisions.contains { $0.symbol == symbol } ?? false
    add("Decision", symbol.text, record(isThere) { .decision($0, symbol) })
  }

  /// The position of the date that is linked; without one the newest.
  private mutating func addPosition() {
    guard let linked = links.position else { return }
    let (holder, question) = (linked.holder, linked.question)
    let all = (crisis?.positions ?? []).filter { $0.holder == holder && $0.question == question }
    let found =
      linked.date.map { date in all.first { $0.date == date } } ?? all.max { $0.date < $1.date }
    let date: SafeText = linked.date.map { ", \(Dates.long($0))" } ?? ""
    add(
      "Position", "\(holder.text) on \(question.text)\(date)",
      found.flatMap { position in
        record(true) { .position($0, holder: holder, question: question, date: position.date) }
      })
  }

  /// An event's id says nothing to people: its date and what happened stand beside it.
  private mutating func addEvent() {
    guard let id = links.event else { return }
    let event = crisis?.events.first { $0.id == id }
    let words = event.map {
      "\(Dates.dated($0.date)): \(SafeText($0.what, limit: 200)) (\(id.text))" as SafeText
    }
    add("Event", words ?? id.text, record(event != nil) { .event($0, id) })
  }

  private mutating func addFigures() {
    guard let id = links.indicator else { return }
    let indicator = crisis?.indicators.first { $0.id == id }
    let name = indicator.map { "\(SafeText($0.name, limit: 200)) (\(id.text))" as SafeText }
    let screen = indicator == nil ? nil : crisis.map { Screen.aspect(.trends, $0.id) }
    list.append(Target(label: "Figures", text: name ?? id.text, screen: screen, indicator: id))
  }

  /// What belongs to no crisis, or to a question that several parties answer.
  private mutating func addReferences() {
    if let id = links.question {
      let asking = crisis.flatMap { crisis in
        state.askedQuestions(crisis).contains { $0.id == id } ? crisis : nil
      }
      add("Question", id.text, asking.map { .question($0.id, id) })
    }
    if let id = links.organization {
      let isThere = state.reference.organizations[id] != nil
      add("Organisation", id.text, isThere ? .organization(id) : nil)
    }
    if let id = links.step {
      add("Step", id.text, state.reference.step(id) == nil ? nil : .record(.step(id)))
    }
    if let id = links.source {
      let source = state.picture?.source(id)
      let title = source.map { SafeText($0.symbol ?? $0.title, limit: 200) }
      let words = title.map { "\($0) (\(id.text))" as SafeText }
      add("Source", words ?? id.text, source == nil ? nil : .record(.source(id)))
    }
  }

  /// A record of the crisis that is linked, where the crisis has it.
  private func record(_ isThere: Bool, _ fact: (CrisisID) -> Fact) -> Screen? {
    isThere ? crisis.map { .record(fact($0.id)) } : nil
  }
}
