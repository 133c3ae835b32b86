/// Text for the terminal's clipboard, which may be pasted where a shell waits for commands.
///
/// Each line begins with `# `, so that a shell takes it for a comment: what a snapshot says is written by
/// others. `sed 's/^# //'` takes that off again.
package struct ClipboardText: Hashable, Sendable {
  package let string: String
  package let lines: Int

  /// - Parameter lines: what has line breaks in it becomes several.
  init(_ lines: [String]) {
    let lines = lines.flatMap {
      $0.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    }
    self.lines = lines.count
    string = lines.map { $0.isEmpty ? "#\n" : "# \($0)\n" }.joined()
  }
}
