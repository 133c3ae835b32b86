internal import CrisisModel
internal import StrictJSON

/// A source with where it stands in its document.
struct PlacedSource {
  let id: SourceID
  /// `nil` where it could not be read; facts may cite it all the same.
  let source: Source?
  let offset: Int
}

extension PartReader {
  /// The sources of a document, the whole of it.
  mutating func sources(_ slice: JSONSlice) -> [PlacedSource]? {
    guard let fields = fields(of: slice, ["sources"], required: ["sources"]),
      let list = fields["sources"]
    else { return nil }
    return elements(of: list).compactMap { element in
      let source = read(.source, element)
      let id = element.members.first { $0.name == "id" }?.value.text
      return id.map { PlacedSource(id: SourceID($0), source: source, offset: element.offset) }
    }
  }

  /// Notes facts that were known before a source of theirs was written.
  ///
  /// - Parameters:
  ///   - days: of the sources; one that is missing here was noted where it is cited.
  ///   - known: the instant from which the value was known, where it does not say so itself.
  mutating func checkSources(
    in slice: JSONSlice, _ days: [String: CalendarDay], known: Instant? = nil
  ) {
    let members = slice.members
    let own = members.first { $0.name == Self.knownFrom }.flatMap { read(.moment, $0.value) }
    let known = own ?? known
    for member in members {
      if member.name == "sources", let known { check(member.value, days, known) }
      checkSources(in: member.value, days, known: known)
    }
    for element in slice.elements where element.kind == .object || element.kind == .array {
      checkSources(in: element, days, known: known)
    }
  }

  private mutating func check(
    _ cited: JSONSlice, _ days: [String: CalendarDay], _ known: Instant
  ) {
    for element in cited.elements {
      guard let id = element.text, let day = days[id], Instant(day: day) > known else { continue }
      contradiction(
        "source \(quoted: id) is of \(plain: day.iso), and the fact that cites it known from \(plain: known.iso)",
        "let it be known from the day of its source, or cite what was there then",
        at: element.offset)
    }
  }
}
