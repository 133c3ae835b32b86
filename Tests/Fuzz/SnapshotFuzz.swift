// Snapshots and reference data under libFuzzer: `make fuzz`.

import FuzzChecks

private let reference = FuzzReference.load(root: ".")

/// A check that fails ends the program, which the fuzzer notes.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  do throws(Broken) {
    try SnapshotChecks.check(UnsafeBufferPointer(start: data, count: size), reference)
    return 0
  } catch {
    fatalError(error.description)
  }
}
