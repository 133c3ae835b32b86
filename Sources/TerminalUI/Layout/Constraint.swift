/// How much of a line a part needs.
package enum Constraint: Hashable, Sendable {
  /// Exactly so many cells.
  case length(Int)
  /// At least so many cells, and an equal share of what is left.
  case minimum(Int)
  /// A share of what is left, by weight.
  case fill(Int)
}

extension Constraint {
  /// Divides a length among constraints.
  ///
  /// The parts never exceed the length together: if it is too short, later parts get less, down to
  /// nothing.
  package static func divide(_ length: Int, _ constraints: [Constraint], gap: Int = 0) -> [Int] {
    let gaps = gap * max(0, constraints.count - 1)
    var left = max(0, length - gaps)
    var sizes = constraints.map { constraint in
      let wanted =
        switch constraint {
        case .length(let cells), .minimum(let cells): max(0, cells)
        case .fill: 0
        }
      let size = min(wanted, left)
      left -= size
      return size
    }
    var weight = constraints.reduce(0) { $0 + $1.weight }
    for index in constraints.indices where constraints[index].weight > 0 {
      let share = left * constraints[index].weight / weight
      sizes[index] += share
      left -= share
      weight -= constraints[index].weight
    }
    return sizes
  }

  private var weight: Int {
    switch self {
    case .length: 0
    case .minimum: 1
    case .fill(let weight): max(1, weight)
    }
  }
}

extension Rect {
  /// The area divided into rows from top to bottom.
  package func rows(_ constraints: [Constraint]) -> [Rect] {
    var y = self.y
    return Constraint.divide(height, constraints).map { height in
      defer { y += height }
      return Rect(x: x, y: y, width: width, height: height)
    }
  }

  /// The area divided into columns from left to right, with a gap between them.
  package func columns(_ constraints: [Constraint], gap: Int = 0) -> [Rect] {
    var x = self.x
    return Constraint.divide(width, constraints, gap: gap).map { width in
      defer { x += width + gap }
      return Rect(x: x, y: y, width: width, height: height)
    }
  }
}
