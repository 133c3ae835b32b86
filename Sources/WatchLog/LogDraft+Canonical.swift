internal import CrisisModel

/// The bytes of a draft, which the stores keep and which the chain's hash covers.
///
/// Version 1, in this order (forms: `CanonicalWriter`):
///
///     1 byte    version, 1
///     16 bytes  key
///     integers  occurred, recorded: seconds since 1970-01-01T00:00:00Z
///     texts     author's name, login, host; desk; role; level; kind
///     content   acknowledgement: alert, note       withdrawal: key, alert, note
///               note: text                         correction: key, text
///               handoverPrepared: document, from, to (integers)
///               handoverAccepted: key, note        onWatch, offWatch: nothing
///     links     for each that is set: its number, then its value
///               1 crisis  2 measure  3 decision  4 position (holder, question)  5 alert
///               6 snapshot (integer)  7 entry (key)  8 event  9 date of the position (YYYY-MM-DD)
///               10 indicator  11 question  12 organization  13 step  14 source
///     marking   the same way: 15 handling (`TLP:AMBER`)  16 of an exercise (nothing)
///     author    the same way: 17 credential (1 to 200 Unicode scalars)
///
/// It is not JSON: which characters JSON escapes follows, in our writer, the Unicode version of the
/// toolchain. A changed form is a new version, and the old one stays readable for ever. A new
/// number is no new version: entries without it keep their bytes, and a program that does not know
/// it reports that a newer one wrote the entry.
extension LogDraft {
  static let canonicalVersion: UInt8 = 1

  /// Version 1 of the form above; two drafts have the same bytes only if they are equal in every
  /// part.
  package var canonicalBytes: [UInt8] {
    var writer = CanonicalWriter()
    writer.byte(Self.canonicalVersion)
    writer.key(key)
    writer.integer(Int64(occurred.seconds))
    writer.integer(Int64(recorded.seconds))
    let words = [author.name, author.login, author.host, desk, role, level.rawValue]
    for word in words + [content.kind.rawValue] { writer.text(word) }
    content.write(to: &writer)
    links.write(to: &writer)
    writeMarking(to: &writer)
    if let credential = author.credential {
      writer.byte(MarkingNumber.credential.rawValue)
      writer.text(credential.text)
    }
    return writer.bytes
  }

  /// The numbers of what follows the links; never changed, only added to.
  enum MarkingNumber: UInt8 {
    case handling = 15
    case exercise
    case credential
  }

  /// The highest number that this program knows; newer programs continue from it.
  static let lastNumber = MarkingNumber.credential.rawValue

  private func writeMarking(to writer: inout CanonicalWriter) {
    if let handling {
      writer.byte(MarkingNumber.handling.rawValue)
      writer.text(handling.rawValue)
    }
    if isExercise { writer.byte(MarkingNumber.exercise.rawValue) }
  }
}

extension LogContent {
  fileprivate func write(to writer: inout CanonicalWriter) {
    if let subject { writer.key(subject) }
    if let alert { writer.text(alert.rawValue) }
    switch self {
    case .onWatch, .offWatch: break
    case .handoverPrepared(let document, let period):
      writer.text(document)
      writer.integer(Int64(period.from.seconds))
      writer.integer(Int64(period.to.seconds))
    default: writer.text(text)
    }
  }
}

extension LogLinks {
  /// The numbers of the links in the canonical form; never changed, only added to, above those of
  /// `LogDraft.MarkingNumber`.
  enum Number: UInt8 {
    case crisis = 1
    case measure, decision, position, alert, snapshot, entry
    case event, positionDate, indicator, question, organization, step, source
  }

  fileprivate func write(to writer: inout CanonicalWriter) {
    func text(_ number: Number, _ value: String?) {
      guard let value else { return }
      writer.byte(number.rawValue)
      writer.text(value)
    }
    text(.crisis, crisis?.rawValue)
    text(.measure, measure?.rawValue)
    text(.decision, decision?.rawValue)
    text(.position, position?.holder.rawValue)
    if let position { writer.text(position.question.rawValue) }
    text(.alert, alert?.rawValue)
    if let snapshot {
      writer.byte(Number.snapshot.rawValue)
      writer.integer(Int64(snapshot.seconds))
    }
    if let entry {
      writer.byte(Number.entry.rawValue)
      writer.key(entry)
    }
    text(.event, event?.rawValue)
    text(.positionDate, position?.date?.iso)
    text(.indicator, indicator?.rawValue)
    text(.question, question?.rawValue)
    text(.organization, organization?.rawValue)
    text(.step, step?.rawValue)
    text(.source, source?.rawValue)
  }
}
