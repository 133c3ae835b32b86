/// The values of one figure, run by run.
struct Series {
  let values: [Double]

  /// - Parameter values: at least one.
  init(_ values: [Double]) {
    precondition(!values.isEmpty, "a series has at least one value")
    self.values = values
  }

  var median: Double { percentile(50) }
  var smallest: Double { percentile(0) }
  var largest: Double { percentile(100) }

  /// The value that this share of the values does not exceed, between neighbours by proportion.
  func percentile(_ percent: Double) -> Double {
    let sorted = values.sorted()
    let place = percent / 100 * Double(sorted.count - 1)
    let below = Int(place)
    let above = min(below + 1, sorted.count - 1)
    return sorted[below] + (sorted[above] - sorted[below]) * (place - Double(below))
  }

  func scaled(by factor: Double) -> Series { Series(values.map { $0 * factor }) }

  /// Run by run, since what disturbs one run disturbs its neighbour too.
  func ratio(to reference: Series) -> Series {
    Series(zip(values, reference.values).map { $0 / $1 })
  }

  /// `3.1 (2.9-3.6)`: the median, and the noise.
  func text(places: Int) -> String {
    let spread = "\(smallest.text(places: places))-\(largest.text(places: places))"
    return "\(median.text(places: places)) (\(spread))"
  }
}

extension Double {
  /// Decimal with a fixed number of places; `–` where there is no number, as zero by zero.
  func text(places: Int) -> String {
    guard isFinite else { return "–" }
    let scale = (0..<places).reduce(1) { scale, _ in scale * 10 }
    let units = Int((magnitude * Double(scale)).rounded())
    let sign = self < 0 && units > 0 ? "-" : ""
    guard places > 0 else { return sign + String(units) }
    let fraction = String(units % scale)
    return "\(sign)\(units / scale).\(String(repeating: "0", count: places - fraction.count))"
      + fraction
  }
}
