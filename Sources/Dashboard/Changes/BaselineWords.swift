internal import CrisisModel
internal import DisplayText
internal import Presentation

/// What marks and changes are relative to, in plain words.
extension DashboardState {
  /// `since you last looked`, as a title has it.
  var baselineName: SafeText? { baseline.map(name) }

  private func name(_ baseline: Baseline) -> SafeText {
    switch baseline {
    case .seen: seen.isSaid ? "since all was marked as seen" : "since you last looked"
    case .before: "since the snapshot before"
    case .chosen: "since the snapshot chosen with D"
    }
  }

  /// `Since you last looked (122359Z MAR 11).`, and which keys compare otherwise.
  ///
  /// Empty where only the snapshot before can be compared with, which the title says.
  func baselineSentence(_ comparison: Comparison) -> SafeText {
    guard let baseline, baseline != .before || nextBaseline != nil else { return "" }
    let found = comparison.old.snapshot.asOf
    var sentence: SafeText = "\(name(baseline).uppercasedFirst) (\(Dates.group(found))"
    if let wanted = wantedInstant, wanted != found {
      sentence = sentence + ", the last on record up to \(Dates.group(wanted))"
    }
    sentence = sentence + ")."
    if let next = nextBaseline { sentence = sentence + " d: \(name(next))." }
    return baseline == .seen ? sentence + " M: all shown is seen." : sentence
  }

  /// The instant that the baseline names, which the archive need not hold any more.
  private var wantedInstant: Instant? {
    switch baseline {
    case .seen: seen.marksFrom
    case .chosen: chosen
    case .before, nil: nil
    }
  }

  var reasonForNoComparison: SafeText {
    if let comparisonFailure { return "nothing is compared: \(comparisonFailure)" }
    switch baseline {
    case nil: return "nothing is compared yet; d compares with the snapshot before"
    case .before: return "nothing is compared: no snapshot of the archive is before this one"
    case .seen: return "\(reasonWithoutSeen); d compares with the snapshot before"
    case .chosen:
      return "nothing is compared: the archive has no snapshot any more of the time chosen with D"
    }
  }

  private var reasonWithoutSeen: SafeText {
    guard let from = seen.marksFrom, let asOf = picture?.snapshot.asOf else {
      return "nothing is compared: no snapshot is shown"
    }
    if asOf <= from {
      return "nothing newer is shown than what you have seen (\(Dates.group(from)))"
    }
    return
      "nothing is compared with what you last saw: the archive has no snapshot of \(Dates.group(from)) or before any more"
  }

  /// Tells once how much is new since the last session.
  mutating func tellCount() {
    guard seen.owesCount, baseline == .seen, let from = seen.marksFrom, let picture else { return }
    seen.owesCount = false
    greeting =
      comparison.map { count($0, picture.snapshot.asOf, from) }
      ?? "what is new since you last looked is not known; d says why"
  }

  /// `7 changes since you last looked, 3 days earlier; 2 not compared; d shows`: 80 columns hold it.
  ///
  /// What could not be compared is never said to be the same.
  private func count(_ comparison: Comparison, _ asOf: Instant, _ from: Instant) -> SafeText {
    let (changes, open) = (comparison.changes.count, comparison.notCompared.count)
    let found = comparison.old.snapshot.asOf
    let when: SafeText =
      found == from
      ? "you last looked, \(TimeWords.words(asOf.seconds - from.seconds)) earlier"
      : "\(Dates.group(found)), before you last looked"
    let gaps: SafeText =
      open == 0 ? "" : "; \(open) not compared"
    switch changes {
    case 0 where open == 0: return "nothing changed since \(when)"
    case 0: return "no change found since \(when)\(gaps); d shows"
    case 1: return "1 change since \(when)\(gaps); d shows"
    default: return "\(changes) changes since \(when)\(gaps); d shows"
    }
  }
}

extension SafeText {
  fileprivate var uppercasedFirst: SafeText {
    SafeText(string.prefix(1).uppercased() + string.dropFirst())
  }
}
