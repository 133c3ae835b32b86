/// What a server has told and nobody has asked for yet; no more of it than is of use.
struct NotificationBox {
  /// Numbers of entries as texts; an empty one stands for what was too long, or too many.
  private(set) var texts: [String] = []

  /// The longest number.
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
