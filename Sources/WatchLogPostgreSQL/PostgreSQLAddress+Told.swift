internal import Glibc
internal import StrictJSON

extension PostgreSQLAddress {
  /// A text of libpq or of the server, on one line and without the password; its contents may be
  /// anything.
  func told(_ text: UnsafePointer<CChar>?) -> Message {
    guard let text else { return "" }
    let bytes = text.bytes(atMost: AnswerBounds.message)
    var shown = hidingPassword(in: String(decoding: bytes, as: UTF8.self))
    // The end that was cut off may have had a part of the password.
    if bytes.count == AnswerBounds.message { shown = String(shown.prefix(shown.count / 2)) }
    let words = shown.unicodeScalars.split { $0.properties.isWhitespace }.map { String($0) }
    return Message(quoted: words.joined(separator: " "), limit: 300)
  }
}

extension UnsafePointer<CChar> {
  /// The bytes before the zero, at most so many.
  func bytes(atMost count: Int) -> [UInt8] {
    Array(UnsafeRawBufferPointer(start: self, count: strnlen(self, count)))
  }
}
