import Dashboard
import DisplayText
import TerminalUI
import TestSupport
import Testing

/// Whatever an officer's cat types: no crash, and every frame fits its window.
@Suite("Random keys") struct RandomKeyTests {
  private static let bound = Array(Set(Command.table.flatMap(\.keys))).sorted { $0.name < $1.name }

  private static func key(_ generator: inout SeededGenerator) -> Key {
    switch Int.random(in: 0..<20, using: &generator) {
    case 0: .character("q")
    case 1: .character(Character(Unicode.Scalar(UInt8.random(in: 33..<127, using: &generator))))
    case 2: .paste(HostileText.text(&generator, parts: 3))
    case 3: .enter
    case 4: .escape
    default: bound.drawn(&generator) ?? .enter
    }
  }

  private static func size(_ generator: inout SeededGenerator) -> Size {
    Size(
      width: Int.random(in: 1...200, using: &generator),
      height: Int.random(in: 1...60, using: &generator))
  }

  /// Five times a thousand keys, over every snapshot of both archives; twice with a watch log.
  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64]) func neverBreakTheScreen(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let dashboard = Rehearsal(seed == 5 ? .gambia : .year2011, size: Self.size(&generator))
    if seed > 3 { _ = dashboard.withAlerts().withLog() }
    for count in 1...1_000 {
      if count % 20 == 0 { _ = dashboard.send(.resized(Self.size(&generator))) }
      if count % 40 == 0 { dashboard.press("[ [ [ [ [ [ ]") }
      if count % 300 == 0 { dashboard.press(">") }
      let key = Self.key(&generator)
      dashboard.perform(dashboard.send(key))
      let problem = Self.problem(with: dashboard)
      #expect(problem == nil, "seed \(seed), key \(count): \(key)")
      if problem != nil { return }
    }
  }

  private static func problem(with dashboard: Rehearsal) -> String? {
    let (frame, size) = (dashboard.frame, dashboard.state.size)
    if frame.buffer.size != size { return "a frame of \(frame.buffer.size) for \(size)" }
    if !frame.buffer.area.holds(frame.cursor) { return "the cursor is at \(frame.cursor)" }
    if dashboard.state.screens.first != .overview { return "no overview to go back to" }
    let width = frame.lines.map(DisplayWidth.of).max() ?? 0
    return width > size.width ? "a line of \(width) columns for \(size)" : nil
  }

  @Test(arguments: [11, 12, 13] as [UInt64]) func bordersStayStraight(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let sizes = [(80, 24), (60, 16), (200, 60)].map(Size.init)
    let dashboard = Rehearsal(size: sizes[Int(seed) - 11])
    for count in 1...300 {
      let key = Self.key(&generator)
      dashboard.perform(dashboard.send(key))
      // The palette lies over the panels and cuts them.
      var hidden = 0
      if case .palette = dashboard.state.prompt {
        hidden = dashboard.lines.firstIndex { $0.contains("Commands, crises") } ?? 0
      }
      let complaints = Borders.complaints(about: dashboard.frame.buffer, below: hidden)
      #expect(complaints == [], "seed \(seed), key \(count): \(key)")
      if complaints != [] { return }
    }
  }
}

extension Rect {
  fileprivate func holds(_ point: Point) -> Bool {
    (x..<maxX).contains(point.x) && (y..<maxY).contains(point.y)
  }
}
