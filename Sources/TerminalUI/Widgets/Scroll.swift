internal import DisplayText

/// The part of a long list that is shown.
package enum Scroll {
  /// The first visible row, in half pages: moving within a page moves nothing else, so that a key
  /// costs few bytes on a slow link.
  package static func first(count: Int, visible: Int, selected: Int) -> Int {
    guard visible > 0, count > visible else { return 0 }
    if selected < visible { return 0 }
    let half = max(1, (visible + 1) / 2)
    let steps = (selected - visible) / half + 1
    return min(steps * half, count - visible)
  }

  /// Marks on the frame to the right of the area that more rows lie above or below.
  package static func drawMarks(
    count: Int, first: Int, in rect: Rect, on buffer: inout CellBuffer
  ) {
    guard rect.height > 0, count > rect.height else { return }
    let x = rect.maxX
    if first > 0 { buffer.set("▲", x: x, y: rect.y, role: .dim) }
    if first + rect.height < count { buffer.set("▼", x: x, y: rect.maxY - 1, role: .dim) }
  }
}
