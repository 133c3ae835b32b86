internal import Dashboard
internal import Glibc
internal import TerminalUI

/// What this run may do, and what it knows of its surroundings.
struct RunContext: Sendable {
  /// Without what a restricted session must not be told.
  let environment: [String: String]
  let system: SystemConfiguration?
  let permissions: Permissions

  /// Takes what is forbidden out of the process's own environment as well, where libraries read it;
  /// call it before any of them does.
  init(_ arguments: Arguments, environment: [String: String], system: SystemConfiguration?) {
    self.system = system
    permissions = Permissions(
      isReadOnly: arguments.isReadOnly,
      isRestricted: arguments.isRestricted || system?.isRestricted == true)
    guard permissions.isRestricted else {
      self.environment = environment
      return
    }
    let allowed = environment.filter { !Self.isForbidden($0.key, $0.value) }
    for name in environment.keys where allowed[name] == nil { unsetenv(name) }
    self.environment = allowed
  }

  /// Variables by which whoever starts the program names places: the program's own, those of the
  /// XDG base directories, and those by which curses finds terminals (below HOME too).
  ///
  /// A limit to what may leave the program stays, unless it would let more out.
  private static func isForbidden(_ name: String, _ value: String) -> Bool {
    if name == ExportCeiling.variable { return ExportCeiling.isLoose(value) }
    return name == "HOME"
      || ["WATCHFLOOR_", "XDG_", "TERMINFO", "TERMCAP", "TERMPATH"].contains {
        name.hasPrefix($0)
      }
  }

  /// Why the run is refused; `nil` where it may go on.
  func refusal(of arguments: Arguments) -> SafeText? {
    for capability in arguments.capabilities {
      if let refusal = permissions.refusal(of: capability.capability) {
        return "\(capability.what): \(refusal)"
      }
    }
    return nil
  }
}

/// What a command line needs, and which word of it.
struct CapabilityNeed: Equatable, Sendable {
  let what: SafeText
  let capability: Capability
}
