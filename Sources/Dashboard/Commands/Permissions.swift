package import DisplayText

/// What a command, or the program, does beyond showing.
package enum Capability: CaseIterable, Sendable {
  case readData, writeLog
  /// Files besides the log: the session, an index, what a subcommand makes.
  case writeFile
  case clipboard, suspend
  /// Places that whoever starts the program names: archives, rules, a log.
  case path
}

/// What is allowed in this process; once given it never grows.
package struct Permissions: Hashable, Sendable {
  package let isReadOnly: Bool
  package let isRestricted: Bool

  package init(isReadOnly: Bool = false, isRestricted: Bool = false) {
    self.isReadOnly = isReadOnly
    self.isRestricted = isRestricted
  }

  /// The list of what is allowed: what does not stand in it is forbidden.
  package var granted: Set<Capability> {
    switch (isReadOnly, isRestricted) {
    case (false, false): [.readData, .writeLog, .writeFile, .clipboard, .suspend, .path]
    case (true, false): [.readData, .clipboard, .suspend, .path]
    case (false, true): [.readData, .writeLog]
    case (true, true): [.readData]
    }
  }

  package func allows(_ capability: Capability) -> Bool { granted.contains(capability) }

  /// Why something is forbidden; `nil` where it is allowed.
  package func refusal(of capability: Capability) -> SafeText? {
    if allows(capability) { return nil }
    let isWriting = capability == .writeLog || capability == .writeFile
    let mode: SafeText =
      isReadOnly && isWriting ? "this session is read-only" : "this session is restricted"
    return "\(mode): \(capability.name) is not allowed"
  }
}

extension Capability {
  package var name: SafeText {
    switch self {
    case .readData: "reading data"
    case .writeLog: "writing to the watch log"
    case .writeFile: "writing files"
    case .clipboard: "the terminal's clipboard"
    case .suspend: "suspending the program"
    case .path: "naming files and directories"
    }
  }
}
