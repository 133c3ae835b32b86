internal import StrictJSON

/// Reads one record of a snapshot from bytes of its own, by the rules that hold for it in a snapshot.
///
/// What a record refers to in other records (a decision, an authority) is not looked at: that takes
/// the whole snapshot.
package struct RecordReader: Sendable {
  private let reference: Reference?
  private let sources: IDTable

  /// - Parameters:
  ///   - reference: what ids resolve in; without it they are not checked.
  ///   - sources: what records may cite; no two of them the same.
  package init(reference: Reference?, sources: some Sequence<SourceID>) {
    self.reference = reference
    self.sources = IDTable(sources.map(\.rawValue))
  }

  /// - Parameter asOf: the instant at which the record is known; no day may lie after it. `nil`
  ///   where that is not asked.
  package func read<Record>(
    _ kind: RecordKind<Record>, _ bytes: UnsafeBufferPointer<UInt8>, at asOf: Instant? = nil
  ) -> ReadResult<Record> {
    ModelReader.read(bytes, reference: reference, limits: .standard) {
      (reader) throws(JSONSyntaxError) in
      reader.declare(sources, of: "the chronicle's sources")
      if let asOf { reader.setAsOf(asOf) }
      return try kind.read(&reader)
    }
  }
}

/// A kind of value that documents of the model have, by which `RecordReader` reads it.
package struct RecordKind<Record>: Sendable {
  let read: @Sendable (inout ModelReader) throws(JSONSyntaxError) -> Record?

  init(_ read: @escaping @Sendable (inout ModelReader) throws(JSONSyntaxError) -> Record?) {
    self.read = read
  }
}

extension RecordKind where Record == Source {
  /// As in the list of sources.
  package static var source: RecordKind {
    RecordKind { (reader) throws(JSONSyntaxError) in try reader.source() }
  }
}

extension RecordKind where Record == Place {
  /// A place with its coordinates.
  package static var place: RecordKind {
    RecordKind { (reader) throws(JSONSyntaxError) in try reader.place() }
  }
}

extension RecordKind where Record == Verdict {
  /// With its sources.
  package static var verdict: RecordKind {
    RecordKind { (reader) throws(JSONSyntaxError) in try reader.verdict() }
  }
}

extension RecordKind where Record == StateCapacity {
  /// Whether the State can and will protect.
  package static var stateCapacity: RecordKind {
    RecordKind { (reader) throws(JSONSyntaxError) in try reader.stateCapacity() }
  }
}

extension RecordKind where Record == Consequences {
  /// What force would do, as judged by somebody.
  package static var consequences: RecordKind {
    RecordKind { (reader) throws(JSONSyntaxError) in try reader.consequences() }
  }
}

extension RecordKind where Record == RiskFactorFinding {
  /// One factor of the framework of analysis.
  package static var riskFactor: RecordKind {
    RecordKind { (reader) throws(JSONSyntaxError) in try reader.riskFactor() }
  }
}

extension RecordKind where Record == Measure {
  /// With its status and effect.
  package static var measure: RecordKind {
    RecordKind { (reader) throws(JSONSyntaxError) in try reader.measure() }
  }
}

extension RecordKind where Record == Position {
  /// Of one holder on one question.
  package static var position: RecordKind {
    RecordKind { (reader) throws(JSONSyntaxError) in try reader.position() }
  }
}

extension RecordKind where Record == Decision {
  /// With its ballots.
  package static var decision: RecordKind {
    RecordKind { (reader) throws(JSONSyntaxError) in try reader.decision() }
  }
}

extension RecordKind where Record == Indicator {
  /// With its whole series.
  package static var indicator: RecordKind {
    RecordKind { (reader) throws(JSONSyntaxError) in try reader.indicator() }
  }
}

extension RecordKind where Record == Event {
  /// With its figures of deaths.
  package static var event: RecordKind {
    RecordKind { (reader) throws(JSONSyntaxError) in try reader.event() }
  }
}

// Single values
extension RecordKind where Record == String {
  /// A text that says something.
  package static var text: RecordKind {
    RecordKind { (reader) throws(JSONSyntaxError) in try reader.text() }
  }
}

extension RecordKind where Record == CrisisID {
  /// Of the form that ids have.
  package static var crisisID: RecordKind {
    RecordKind { (reader) throws(JSONSyntaxError) in try reader.identifier() }
  }
}

extension RecordKind where Record == StateID {
  /// A State that the reference data have, where there are any.
  package static var state: RecordKind {
    RecordKind { (reader) throws(JSONSyntaxError) in try reader.state() }
  }
}

extension RecordKind where Record == CalendarDay {
  /// A day that is not after the instant at which it is read.
  package static var pastDay: RecordKind {
    RecordKind { (reader) throws(JSONSyntaxError) in try reader.pastDay() }
  }
}

extension RecordKind where Record == Instant {
  /// In UTC.
  package static var instant: RecordKind {
    RecordKind { (reader) throws(JSONSyntaxError) in try reader.instant() }
  }

  /// An instant, or a day, which stands for its first moment.
  package static var moment: RecordKind {
    RecordKind { (reader) throws(JSONSyntaxError) in try reader.moment() }
  }
}

extension RecordKind where Record == Handling {
  /// One of the markings of TLP.
  package static var handling: RecordKind {
    RecordKind { (reader) throws(JSONSyntaxError) in
      try reader.enumeration(ModelReader.handlings)
    }
  }
}

extension RecordKind where Record == Bool {
  /// `true` or `false`.
  package static var boolean: RecordKind {
    RecordKind { (reader) throws(JSONSyntaxError) in try reader.document.boolean() }
  }
}

extension RecordKind where Record == Void {
  /// The version of the format that this program reads.
  package static var schemaVersion: RecordKind {
    RecordKind { (reader) throws(JSONSyntaxError) in try reader.schemaVersion() }
  }
}
