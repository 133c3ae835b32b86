/// How many records of one section of a crisis differ, or that the crisis appeared or disappeared;
/// packed, since an index of ten years has some hundred thousand of them.
struct Cell: Hashable, Sendable {
  enum Kind: Hashable {
    case section(Section)
    case came, gone
  }

  private static let came = UInt8(Section.allCases.count)
  private static let gone = came + 1

  /// From the top: 28 bits for the crisis, 4 for the kind, 32 for the count.
  let word: UInt64

  /// `nil` if no comparison has such a result.
  init?(word: UInt64) {
    let kind = UInt8(word >> 32 & 0xF)
    guard kind <= Self.gone, word & 0xFFFF_FFFF != 0 else { return nil }
    self.word = word
  }

  init(crisis: UInt32, _ kind: Kind, count: Int) {
    let code =
      switch kind {
      case .section(let section): section.rawValue
      case .came: Self.came
      case .gone: Self.gone
      }
    word = UInt64(crisis) << 36 | UInt64(code) << 32 | UInt64(UInt32(clamping: count))
  }

  var crisis: UInt32 { UInt32(word >> 36) }

  private var kind: Kind {
    let code = UInt8(word >> 32 & 0xF)
    if let section = Section(rawValue: code) { return .section(section) }
    return code == Self.came ? .came : .gone
  }

  func add(to differences: inout Differences) {
    let count = Int(word & 0xFFFF_FFFF)
    switch kind {
    case .section(let section): differences[section] += count
    case .came: differences.came += count
    case .gone: differences.gone += count
    }
  }
}

extension Differences {
  func cells(of crisis: UInt32) -> [Cell] {
    var cells = Section.allCases.filter { self[$0] > 0 }.map {
      Cell(crisis: crisis, .section($0), count: self[$0])
    }
    if came > 0 { cells.append(Cell(crisis: crisis, .came, count: came)) }
    if gone > 0 { cells.append(Cell(crisis: crisis, .gone, count: gone)) }
    return cells
  }
}
