internal import DisplayText
internal import Glibc
internal import StrictJSON

/// What sshd should hold a watch's sessions to.
struct SSHRoom: Equatable, Sendable {
  /// `nil` where it cannot be read.
  var configuration: SSHConfiguration?
  /// Whether sessions are restricted by the system's configuration.
  var isRestricted = false
  /// Of the lists of keys that are named without a user's name, whether they are root's alone; `nil`
  /// where they cannot be seen.
  var keyLists: [String: Bool?] = [:]

  private static let title: SafeText = "sshd"

  var room: SiteRoom {
    guard let configuration else {
      return SiteRoom(
        title: Self.title,
        checks: [
          SiteCheck(
            "sshd holds the watch's sessions",
            .unseen("/etc/ssh/sshd_config cannot be read by this user"))
        ])
    }
    let watches = configuration.watches
    guard !watches.isEmpty else {
      return SiteRoom(
        title: Self.title,
        checks: [
          SiteCheck(
            "a Match block of sshd starts watchfloor by ForceCommand",
            .fails(remedy: "write one into /etc/ssh/sshd_config: see man watchfloor"))
        ])
    }
    let unread = configuration.unread.map { path in
      SiteCheck("\(SafeText(path)) is read", .unseen("it cannot be read by this user"))
    }
    return SiteRoom(title: Self.title, checks: watches.flatMap(checks) + unread)
  }

  private func checks(_ watch: SSHConfiguration.Watch) -> [SiteCheck] {
    let match = SafeText(watch.criteria, limit: 60)
    let plain = Self.settings.map { name, wanted in
      let value = watch.value(name)
      let isSo = wanted.contains(value.lowercased()) || isImplied(name, watch)
      return SiteCheck(
        "Match \(match): \(SafeText(name)) is \(SafeText(wanted[0]))", isSo,
        else: "it is \(SafeText(value, limit: 40)); write \(SafeText(name)) \(SafeText(wanted[0]))")
    }
    return plain + [restricted(watch, match), sessions(watch, match), idle(watch, match)]
      + [environment(watch, match)] + keys(watch, match)
  }

  /// By the words of sshd_config(5); the first is what to write.
  private static let settings: [(String, [String])] = [
    ("ExposeAuthInfo", ["yes"]), ("PermitUserRC", ["no"]), ("PermitUserEnvironment", ["no"]),
    ("AllowTcpForwarding", ["no"]), ("AllowStreamLocalForwarding", ["no"]),
    ("AllowAgentForwarding", ["no"]), ("X11Forwarding", ["no"]), ("PermitTunnel", ["no"]),
  ]

  private func isImplied(_ name: String, _ watch: SSHConfiguration.Watch) -> Bool {
    let isForwarding = name.hasSuffix("Forwarding") || name == "PermitTunnel"
    return isForwarding && watch.value("DisableForwarding").lowercased() == "yes"
  }

  private func restricted(_ watch: SSHConfiguration.Watch, _ match: SafeText) -> SiteCheck {
    let isSo = isRestricted || watch.value("ForceCommand").contains(bytesOf: "--restricted")
    return SiteCheck(
      "Match \(match): the session is restricted", isSo,
      else: "add --restricted to ForceCommand, or restrict every session of this machine")
  }

  private func sessions(_ watch: SSHConfiguration.Watch, _ match: SafeText) -> SiteCheck {
    let count = Int(watch.value("MaxSessions"))
    return SiteCheck(
      "Match \(match): a connection has few sessions (MaxSessions)",
      count.map { $0 <= 2 } ?? false, else: "write MaxSessions 1")
  }

  private func idle(_ watch: SSHConfiguration.Watch, _ match: SafeText) -> SiteCheck {
    let interval = watch.value("ClientAliveInterval")
    return SiteCheck(
      "Match \(match): a session whose line is dead ends (ClientAliveInterval)",
      interval != "0", else: "write ClientAliveInterval 15")
  }

  private func environment(_ watch: SSHConfiguration.Watch, _ match: SafeText) -> SiteCheck {
    let named = watch.all("AcceptEnv").flatMap { $0.split(separator: " ").map(String.init) }
    let others = named.filter {
      !["LANG", "COLORTERM", "NO_COLOR"].contains($0) && !$0.hasPrefix("LC_")
    }
    return SiteCheck(
      "Match \(match): no variable but those of the language is taken (AcceptEnv)", others.isEmpty,
      else: "take \(SafeText(others.joined(separator: ", "), limit: 80)) out of AcceptEnv")
  }

  private func keys(_ watch: SSHConfiguration.Watch, _ match: SafeText) -> [SiteCheck] {
    let lists = watch.value("AuthorizedKeysFile").split(separator: " ").map(String.init)
    return lists.map { list in
      let claim: SafeText =
        "Match \(match): the keys of \(SafeText(list, limit: 60)) are root's to change"
      if list == "none" { return SiteCheck(claim, .holds) }
      guard list.hasPrefix("/"), !list.contains(bytesOf: "%h") else {
        return SiteCheck(
          claim,
          .fails(
            remedy: "write AuthorizedKeysFile /etc/ssh/authorized_keys/%u, and give it to root"))
      }
      let known = keyLists[list] ?? nil
      return SiteCheck(claim, known, else: "chown root and chmod go-w it and its directories")
    }
  }
}
