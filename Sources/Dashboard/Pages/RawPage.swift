internal import CrisisModel
internal import DisplayText
internal import Presentation
internal import StrictJSON

extension PageBuilder {
  /// The JSON of a record, as this program writes it; fields that it does not know are not in it.
  mutating func buildRaw(_ fact: Fact) -> SafeText {
    guard let bytes = SnapshotWriter.write(fact, of: picture.snapshot) else {
      line(Line("This is reference data (Data/reference); no JSON of the snapshot is behind it."))
      return "JSON"
    }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    var place = JSONPlace()
    for (index, part) in lines.enumerated() {
      let indent = part.prefix { $0 == " " }.count
      let next = index + 1 < lines.count ? lines[index + 1] : ""
      let first = rows.count
      text(SafeText(String(part.dropFirst(indent))), indent: min(indent, width / 2))
      name(from: first, place.take(part, before: next))
    }
    return "JSON, as written by this program"
  }
}

/// Where in a document a line of it stands, in words that hold when other parts of it change.
private struct JSONPlace {
  private var path: [Substring] = []

  /// Goes on by a line and names it: by its keys, and an element of an array by how it begins.
  mutating func take(_ line: Substring, before next: Substring) -> SafeText {
    let text = line.drop { $0 == " " }
    if text.first == "}" || text.first == "]" {
      defer { path = path.dropLast() }
      return name("end")
    }
    let opens = text.last == "{" || text.last == "["
    let key = text.first == "\"" ? Self.key(text) : nil
    let step = key ?? (opens ? next.drop { $0 == " " } : text)
    defer { if opens { path.append(step) } }
    return name(step)
  }

  /// What stands before `": "`; `nil` where that is nowhere.
  private static func key(_ text: Substring) -> Substring? {
    let end = Array("\": ".utf8)
    return Array(text.utf8).firstRange(ofBytes: end).map { range in
      text[..<text.utf8.index(text.startIndex, offsetBy: range.lowerBound)]
    }
  }

  private func name(_ last: Substring) -> SafeText {
    SafeText((path + [last]).joined(separator: " "))
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
    if screen == .overview { return focus == .crises ? nil : selectedPanelItem?.screen }
    return selectedPageRow?.target
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
    return [.copy(ClipboardText(lines))]
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
