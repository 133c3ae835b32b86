package import DisplayText
package import TerminalUI

/// The keys that edit a line being typed, for help and the man page.
package enum PromptKeys {
  package static let group: SafeText = "In a prompt"

  /// Each with its keys' names and what they do, without a full stop.
  package static let table: [(keys: [Key], description: SafeText)] = [
    ([.enter], "Write the entry, keep the filter, go there"),
    (
      [.escape, .control("c"), .control("g")],
      "Close the prompt; a text for the log is kept and offered again on the same thing"
    ),
    ([.alt("b"), .alt("f")], "Move back, or on, by a word"),
    ([.altBackspace, .alt("d")], "Delete the word before, or behind, the cursor"),
    (
      [.control("w"), .control("u"), .control("k")],
      "Delete back to a space, to the start, to the end"
    ),
    ([.home, .end], "Move to the start, to the end; also C-e"),
  ]
}
