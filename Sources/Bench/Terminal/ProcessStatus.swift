internal import Glibc

/// What `/proc` says of a process.
enum ProcessStatus {
  /// How often the main thread gave the processor up by itself, that is, went to sleep.
  static func voluntarySwitches(of process: Int32) -> Int? {
    number("voluntary_ctxt_switches:", of: process)
  }

  /// The greatest resident size so far, in units of 1,024 bytes.
  static func peakKilobytes(of process: Int32) -> Int? { number("VmHWM:", of: process) }

  private static func number(_ label: String, of process: Int32) -> Int? {
    let lines = text(of: "/proc/\(process)/status").split(separator: "\n")
    let line = lines.first { $0.hasPrefix(label) }
    return line?.dropFirst(label.count).split(whereSeparator: \.isWhitespace).first.flatMap {
      Int($0)
    }
  }

  /// Files there have no size beforehand; this one fits one page.
  private static func text(of path: String) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return "" }
    defer { close(descriptor) }
    let bytes = [UInt8](unsafeUninitializedCapacity: 4_096) { buffer, initialized in
      initialized = max(0, read(descriptor, buffer.baseAddress, buffer.count))
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
