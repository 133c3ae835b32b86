/// Numbers of new entries that the server announced and nobody has asked for; only as many as are
/// useful.
struct NotificationBox {
  /// The numbers as texts; an empty text stands for one that was too long, or for too many.
  private(set) var texts: [String] = []

  /// Digits of the longest number.
  private static let length = 20

  mutating func take(_ told: UnsafePointer<CChar>?) {
    let bytes = told?.bytes(atMost: Self.length + 1) ?? []
    let isWhole = bytes.count <= Self.length
    guard texts.count < AnswerBounds.notifications else {
      texts[0] = ""
      return
    }
    texts.append(isWhole ? String(decoding: bytes, as: UTF8.self) : "")
  }
}
