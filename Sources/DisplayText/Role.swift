/// What a cell means; a theme says how each meaning looks.
///
/// Names are dotted so that a theme can fall back: `panel.border.focused`, `panel.border`,
/// `panel`, `text`.
package enum Role: UInt8, CaseIterable, Sendable {
  case text, dim, strong
  case header, headerLive, headerPaused, headerReplay
  case footer, footerKey
  case panelBorder, panelBorderFocused, panelTitle, panelTitleFocused
  case tableHeader, selection, selectionInactive, match, link
  case noData, stale
  case bannerError, bannerWarning, bannerExercise
  case prompt, promptError
  case severityCritical, severityHigh, severityElevated
  case statusCurrentCrisis, statusImminentRisk, statusWatch, statusEasing, statusClosed
  case trendDeteriorated, trendUnchanged, trendImproved
  case alertRisk, alertOpportunity
  case rungPrevention, rungPeaceful, rungCoercion, rungForce, outsideLadder, afterLadder
  case stateInForce, stateAuthorised, stateTaken, stateProposed, stateBlocked, stateEnded
  case stateInadequate, stateNotOnRecord
  case stanceRequests, stanceSupports, stanceConditional, stanceReserved, stanceOpposes
  case stanceRejects, stanceSilent
  case ballotInFavour, ballotAgainst, ballotAbstaining, ballotNotParticipating
  case outcomeAdopted, outcomeVetoed, outcomeFailed
  case gradeReliable, gradeDoubtful, gradeUnknown
  case testMet, testNotMet, testContested, testNotAssessed
  case changeNew, changeGone, alertOpen, alertAcknowledged
  case finding
  case tlpRed, tlpAmber, tlpGreen, tlpClear
  case chartLine, chartGap

  /// The role's name in theme files: the words of the case in lower case, joined by dots.
  package var name: String { Self.names[Int(rawValue)] }

  package init?(name: String) {
    guard let index = Self.names.firstIndex(of: name) else { return nil }
    self = Self.allCases[index]
  }

  private static let names: [String] = allCases.map { dotted(String(describing: $0)) }

  private static func dotted(_ caseName: String) -> String {
    var result = ""
    for character in caseName {
      if character.isUppercase { result += "." }
      result += character.lowercased()
    }
    return result
  }

  /// The roles to try if a theme does not have this one, nearest first.
  package var fallbacks: [String] {
    var parts = name.split(separator: ".")
    var result: [String] = []
    while parts.count > 1 {
      parts.removeLast()
      result.append(parts.joined(separator: "."))
    }
    return result + ["text"]
  }
}
