package import CrisisModel
package import DisplayText

/// How numbers are written: zero, no figure and a stale figure are three signs.
package enum Figures {
  /// `24 killed (low 24, high –)`; `no figure` where none was given.
  package static func fatalities(_ fatalities: Fatalities) -> SafeText {
    guard fatalities.low != nil || fatalities.best != nil || fatalities.high != nil else {
      return "deaths: no figure"
    }
    if let best = fatalities.best, fatalities.low == nil, fatalities.high == nil {
      return "deaths: \(best)"
    }
    let part = { (value: Int?) -> SafeText in value.map { SafeText($0) } ?? "–" }
    return
      "deaths: low \(part(fatalities.low)), best \(part(fatalities.best)), high \(part(fatalities.high))"
  }

  /// At most nine columns: `24`, `24-30`, `24+`, `no figure`.
  package static func briefFatalities(_ fatalities: Fatalities) -> SafeText {
    switch (fatalities.low, fatalities.best, fatalities.high) {
    case (_, let best?, _): "\(best)"
    case (let low?, nil, let high?): "\(low)-\(high)"
    case (let low?, nil, nil): "\(low)+"
    case (nil, nil, let high?): "≤\(high)"
    case (nil, nil, nil): "no figure"
    }
  }

  /// `10-0-5`; a decision without a vote, or of which only the outcome is known, says so.
  package static func tally(_ decision: Decision) -> SafeText {
    if let tally = decision.votes { return SafeText(tally.text) }
    return decision.withoutVote ? "no vote" : "tally ?"
  }

  package static func value(_ value: Double?) -> SafeText {
    guard let value else { return "no figure" }
    if value.rounded() == value && value.magnitude < 1e15 { return grouped(Int(value)) }
    return SafeText(String(value))
  }

  /// `12,500`.
  package static func grouped(_ number: Int) -> SafeText {
    let digits = String(number.magnitude)
    var parts: [Substring] = []
    var rest = digits[...]
    while rest.count > 3 {
      parts.insert(rest.suffix(3), at: 0)
      rest = rest.dropLast(3)
    }
    let text = ([rest] + parts).joined(separator: ",")
    return SafeText(number < 0 ? "-\(text)" : text)
  }
}
