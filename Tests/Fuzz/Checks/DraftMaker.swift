internal import CrisisModel
internal import WatchLog

/// Makes a draft of bytes, any draft of some: to fuzz the writing of what could never be reached by
/// changing bytes that must fit together.
struct DraftMaker {
  private var rest: Slice<UnsafeBufferPointer<UInt8>>

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    rest = bytes[...]
  }

  mutating func draft() -> LogDraft {
    let writer = LogWriter(
      author: LogAuthor(name: text(), login: text(), host: text()), desk: text(), role: text())
    var draft = LogDraft(
      key: key(), occurred: instant(), recorded: instant(), by: writer,
      level: pick(LogLevel.allCases) ?? .general, content(), links: links())
    draft.handling = pick(Handling.allCases)
    draft.isExercise = byte() & 1 == 1
    draft.author.credential = LogCredential(text())
    return draft
  }

  private mutating func content() -> LogContent {
    switch pick(LogContent.Kind.allCases) {
    case .note?: .note(text())
    case .acknowledgement?: .acknowledgement(AlertID(text()), note: text())
    case .withdrawal?: .withdrawal(of: key(), alert: AlertID(text()), note: text())
    case .correction?: .correction(of: key(), text: text())
    case .handoverPrepared?:
      .handoverPrepared(document: text(), period: LogPeriod(from: instant(), to: instant()))
    case .handoverAccepted?: .handoverAccepted(of: key(), note: text())
    case .onWatch?: .onWatch
    case .offWatch?, nil: .offWatch
    }
  }

  private mutating func links() -> LogLinks {
    var links = LogLinks()
    let present = UInt16(byte()) << 8 | UInt16(byte())
    func has(_ bit: Int) -> Bool { present & 1 << bit != 0 }
    if has(0) { links.crisis = CrisisID(text()) }
    if has(1) { links.measure = MeasureID(text()) }
    if has(2) { links.decision = DecisionSymbol(text()) }
    if has(3) {
      links.position = LogPosition(holder: ActorID(text()), question: QuestionID(text()))
    }
    if has(4) { links.alert = AlertID(text()) }
    if has(5) { links.snapshot = instant() }
    if has(6) { links.entry = key() }
    if has(7) { links.event = EventID(text()) }
    if has(8) { links.position?.date = instant().day }
    if has(9) { links.indicator = IndicatorID(text()) }
    if has(10) { links.question = QuestionID(text()) }
    if has(11) { links.organization = OrganizationID(text()) }
    if has(12) { links.step = StepID(text()) }
    if has(13) { links.source = SourceID(text()) }
    return links
  }

  private mutating func byte() -> UInt8 { rest.popFirst() ?? 0 }

  private mutating func pick<Value>(_ values: [Value]) -> Value? {
    let index = Int(byte())
    return values.isEmpty ? nil : values[index % values.count]
  }

  private mutating func text() -> String {
    let length = Int(byte()) % 24
    defer { rest = rest.dropFirst(length) }
    return String(decoding: rest.prefix(length), as: UTF8.self)
  }

  private mutating func key() -> LogKey {
    LogKey((0..<16).map { _ in byte() }) ?? .random()
  }

  private mutating func instant() -> Instant {
    Instant(seconds: (0..<8).reduce(0) { sum, _ in sum << 8 | Int(byte()) })
  }
}
