internal import DisplayText
internal import Presentation
internal import TerminalUI

/// What belongs to the screen: its sides of a crisis, its charts, its order of crises.
extension Labels {
  static func aspect(_ aspect: Aspect) -> SafeText {
    switch aspect {
    case .ladder: "ladder"
    case .notTried: "not tried"
    case .positions: "positions"
    case .council: "Council"
    case .sixTests: "six tests"
    case .riskSheet: "risk sheet"
    case .timeline: "timeline"
    case .reasons: "why"
    case .trends: "trends"
    }
  }

  static func chartForm(_ form: Chart.Form) -> SafeText {
    switch form {
    case .braille: "braille"
    case .block: "blocks"
    case .ascii: "ASCII"
    }
  }

  static func chartScale(_ scale: Chart.Scale) -> SafeText {
    scale == .linear ? "linear" : "log"
  }

  static func sort(_ sort: CrisisSort) -> SafeText {
    let name: SafeText =
      switch sort.key {
      case .urgency: "by urgency"
      case .name: "by name"
      case .status: "by status"
      case .trend: "by trend"
      case .risk: "by risk"
      case .rung: "by rung in force"
      case .gap: "by gap"
      case .notTried: "by not tried"
      case .record: "as recorded"
      }
    return sort.isReversed ? "\(name), reversed" : name
  }
}
