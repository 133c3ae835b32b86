internal import Glibc
internal import TerminalUI

/// Standard output and standard error; takes safe text only, so that a printed table is as
/// harmless as the screen.
struct Output {
  /// ASCII where the locale is not UTF-8.
  let isASCII: Bool

  /// A result.
  func line(_ text: SafeText = .empty) {
    write(text, to: STDOUT_FILENO)
  }

  /// A message about the run, not a result.
  func message(_ text: SafeText) {
    write("watchfloor: \(text)", to: STDERR_FILENO)
  }

  /// How far long work has come, over the line before; for a terminal only.
  func progress(_ text: SafeText) {
    let string = isASCII ? AsciiForm.of(text.string) : text.string
    Self.writeAll(Array("\r\u{1B}[K\(string)".utf8), to: STDERR_FILENO)
  }

  /// Points at the character of a text that the message before is about.
  func excerpt(_ text: SafeText, before: SafeText) {
    write("  \(text)", to: STDERR_FILENO)
    write("  \(SafeText.empty.padded(to: before.width))^", to: STDERR_FILENO)
  }

  private func write(_ text: SafeText, to descriptor: Int32) {
    let string = isASCII ? AsciiForm.of(text.string) : text.string
    Self.writeAll(Array((string + "\n").utf8), to: descriptor)
  }

  /// Writes bytes that are harmless by construction: a rendered screen, or JSON for a pipe.
  func raw(_ bytes: [UInt8]) {
    Self.writeAll(bytes, to: STDOUT_FILENO)
  }

  /// A reader that has gone away (EPIPE) ends the output silently, as in any filter.
  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0 && errno == EINTR { continue }
      if count <= 0 { return }
      sent += count
    }
  }
}
