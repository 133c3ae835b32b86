internal import DisplayText

/// What the program leaves behind when it ends, and what it is told of logs elsewhere.
struct ProcessRoom: Equatable, Sendable {
  /// `nil` where the kernel does not say.
  var leavesCores: Bool?
  /// `fs.suid_dumpable`.
  var suidDumpable: Int?

  var room: SiteRoom {
    SiteRoom(
      title: "Traces",
      checks: [
        SiteCheck(
          "this program leaves no core behind", leavesCores.map { !$0 }, else: "ulimit -c 0"),
        SiteCheck(
          "nor do programs that change their user (fs.suid_dumpable)",
          suidDumpable.map { $0 != 1 }, else: "sysctl -w fs.suid_dumpable=0"),
        SiteCheck(
          "the log's heads are written down where no officer can write",
          .unseen("it happens elsewhere: ask whoever keeps the log")),
      ])
  }
}
