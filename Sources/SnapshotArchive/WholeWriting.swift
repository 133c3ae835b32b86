internal import Glibc

/// Writes every byte to a descriptor, however slowly it takes them.
package enum WholeWriting {
  /// Writes all the bytes; continues after signals and short writes, and waits while a descriptor
  /// that does not block has no room.
  ///
  /// - Returns: the number of the error that stopped it, `EPIPE` if the reader has gone.
  package static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
    bytes.withUnsafeBytes { buffer in
      var rest = UnsafeRawBufferPointer(buffer)
      while !rest.isEmpty {
        let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
        if count > 0 {
          rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
          continue
        }
        // No byte and no error is no progress either.
        let reason = count < 0 ? errno : EIO
        switch reason {
        case EINTR: continue
        case EAGAIN: if let failure = waitForRoom(descriptor) { return failure }
        default: return reason
        }
      }
      return nil
    }
  }

  /// Sleeps until the descriptor takes bytes, or has an error that the next write will report.
  private static func waitForRoom(_ descriptor: Int32) -> Int32? {
    var wanted = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    while poll(&wanted, 1, -1) < 0 {
      if errno != EINTR { return errno }
    }
    return nil
  }
}
