package import CrisisModel
package import DisplayText
internal import TerminalUI
internal import WatchDesk
package import WatchLog

/// A document for people who do not sit at the dashboard, whatever form it is written in.
///
/// It is worked out once and written four ways: `ReportText`, `ReportMarkdown`, `ReportHTML` and
/// `ReportJSON`. Everything in it is safe text; every statement carries the sources it rests on.
package struct Report: Hashable, Sendable {
  package enum Kind: String, Sendable {
    case brief, handover

    /// How wide its text is at most; a handover is read on a page of 80 columns with a frame.
    var columns: Int {
      switch self {
      case .brief: 80
      case .handover: 76
      }
    }
  }

  package let kind: Kind
  package let title: SafeText
  /// The strictest marking of everything that is told; it stands above and below every page.
  package let marking: Handling
  /// Something that is told was made up for training.
  package let isExercise: Bool
  package let since: Instant
  package let asOf: Instant
  /// From, to, date, period.
  package let header: [Field]
  /// What must be known before anything is read.
  package let notices: [Passage]
  package let sections: [Section]
  /// What is cited, by number from 1.
  package let sources: [Citation]
  /// Who answers for it; a blank one is signed by hand.
  package let signatures: [Field]
}

extension Report {
  package struct Field: Hashable, Sendable {
    package let label: SafeText
    /// Empty where a hand fills it in.
    package let value: SafeText

    init(_ label: SafeText, _ value: SafeText) {
      self.label = label
      self.value = value
    }
  }

  package struct Section: Hashable, Sendable {
    /// For scripts.
    package let key: SafeText
    package let title: SafeText
    package let blocks: [Block]
  }

  package enum Block: Hashable, Sendable {
    /// Within a section: a crisis, a question.
    case heading(SafeText)
    case paragraph(Passage)
    case list([Passage])
    case table(Table)
  }

  /// What a statement is about, by which a screen finds the page behind it.
  package enum Place: Hashable, Sendable {
    case record(Fact)
    /// A record that only the earlier snapshot has.
    case earlier(Fact)
    case question(CrisisID, QuestionID)
    case sixTests(CrisisID)
    case trends(CrisisID)
    case changes
    case alert(AlertID)
    case logEntry(LogKey)
  }

  /// A statement with what it rests on.
  package struct Passage: Hashable, Sendable {
    package let text: SafeText
    package let references: References
    /// What a reader at a screen can open from it.
    package let target: Place?
    /// A limit of what is told, which must not be passed over.
    package var isWarning = false
    /// The entry of the watch log that it tells, for whoever reads the parts one by one.
    var entry: LogEntry?

    init(_ text: SafeText, _ references: References = .none, opens target: Place? = nil) {
      self.text = text
      self.references = references
      self.target = target
    }
  }

  package struct Table: Hashable, Sendable {
    package let caption: SafeText
    package let columns: [Column]
    package let rows: [Row]
    /// The rows are the sources themselves, each under its number.
    package var listsSources = false

    /// Whether a column says what each row rests on.
    package var isCited: Bool { rows.contains { $0.references != .none } }
  }

  package struct Column: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
      case text
      /// Short, and not broken where there is room: a date, a name.
      case word
      /// The same, and ends at the same edge as those above it.
      case number
    }

    package let title: SafeText
    package let kind: Kind

    init(_ title: SafeText, _ kind: Kind = .text) {
      self.title = title
      self.kind = kind
    }
  }

  package struct Row: Hashable, Sendable {
    package let cells: [SafeText]
    package let references: References
    /// What a reader at a screen can open from it.
    package let target: Place?

    init(_ cells: [SafeText], _ references: References = .none, opens target: Place? = nil) {
      self.cells = cells
      self.references = references
      self.target = target
    }
  }
}
