internal import CrisisModel
internal import TerminalUI

extension PageBuilder {
  /// The JSON of a record, as this program writes it; fields that it does not know are not in it.
  mutating func buildRaw(_ fact: Fact) -> SafeText {
    guard let bytes = SnapshotWriter.write(fact, of: picture.snapshot) else {
      line(Line("This is reference data (Data/reference); no JSON of the snapshot is behind it."))
      return "JSON"
    }
    for part in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let indent = part.prefix { $0 == " " }.count
      text(SafeText(String(part.dropFirst(indent))), indent: min(indent, width / 2))
    }
    return "JSON, as written by this program"
  }
}

extension DashboardState {
  /// The fact that is selected: that of the row, of the screen, or the crisis.
  var selectedFact: Fact? {
    if case .record(let fact) = screen { return fact }
    if case .raw(let fact) = screen { return fact }
    if case .record(let fact)? = selectedTarget { return fact }
    return subject.map(Fact.crisis)
  }

  /// What Enter opens now.
  var selectedTarget: Screen? {
    if screen == .overview {
      guard focus != .crises else { return nil }
      let targets = panelTargets(focus)
      guard !targets.isEmpty else { return nil }
      return targets[selectedRow(.panel(focus), count: targets.count)]
    }
    return selectedPageRow?.target
  }

  /// The selected line of the present page.
  var selectedPageRow: Page.Row? {
    guard let page, !page.rows.isEmpty else { return nil }
    return page.rows[selectedRow(of: page)]
  }

  mutating func showRaw() {
    if let fact = selectedFact { show(.raw(fact)) } else { message = "no crisis is shown" }
  }

  /// The text of the page, or of the records of the marked crises, with what marks it.
  mutating func copy() -> [Effect] {
    guard let picture else {
      message = "no snapshot is shown"
      return []
    }
    let screens = copiedScreens
    guard !screens.isEmpty else {
      message = "nothing is shown that could be copied"
      return []
    }
    let marking = copiedMarking ?? picture.snapshot.marking
    let handling = marking.handling.rawValue
    var lines = ["\(handling)  \(archive.name.string), as of \(picture.snapshot.asOf.iso)"]
    if marking.isExercise { lines.append("EXERCISE") }
    for screen in screens {
      guard let page = page(of: screen) else { continue }
      lines += ["", page.title.string]
      if screen.listsCrises, !filter.isEmpty {
        let total = picture.snapshot.crises.count
        lines.append(
          "\(visibleCrises.count) of \(total), filter \(SafeText(filter.text).string)")
      }
      lines += copied(screen) ?? page.rows.map { $0.line.text.trimmed.string }
    }
    lines += ["", handling]
    return [.copy(lines.joined(separator: "\n") + "\n")]
  }

  /// JSON as it is, unwrapped, so that it can be read again; `nil` for every other page.
  private func copied(_ screen: Screen) -> [String]? {
    guard case .raw(let fact) = screen, let picture,
      let bytes = SnapshotWriter.write(fact, of: picture.snapshot)
    else { return nil }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// Marked crises are copied whether or not the filter hides them, in the order of the list.
  private var markedCrises: [CrisisID] {
    let shown = visibleCrises.map(\.id).filter(marks.contains)
    return shown + marks.subtracting(shown).sorted()
  }

  var copiedScreens: [Screen] {
    guard screen == .overview else { return [screen] }
    if focus == .crises, !marks.isEmpty {
      return markedCrises.map { .record(.crisis($0)) }
    }
    return (selectedTarget ?? subject.map { .record(.crisis($0)) }).map { [$0] } ?? []
  }
}
