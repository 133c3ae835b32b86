package import CrisisModel
package import DisplayText

/// How the model's words are written on the screen, with a glyph or letter before any colour.
package enum Labels {
  package static func status(_ status: Verdict.Status) -> Span {
    switch status {
    case .watch: Span("WATCH", .statusWatch)
    case .imminentRisk: Span("IMMINENT", .statusImminentRisk)
    case .currentCrisis: Span("CRISIS", .statusCurrentCrisis)
    case .easing: Span("EASING", .statusEasing)
    case .closed: Span("CLOSED", .statusClosed)
    }
  }

  package static func trend(_ trend: Verdict.Trend) -> Span {
    switch trend {
    case .deteriorated: Span("▼", .trendDeteriorated)
    case .unchanged: Span("=", .trendUnchanged)
    case .improved: Span("▲", .trendImproved)
    }
  }

  package static func trendWord(_ trend: Verdict.Trend) -> SafeText {
    switch trend {
    case .deteriorated: "deteriorated"
    case .unchanged: "unchanged"
    case .improved: "improved"
    }
  }

  package static func risk(_ risk: Verdict.Risk) -> Span {
    switch risk {
    case .elevated: Span("ELEV", .severityElevated)
    case .high: Span("HIGH", .severityHigh)
    case .critical: Span("CRIT", .severityCritical)
    }
  }

  package static func alert(_ alert: Verdict.Alert) -> Span {
    switch alert {
    case .conflictRisk: Span("conflict risk", .alertRisk)
    case .resolutionOpportunity: Span("resolution opportunity", .alertOpportunity)
    }
  }

  /// `+1`; `0` where there is none, a dash where none is worked out.
  package static func gap(_ gap: Int?) -> Span {
    guard let gap else { return Span("–", .dim) }
    return gap == 0 ? Span("0") : Span("+\(gap)", .severityHigh)
  }

  package static func rung(_ rung: Rung) -> SafeText {
    switch rung {
    case .prevention: "Prevention"
    case .peacefulMeans: "Peaceful means"
    case .coercion: "Coercion without force"
    case .force: "Force"
    }
  }

  package static func shortRung(_ rung: Rung) -> SafeText {
    switch rung {
    case .prevention: "prevent"
    case .peacefulMeans: "peace"
    case .coercion: "coerce"
    case .force: "force"
    }
  }

  package static func rungRole(_ rung: Rung) -> Role {
    switch rung {
    case .prevention: .rungPrevention
    case .peacefulMeans: .rungPeaceful
    case .coercion: .rungCoercion
    case .force: .rungForce
    }
  }

  /// What holds the rung, in the Charter's and the Summit Outcome's terms.
  package static func basis(_ rung: Rung) -> SafeText {
    switch rung {
    case .prevention: "Pillars I and II, by consent"
    case .peacefulMeans: "Pillar III, Charter Chapters VI and VIII"
    case .coercion: "Charter Art. 41, or autonomous"
    case .force: "Charter Art. 42 and 53, the Council's authority"
    }
  }

  package static func state(_ state: Ladder.State) -> Span {
    switch state {
    case .inForce: Span("● in force", .stateInForce)
    case .inadequate: Span("◐ judged inadequate", .stateInadequate)
    case .ended: Span("◇ ended", .stateEnded)
    case .proposed: Span("△ proposed", .stateProposed)
    case .blocked: Span("✘ blocked", .stateBlocked)
    case .authorised: Span("§ authorised", .stateAuthorised)
    case .taken: Span("■ taken", .stateTaken)
    case .notOnRecord: Span("○ not on record", .stateNotOnRecord)
    }
  }

  /// At most twelve columns.
  package static func narrowState(_ state: Ladder.State) -> Span {
    switch state {
    case .inadequate: Span("◐ inadequate", .stateInadequate)
    case .authorised: Span("§ authority", .stateAuthorised)
    default: Self.state(state)
    }
  }

  package static func stateGlyph(_ state: Ladder.State) -> Span {
    let span = Self.state(state)
    let glyph: SafeText =
      switch state {
      case .inForce: "●"
      case .inadequate: "◐"
      case .ended: "◇"
      case .proposed: "△"
      case .blocked: "✘"
      case .authorised: "§"
      case .taken: "■"
      case .notOnRecord: "○"
      }
    return Span(glyph, span.role)
  }

  package static func stance(_ stance: Position.Stance) -> Span {
    switch stance {
    case .requests: Span("▲ requests", .stanceRequests)
    case .supports: Span("△ supports", .stanceSupports)
    case .conditional: Span("◇ conditional", .stanceConditional)
    case .reserved: Span("○ reserved", .stanceReserved)
    case .opposes: Span("▽ opposes", .stanceOpposes)
    case .rejects: Span("▼ rejects", .stanceRejects)
    }
  }

  /// No position on record, which does not mean neutral.
  package static let silent = Span("· silent", .stanceSilent)

  package static func outcome(_ outcome: Decision.Outcome) -> Span {
    switch outcome {
    case .adopted: Span("adopted", .outcomeAdopted)
    case .vetoed: Span("VETOED", .outcomeVetoed)
    case .failed: Span("FAILED", .outcomeFailed)
    }
  }

  package static func ballot(_ ballot: Ballot) -> Span {
    switch ballot {
    case .inFavour: Span("✔ in favour", .ballotInFavour)
    case .against: Span("✘ against", .ballotAgainst)
    case .abstaining: Span("– abstaining", .ballotAbstaining)
    case .notParticipating: Span("○ not participating", .ballotNotParticipating)
    }
  }

  package static func ballotGlyph(_ ballot: Ballot) -> Span {
    switch ballot {
    case .inFavour: Span("✔", .ballotInFavour)
    case .against: Span("✘", .ballotAgainst)
    case .abstaining: Span("–", .ballotAbstaining)
    case .notParticipating: Span("○", .ballotNotParticipating)
    }
  }

  package static func grade(_ grade: Grade) -> Span {
    let role: Role =
      switch grade.reliability {
      case .completelyReliable, .usuallyReliable: .gradeReliable
      case .cannotBeJudged: .gradeUnknown
      case .fairlyReliable, .notUsuallyReliable, .unreliable: .gradeDoubtful
      }
    return Span(SafeText(grade.code), role)
  }

  package static func handling(_ handling: Handling) -> Span {
    let role: Role =
      switch handling {
      case .clear: .tlpClear
      case .green: .tlpGreen
      case .amber, .amberStrict: .tlpAmber
      case .red: .tlpRed
      }
    return Span(SafeText(handling.rawValue), role)
  }

  package static func test(_ test: ForceTest) -> SafeText {
    switch test {
    case .manifestFailure: "Manifest failure of the State"
    case .peacefulMeansInadequate: "Peaceful means inadequate"
    case .rightAuthority: "Right authority"
    case .regionalSupport: "Regional support"
    case .noPermanentMemberBlocking: "No permanent member blocking"
    case .balanceOfConsequences: "Balance of consequences"
    }
  }

  package static func testResult(_ result: SixTests.Result) -> Span {
    switch result {
    case .met: Span("✔ met", .testMet)
    case .notMet: Span("✘ not met", .testNotMet)
    case .contested: Span("◐ contested", .testContested)
    case .notAssessed: Span("? not assessed", .testNotAssessed)
    }
  }

  package static func testGlyph(_ result: SixTests.Result) -> Span {
    let role = testResult(result).role
    return switch result {
    case .met: Span("✔", role)
    case .notMet: Span("✘", role)
    case .contested: Span("◐", role)
    case .notAssessed: Span("?", role)
    }
  }

  /// What the test asks, and the rule it follows.
  package static func testRule(_ test: ForceTest) -> SafeText {
    switch test {
    case .manifestFailure:
      "Is the State unable or unwilling to protect its populations? A/RES/60/1, para 139"
    case .peacefulMeansInadequate:
      "Were rungs 1 to 3 tried, and each judged inadequate by a source? Art. 42, para 139"
    case .rightAuthority: "Did the Security Council adopt a text that authorises it? Art. 39, 42"
    case .regionalSupport: "Do the organisations concerned ask for it or back it? Chapter VIII"
    case .noPermanentMemberBlocking: "Did no permanent member vote against? Art. 27(3)"
    case .balanceOfConsequences: "Would it do more good than harm; for whom, judged by whom?"
    }
  }

  package static func effect(_ judgement: CrisisModel.Effect.Judgement) -> Span {
    switch judgement {
    case .adequate: Span("judged adequate", .stateInForce)
    case .mixed: Span("judged mixed", .stateProposed)
    case .inadequate: Span("judged inadequate", .stateInadequate)
    }
  }

  package static func capacity(_ judgement: StateCapacity.Judgement) -> SafeText {
    switch judgement {
    case .unable: "unable to protect"
    case .unwilling: "unwilling to protect"
    case .both: "unable and unwilling to protect"
    case .unknown: "not known"
    }
  }

  package static func balance(_ judgement: Consequences.Judgement) -> SafeText {
    switch judgement {
    case .moreGood: "force judged to do more good than harm"
    case .moreHarm: "force judged to do more harm than good"
    case .contested: "contested"
    case .notAssessed: "not assessed"
    }
  }

  package static func riskLevel(_ level: RiskFactorFinding.Level) -> SafeText {
    switch level {
    case .present: "present"
    case .signs: "signs"
    case .absent: "absent"
    }
  }

  package static func eventKind(_ kind: Event.Kind) -> SafeText {
    SafeText(kind.rawValue)
  }
}
