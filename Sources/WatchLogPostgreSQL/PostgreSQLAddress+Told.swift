internal import Glibc
internal import StrictJSON

extension PostgreSQLAddress {
  /// A text of libpq or of the server, which may be anything, on one line and without the password.
  func told(_ text: UnsafePointer<CChar>?) -> Message {
    guard let text else { return "" }
    let bytes = text.bytes(atMost: AnswerBounds.message)
    var shown = hidingPassword(in: String(decoding: bytes, as: UTF8.self))
    // A part of a password may stand at the end of what was cut off.
    if bytes.count == AnswerBounds.message { shown = String(shown.prefix(shown.count / 2)) }
    let words = shown.unicodeScalars.split { $0.properties.isWhitespace }.map { String($0) }
    return Message(quoted: words.joined(separator: " "), limit: 300)
  }
}

extension UnsafePointer<CChar> {
  /// The bytes before the zero byte, the first of them where there are more.
  func bytes(atMost count: Int) -> [UInt8] {
    Array(UnsafeRawBufferPointer(start: self, count: strnlen(self, count)))
  }
}
