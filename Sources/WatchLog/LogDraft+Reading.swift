internal import CrisisModel

extension LogDraft {
  /// Why bytes cannot be shown as a draft.
  package enum Flaw: Error, Hashable, Sendable {
    /// They have the form of no version: no program wrote them, or they are damaged.
    case form
    /// They have a part that this program does not know and a newer one may.
    case newer
    /// The form is right, but a time lies outside the years 1 to 9999.
    case time
    /// They are longer than any program writes.
    case length
  }

  /// Reads `canonicalBytes`; `nil` if they are no draft, for whatever reason.
  package init?(canonicalBytes bytes: [UInt8]) {
    guard let draft = try? LogDraft(reading: bytes) else { return nil }
    self = draft
  }

  /// Reads `canonicalBytes`, to their last byte.
  package init(reading bytes: [UInt8]) throws(Flaw) {
    guard bytes.count <= Self.longest else { throw .length }
    if let version = bytes.first, version > Self.canonicalVersion { throw .newer }
    var reader = CanonicalReader(bytes)
    guard let draft = LogDraft(&reader) else {
      throw reader.hasUnknownNumber ? .newer : .form
    }
    if reader.hasTimeBeyond { throw .time }
    self = draft
  }

  private init?(_ reader: inout CanonicalReader) {
    guard reader.byte() == Self.canonicalVersion,
      let key = reader.key(), let occurred = reader.instant(), let recorded = reader.instant(),
      let writer = LogWriter(&reader),
      let level = reader.text().flatMap(LogLevel.init), let content = LogContent(&reader)
    else { return nil }
    self.init(
      key: key, occurred: occurred, recorded: recorded, by: writer, level: level, content)
    guard readNumbered(&reader) else { return nil }
  }

  /// Reads links, marking and credential to the end; each once, in ascending order of their
  /// numbers.
  private mutating func readNumbered(_ reader: inout CanonicalReader) -> Bool {
    var last: UInt8 = 0
    while let byte = reader.byte() {
      guard byte > last, read(byte, &reader) else { return false }
      last = byte
    }
    return true
  }

  private mutating func read(_ number: UInt8, _ reader: inout CanonicalReader) -> Bool {
    if let link = LogLinks.Number(rawValue: number) { return links.read(link, &reader) }
    switch MarkingNumber(rawValue: number) {
    case .handling:
      handling = reader.text().flatMap(Handling.init)
      return handling != nil
    case .exercise:
      isExercise = true
      return true
    case .credential:
      author.credential = reader.text().flatMap(LogCredential.init)
      return author.credential != nil
    case nil:
      reader.hasUnknownNumber = number > Self.lastNumber
      return false
    }
  }
}

extension LogWriter {
  fileprivate init?(_ reader: inout CanonicalReader) {
    guard let name = reader.text(), let login = reader.text(), let host = reader.text(),
      let desk = reader.text(), let role = reader.text()
    else { return nil }
    self.init(author: LogAuthor(name: name, login: login, host: host), desk: desk, role: role)
  }
}

extension LogContent {
  fileprivate init?(_ reader: inout CanonicalReader) {
    guard let kind = reader.text().flatMap(Kind.init) else { return nil }
    let content: LogContent? =
      switch kind {
      case .note: reader.text().map { .note($0) }
      case .acknowledgement: Self.acknowledgement(&reader)
      case .withdrawal: Self.withdrawal(&reader)
      case .correction: Self.pair(&reader).map { .correction(of: $0, text: $1) }
      case .handoverPrepared: Self.handover(&reader)
      case .handoverAccepted: Self.pair(&reader).map { .handoverAccepted(of: $0, note: $1) }
      case .onWatch: .onWatch
      case .offWatch: .offWatch
      }
    guard let content else { return nil }
    self = content
  }

  private static func pair(_ reader: inout CanonicalReader) -> (LogKey, String)? {
    guard let key = reader.key(), let text = reader.text() else { return nil }
    return (key, text)
  }

  private static func acknowledgement(_ reader: inout CanonicalReader) -> LogContent? {
    guard let alert = reader.text(), let note = reader.text() else { return nil }
    return .acknowledgement(AlertID(alert), note: note)
  }

  private static func withdrawal(_ reader: inout CanonicalReader) -> LogContent? {
    guard let key = reader.key(), let alert = reader.text(), let note = reader.text() else {
      return nil
    }
    return .withdrawal(of: key, alert: AlertID(alert), note: note)
  }

  private static func handover(_ reader: inout CanonicalReader) -> LogContent? {
    guard let document = reader.text(), let from = reader.instant(), let to = reader.instant()
    else { return nil }
    return .handoverPrepared(document: document, period: LogPeriod(from: from, to: to))
  }
}

extension LogLinks {
  fileprivate mutating func read(_ number: Number, _ reader: inout CanonicalReader) -> Bool {
    switch number {
    case .crisis: crisis = reader.text().map { CrisisID($0) }
    case .measure: measure = reader.text().map { MeasureID($0) }
    case .decision: decision = reader.text().map { DecisionSymbol($0) }
    case .position: position = LogPosition(&reader)
    case .alert: alert = reader.text().map { AlertID($0) }
    case .snapshot: snapshot = reader.instant()
    case .entry: entry = reader.key()
    case .event: event = reader.text().map { EventID($0) }
    case .positionDate: position?.date = reader.text().flatMap { CalendarDay($0) }
    case .indicator: indicator = reader.text().map { IndicatorID($0) }
    case .question: question = reader.text().map { QuestionID($0) }
    case .organization: organization = reader.text().map { OrganizationID($0) }
    case .step: step = reader.text().map { StepID($0) }
    case .source: source = reader.text().map { SourceID($0) }
    }
    return has(number)
  }

  private func has(_ number: Number) -> Bool {
    switch number {
    case .crisis: crisis != nil
    case .measure: measure != nil
    case .decision: decision != nil
    case .position: position != nil
    case .alert: alert != nil
    case .snapshot: snapshot != nil
    case .entry: entry != nil
    case .event: event != nil
    case .positionDate: position?.date != nil
    case .indicator: indicator != nil
    case .question: question != nil
    case .organization: organization != nil
    case .step: step != nil
    case .source: source != nil
    }
  }
}

extension LogPosition {
  fileprivate init?(_ reader: inout CanonicalReader) {
    guard let holder = reader.text(), let question = reader.text() else { return nil }
    self.init(holder: ActorID(holder), question: QuestionID(question))
  }
}
