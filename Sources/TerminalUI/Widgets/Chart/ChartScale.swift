internal import DisplayText

/// The values of a chart's height: round numbers from the lowest label to the highest.
///
/// A linear scale always includes zero, so that heights compare. A logarithmic one has no place for
/// zero or less.
struct ChartScale: Hashable, Sendable {
  let kind: Chart.Scale
  /// Ascending; the first and the last are the ends of the scale.
  let labels: [RoundNumber]

  private static let mostSteps = 5

  init(_ values: [Double], _ kind: Chart.Scale) {
    let positive = values.filter { $0 > 0 }
    if kind == .logarithmic, let low = positive.min(), let high = positive.max() {
      self.kind = .logarithmic
      labels = Self.decades(low, high)
    } else {
      self.kind = .linear
      labels = Self.steps(min(0, values.min() ?? 0), max(0, values.max() ?? 0))
    }
  }

  private static func decades(_ low: Double, _ high: Double) -> [RoundNumber] {
    let first = Decimals.exponent(of: low)
    let exponent = Decimals.exponent(of: high)
    let isRound = high <= Decimals.power(exponent)
    let last = max(first + 1, isRound ? exponent : exponent + 1)
    return (first...last).map { RoundNumber(digits: 1, exponent: $0) }
  }

  /// The smallest step of 1, 2 or 5 that makes only a few labels.
  private static func steps(_ low: Double, _ high: Double) -> [RoundNumber] {
    let span = high - low
    guard span > 0 else { return [0, 1].map { RoundNumber(digits: $0, exponent: 0) } }
    let exponent = Decimals.exponent(of: span / Double(mostSteps))
    let ranges = [1, 2, 5, 10, 20].map { digit in
      let step = Double(digit) * Decimals.power(exponent)
      let first = Int((low / step + 1e-9).rounded(.down))
      return (digit: digit, range: first...Int((high / step - 1e-9).rounded(.up)))
    }
    let steps = ranges.first { $0.range.count - 1 <= mostSteps } ?? ranges[ranges.count - 1]
    return steps.range.map { RoundNumber(digits: $0 * steps.digit, exponent: exponent) }
  }

  var low: Double { labels.first?.value ?? 0 }
  var high: Double { labels.last?.value ?? 1 }

  /// In the unit of the label furthest from zero; each decade has a unit of its own.
  func text(of label: RoundNumber) -> SafeText {
    let furthest = low.magnitude > high.magnitude ? labels[0] : labels[labels.count - 1]
    return label.text(besides: kind == .linear ? furthest : label)
  }

  /// How far up the scale a value is, from 0 to 1; `nil` if the scale has no place for it.
  func part(of value: Double) -> Double? {
    switch kind {
    case .linear: return min(max((value - low) / (high - low), 0), 1)
    case .logarithmic:
      guard value > 0 else { return nil }
      let (bottom, top) = (Decimals.logarithm(low), Decimals.logarithm(high))
      return min(max((Decimals.logarithm(value) - bottom) / (top - bottom), 0), 1)
    }
  }

  /// Which of `count` levels a value reaches, the lowest being 0; `nil` if the scale has no place
  /// for it.
  func level(of value: Double, count: Int) -> Int? {
    part(of: value).map { Int(($0 * Double(count - 1)).rounded()) }
  }

  /// The labels for which there are two rows each, always with both ends.
  func shown(rows: Int) -> [RoundNumber] {
    let steps = labels.count - 1
    let most = max(1, rows / 2)
    let stride = (1...max(1, steps)).first { steps % $0 == 0 && steps / $0 <= most } ?? steps
    return labels.enumerated().filter { $0.offset % stride == 0 }.map(\.element)
  }
}

/// `digits` times ten to the power of `exponent`; written without rounding.
struct RoundNumber: Hashable, Sendable {
  let digits: Int
  let exponent: Int

  init(digits: Int, exponent: Int) {
    let isLong = digits != 0 && digits.isMultiple(of: 10)
    self.digits = isLong ? digits / 10 : digits
    self.exponent = digits == 0 ? 0 : isLong ? exponent + 1 : exponent
  }

  var value: Double {
    exponent < 0
      ? Double(digits) / Decimals.power(-exponent) : Double(digits) * Decimals.power(exponent)
  }

  /// The power of ten of its first digit.
  var magnitude: Int { String(digits.magnitude).count - 1 + exponent }

  /// `1,500`, `0.05`, `20k`, `1.5M` or `1e15`, in the unit of the furthest label of a scale.
  func text(besides furthest: RoundNumber) -> SafeText {
    guard digits != 0 else { return "0" }
    let units: [(power: Int, sign: SafeText)] = [
      (12, "tn"), (9, "bn"), (6, "M"), (4, "k"), (-3, ""),
    ]
    guard furthest.magnitude < 15, let unit = units.first(where: { furthest.magnitude >= $0.power })
    else { return "\(SafeText(digits))e\(SafeText(exponent))" }
    let power = unit.power == 4 ? 3 : max(0, unit.power)
    return SafeText(Self.plain(digits, exponent - power)) + unit.sign
  }

  /// Plain decimal digits, with a comma after the thousands.
  private static func plain(_ digits: Int, _ exponent: Int) -> String {
    let sign = digits < 0 ? "-" : ""
    var text = String(digits.magnitude)
    if exponent >= 0 {
      text += String(repeating: "0", count: exponent)
      return sign + (text.count == 4 ? "\(text.prefix(1)),\(text.dropFirst())" : text)
    }
    text = String(repeating: "0", count: max(0, 1 - exponent - text.count)) + text
    return "\(sign)\(text.dropLast(-exponent)).\(text.suffix(-exponent))"
  }
}

/// Powers and logarithms of ten, which the standard library lacks.
enum Decimals {
  static func power(_ exponent: Int) -> Double {
    var result = 1.0
    for _ in 0..<abs(exponent) { result *= 10 }
    return exponent < 0 ? 1 / result : result
  }

  /// The power of ten at or below a positive value; what is almost nothing counts as `1e-30`.
  static func exponent(of value: Double) -> Int {
    var exponent = 0
    while exponent > -30 && power(exponent) > value { exponent -= 1 }
    while exponent < 300 && power(exponent + 1) <= value { exponent += 1 }
    return exponent
  }

  /// The logarithm to base ten, exact to 30 binary places; repeated squaring yields the digits one
  /// by one.
  static func logarithm(_ value: Double) -> Double {
    let exponent = exponent(of: value)
    var rest = max(1, value / power(exponent))
    var (result, place) = (Double(exponent), 0.5)
    for _ in 0..<30 {
      rest *= rest
      if rest >= 10 {
        rest /= 10
        result += place
      }
      place /= 2
    }
    return result
  }
}
