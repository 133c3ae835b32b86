package import CrisisModel
internal import Glibc

/// The reference data of the repository.
package enum FuzzReference {
  /// - Parameter root: of the repository; ends the program where there is none.
  package static func load(root: String) -> Reference {
    var parts = ReferenceParts()
    for file in ReferenceReader.File.allCases {
      let bytes = bytes("\(root)/Data/reference/\(file.rawValue)")
      bytes.withUnsafeBufferPointer { _ = ReferenceReader.read(file, $0, into: &parts) }
    }
    precondition(!parts.steps.isEmpty, "no reference data: run it at the root of the repository")
    return Reference(parts)
  }

  private static func bytes(_ path: String) -> [UInt8] {
    guard let file = fopen(path, "r") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { return bytes }
      bytes += chunk[..<count]
    }
  }
}
