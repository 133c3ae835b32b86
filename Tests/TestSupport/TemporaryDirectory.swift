internal import FoundationEssentials

/// A directory that is there for one test and gone, with all that is in it, when it is let go.
package final class TemporaryDirectory: Sendable {
  package let path: String

  package init() throws {
    let name = "watchfloor-test-\(UUID().uuidString)"
    path = FileManager.default.temporaryDirectory.appending(path: name).path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Writes a file, and the directories it needs; returns its path.
  @discardableResult
  package func write(_ bytes: some Sequence<UInt8>, to name: String) throws -> String {
    let file = "\(path)/\(name)"
    let parent = file.split(separator: "/").dropLast().joined(separator: "/")
    try FileManager.default.createDirectory(
      atPath: "/" + parent, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(filePath: file))
    return file
  }

  @discardableResult
  package func write(_ text: String, to name: String) throws -> String {
    try write(text.utf8, to: name)
  }

  /// Copies a file of the repository; returns the copy's path.
  @discardableResult
  package func copy(_ source: String, to name: String) throws -> String {
    try write(Data(contentsOf: URL(filePath: source)), to: name)
  }
}
