/// Why the full screen cannot start; the caller prints text instead, or reports it.
package enum TerminalStartError: Error, Hashable, Sendable {
  /// The output is a pipe or a file.
  case notATerminal
  /// Neither TERM nor a fallback has a terminfo entry that can place the cursor.
  case noUsableEntry(tried: [String])
  /// The terminal refuses to change its modes, or signals cannot be received; carries `errno`.
  case refused(errno: Int32)
}
