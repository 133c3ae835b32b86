internal import CrisisModel
internal import DisplayText
internal import TerminalUI

/// What a selected line stood for, and where it stood, so that it is found on the page built next.
package struct RowAnchor: Hashable, Sendable {
  let subject: RowSubject
  let identity: RowIdentity
  /// How many lines before it stand for the same; of words, how many stand before them in the same
  /// part of the page.
  let occurrence: Int
  /// The title above words; `nil` at the top of the page.
  let section: SafeText?
  /// Which of the lines that its text was broken into.
  let part: Int
  /// The first of those lines.
  let text: SafeText
  /// The things that stood next to it.
  let above: RowIdentity?
  let below: RowIdentity?
  /// The number of the line on the page that was let go.
  let row: Int
}

extension Page.Row {
  var identity: RowIdentity { RowIdentity(subject, of: indicator) }

  /// Whether the line stands for a thing that other lines do not stand for.
  fileprivate var isThing: Bool {
    switch subject {
    case .item, .screen, .instant, .command: true
    case .words: indicator != nil
    case .title: false
    }
  }
}

extension Page {
  /// What a line stands for; `nil` on an empty page.
  func anchor(of row: Int) -> RowAnchor? {
    guard rows.indices.contains(row) else { return nil }
    var first = row
    while first > 0, rows[first].continues { first -= 1 }
    let (identity, before) = (rows[first].identity, rows[..<first])
    let title = identity == .words ? before.lastIndex { $0.title != nil } : nil
    let peers = title.map { before[$0...] } ?? before
    return RowAnchor(
      subject: rows[first].subject, identity: identity,
      occurrence: peers.count { !$0.continues && $0.identity == identity },
      section: title.flatMap { rows[$0].title }, part: row - first, text: rows[first].line.text,
      above: before.last(where: \.isThing)?.identity,
      below: rows[first...].dropFirst().first { $0.isThing && !$0.continues }?.identity, row: row)
  }

  /// Where that stands now; `nil` where it is no longer on the page.
  func row(of anchor: RowAnchor) -> Int? {
    let found = anchor.identity == .words ? words(of: anchor) : thing(of: anchor)
    return found.map { first in
      let parts = rows[first...].dropFirst().prefix(while: \.continues).count
      return first + min(anchor.part, parts)
    }
  }

  /// The line that stands for the same; of several the one that was selected, or the last.
  private func thing(of anchor: RowAnchor) -> Int? {
    var (last, count): (Int?, Int) = (nil, 0)
    for (index, row) in rows.enumerated() where !row.continues && row.identity == anchor.identity {
      last = index
      if count == anchor.occurrence { break }
      count += 1
    }
    return last
  }

  /// The words at the same place under the same title, or elsewhere the same words; where a page of
  /// another width has fewer, the last under the title.
  private func words(of anchor: RowAnchor) -> Int? {
    var (section, count): (SafeText?, Int) = (nil, 0)
    var (place, same, last): (Int?, Int?, Int?) = (nil, nil, nil)
    for (index, row) in rows.enumerated() where !row.continues {
      if let title = row.title { (section, count) = (title, 0) }
      if !row.isThing, section == anchor.section { last = index }
      guard row.identity == .words else { continue }
      if same == nil, !anchor.text.isEmpty, row.line.text == anchor.text { same = index }
      if place == nil, section == anchor.section, count == anchor.occurrence {
        if row.line.text == anchor.text { return index }
        place = index
      }
      count += 1
    }
    return same ?? place ?? last
  }

  /// The line before which something stood that is gone.
  func place(of anchor: RowAnchor) -> Int {
    if let above = anchor.above, let row = rows.lastIndex(where: { $0.identity == above }) {
      return row + 1
    }
    if let below = anchor.below, let row = rows.firstIndex(where: { $0.identity == below }) {
      return row
    }
    return min(anchor.row, rows.count)
  }
}

extension Page.Row {
  /// The name of the part of the page that it begins.
  fileprivate var title: SafeText? {
    if case .title(let title) = subject { title } else { nil }
  }
}
