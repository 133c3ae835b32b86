// Entries of the watch log under libFuzzer: `make fuzz`.

import FuzzChecks

/// A check that fails ends the program, which the fuzzer notes.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  do throws(Broken) {
    try EntryChecks.check(UnsafeBufferPointer(start: data, count: size))
    return 0
  } catch {
    fatalError(error.description)
  }
}
