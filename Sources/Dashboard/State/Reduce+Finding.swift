internal import CrisisModel
internal import DisplayText
internal import StrictJSON
internal import TerminalUI

extension DashboardState {
  /// The lines of the present page that hold what is looked for; case and accents do not count.
  var finds: [Int] { page.map(finds(on:)) ?? [] }

  func finds(on page: Page) -> [Int] {
    guard !sought.isEmpty else { return [] }
    let wanted = SearchText.folded(sought)
    return page.rows.indices.filter {
      SearchText.folded(page.rows[$0].line.text.string).contains(bytesOf: wanted)
    }
  }

  mutating func startFinding() {
    guard let page else { return }
    let start = selection(on: page)
    prompt = .find(
      FindPrompt(
        prompt: Prompt(limit: Prompt.searchLimit), before: sought,
        start: start.anchor ?? page.anchor(of: start.row)))
  }

  /// Goes to the next line with what is looked for, or on the overview to the next marked crisis.
  mutating func goToNext(forward: Bool) {
    guard screen == .overview else {
      goToFind(forward: forward)
      return
    }
    let crises = visibleCrises
    let marked = crises.indices.filter { marks.contains(crises[$0].id) }
    guard let next = Self.next(of: marked, after: currentPlace ?? 0, forward: forward) else {
      message =
        marks.isEmpty
        ? "no crisis is marked; Space marks one" : "no marked crisis is in the list shown"
      return
    }
    select(crises[next].id)
  }

  private mutating func goToFind(forward: Bool) {
    guard let page else { return }
    guard !sought.isEmpty else {
      message = "nothing is looked for; / asks what"
      return
    }
    let found = finds(on: page)
    guard let next = Self.next(of: found, after: selection(on: page).row, forward: forward) else {
      message = "not on this page: \(SafeText(sought, limit: 60))"
      return
    }
    select(row: next)
  }

  /// The next of some ascending places, round the end; `nil` where there is none.
  private static func next(of places: [Int], after place: Int, forward: Bool) -> Int? {
    forward
      ? places.first { $0 > place } ?? places.first
      : places.last { $0 < place } ?? places.last
  }

  mutating func toggleMark() {
    guard let crisis = currentCrisis else {
      message = "no crisis is selected"
      return
    }
    if marks.remove(crisis.id) == nil { marks.insert(crisis.id) }
  }
}
