internal import CrisisModel
internal import StrictJSON

extension PartReader {
  static let knownFrom = "knownFrom"
  static let later = "later"

  /// When a fact, or a change of one, was known.
  mutating func knownFrom(_ members: [JSONSlice.Member], in slice: JSONSlice) -> Instant? {
    guard let member = members.first(where: { $0.name == Self.knownFrom }) else {
      note(.missing(field: Self.knownFrom), at: slice.offset)
      return nil
    }
    return read(.moment, member.value)
  }

  mutating func checkOrder(_ instant: Instant, after last: Instant?, at offset: Int) {
    guard let last, instant < last else { return }
    contradiction(
      "it is known from \(plain: instant.iso), and what stands before it from \(plain: last.iso)",
      "put them in the order in which they became known", at: offset)
  }

  /// A fact with what changed later.
  mutating func history<Record>(
    _ slice: JSONSlice, _ kind: RecordKind<Record>
  ) -> History<Record>? {
    guard let members = members(of: slice), let first = knownFrom(members, in: slice) else {
      return nil
    }
    var record = RecordMembers(Self.ownMembers(members), at: slice.offset)
    var known: Set<Problem.Complaint> = []
    var versions = [version(kind, record, first, known: &known)]
    let later = members.first { $0.name == Self.later }.map { elements(of: $0.value) } ?? []
    var last = first
    for change in later {
      guard let members = self.members(of: change), let instant = knownFrom(members, in: change)
      else { return nil }
      checkOrder(instant, after: last, at: change.offset)
      last = instant
      record.apply(Self.ownMembers(members), at: change.offset)
      versions.append(version(kind, record, instant, known: &known))
    }
    return Self.history(versions)
  }

  /// Those that a snapshot has too.
  private static func ownMembers(_ members: [JSONSlice.Member]) -> [JSONSlice.Member] {
    members.filter { $0.name != knownFrom && $0.name != later }
  }

  mutating func version<Record>(
    _ kind: RecordKind<Record>, _ record: RecordMembers, _ instant: Instant,
    known: inout Set<Problem.Complaint>
  ) -> History<Record>.Version? {
    read(kind, record, at: instant, known: &known).map {
      History.Version(knownFrom: instant, value: $0)
    }
  }

  /// `nil` where a version could not be read.
  static func history<Record>(_ versions: [History<Record>.Version?]) -> History<Record>? {
    let read = versions.compactMap { $0 }
    return read.count == versions.count ? History(read) : nil
  }

  /// A list of facts, of which no two have a key in common.
  ///
  /// - Parameter kindName: what a fact is called in a message.
  mutating func histories<Record>(
    _ slice: JSONSlice?, _ kind: RecordKind<Record>, _ kindName: Message,
    key: (Record) -> String
  ) -> [History<Record>] {
    var seen: Set<String> = []
    var histories: [History<Record>] = []
    for element in slice.map({ elements(of: $0) }) ?? [] {
      guard let history = history(element, kind) else { continue }
      let keys = Set(history.versions.map { key($0.value) })
      for key in keys.intersection(seen).sorted() {
        note(.repeated(kind: kindName, id: key), at: element.offset)
      }
      seen.formUnion(keys)
      histories.append(history)
    }
    return histories
  }

  /// A list of assessments, of which the last known one holds.
  mutating func assessments<Record>(
    _ slice: JSONSlice?, _ kind: RecordKind<Record>
  ) -> History<Record>? {
    guard let slice else { return nil }
    var versions: [History<Record>.Version?] = []
    var last: Instant?
    for element in elements(of: slice) {
      guard let members = members(of: element), let instant = knownFrom(members, in: element)
      else { return nil }
      checkOrder(instant, after: last, at: element.offset)
      last = instant
      var known: Set<Problem.Complaint> = []
      let record = RecordMembers(members.filter { $0.name != Self.knownFrom }, at: element.offset)
      versions.append(version(kind, record, instant, known: &known))
    }
    return Self.history(versions)
  }
}

// Texts
extension PartReader {
  /// A text from the instant at which it was known, with what it rests on where that is said.
  struct KnownText {
    let knownFrom: Instant
    let text: JSONSlice
    var sources: JSONSlice?
  }

  /// A text that never changed, or a list of what it came to say.
  ///
  /// - Parameters:
  ///   - opening: when a text that never changed was known.
  ///   - extra: members beyond the instant and the text.
  mutating func texts(
    _ slice: JSONSlice, from opening: Instant, extra: [String] = []
  ) -> [KnownText] {
    if slice.kind == .string { return [KnownText(knownFrom: opening, text: slice)] }
    var texts: [KnownText] = []
    for element in elements(of: slice) {
      guard let text = text(element, extra) else { continue }
      checkOrder(text.knownFrom, after: texts.last?.knownFrom, at: element.offset)
      texts.append(text)
    }
    return texts
  }

  private mutating func text(_ slice: JSONSlice, _ extra: [String]) -> KnownText? {
    let required = [Self.knownFrom, "text"]
    guard let fields = fields(of: slice, required + extra, required: required),
      let known = fields[Self.knownFrom].flatMap({ read(.moment, $0) }), let text = fields["text"]
    else { return nil }
    return KnownText(knownFrom: known, text: text, sources: fields["sources"])
  }

  /// The texts themselves.
  mutating func history(_ texts: [KnownText]) -> History<String>? {
    let versions = texts.map { known in
      read(.text, known.text).map {
        History<String>.Version(knownFrom: known.knownFrom, value: $0)
      }
    }
    return Self.history(versions)
  }
}
