import DisplayText
import Glibc
import TerminalUI
import TestSupport
import Testing
import WatchLog
import WatchLogPostgreSQL

@testable import WatchfloorCommand

/// The review of a site, by facts as they might be found.
@Suite("Review of a site") struct SiteTests {
  /// What is not so, and what cannot be seen, as printed.
  private func faults(_ room: SiteRoom) -> [String] {
    room.checks.map(\.line.string).filter { !$0.hasPrefix("so ") }
  }

  private func text(_ room: SiteRoom) -> String { faults(room).joined(separator: "\n") }

  private static let rootFile = FileFacts(owner: 0, group: 0, mode: S_IFREG | 0o644)

  @Test func configurationAsItShouldBe() {
    let sound = ConfigurationRoom(
      file: Self.rootFile, isRestricted: true, namesLog: true, namesArchive: true)
    #expect(faults(sound.room) == [])
    #expect(text(ConfigurationRoom().room).contains("is there; write it"))
  }

  @Test(arguments: [
    (FileFacts(owner: 1, group: 0, mode: 0o644), "chown root"),
    (FileFacts(owner: 0, group: 0, mode: 0o664), "chmod go-w"),
    (FileFacts(owner: 0, group: 0, mode: 0o646), "chmod go-w"),
  ])
  func configurationOfOthers(file: FileFacts, remedy: String) {
    var room = ConfigurationRoom(
      file: file, isRestricted: true, namesLog: true, namesArchive: true)
    #expect(text(room.room).contains(remedy))
    room.file = Self.rootFile
    room.isRestricted = false
    #expect(text(room.room).contains("\"restricted\": true"))
  }

  private static let logFile = LogFileRoom(
    path: "/srv/log/log.db", file: FileFacts(owner: 5, group: 7, mode: S_IFREG | 0o660),
    directory: FileFacts(owner: 0, group: 7, mode: S_IFDIR | 0o2770), protectedRegular: 2,
    protectedSymlinks: 1)

  /// A shared file never holds against those who write it, and that is all that is said.
  @Test func sharedFileAsItShouldBe() {
    let found = faults(Self.logFile.room)
    #expect(found.count == 1)
    #expect(found.first?.contains("keep the log on a server") == true)
  }

  @Test(arguments: [
    (0o777, 0o660, 2, "chmod o-w"), (0o770, 0o660, 2, "chmod g+s"),
    (0o2770, 0o664, 2, "chmod o="), (0o2770, 0o640, 2, "chmod g+rw"),
    (0o2770, 0o660, 0, "fs.protected_regular=2"), (0o3770, 0o660, 2, "chmod -t"),
    (0o3777, 0o660, 1, "chmod -t"),
  ])
  func sharedFileThatLiesBadly(directory: Int, file: Int, protected: Int, remedy: String) {
    var room = Self.logFile
    room.directory?.mode = S_IFDIR | mode_t(directory)
    room.file?.mode = S_IFREG | mode_t(file)
    room.protectedRegular = protected
    #expect(text(room.room).contains(remedy))
  }

  /// With 1 the kernel guards only what everybody can write.
  @Test func aStickyDirectoryOfAGroupIsGuardedByTwoAlone() {
    var room = Self.logFile
    room.directory?.mode = S_IFDIR | 0o3770
    room.protectedRegular = 1
    #expect(!text(room.room).contains("chmod -t"))
  }

  @Test func whatCannotBeSeenIsNotFine() {
    var room = Self.logFile
    (room.file, room.directory, room.protectedRegular) = (nil, nil, nil)
    let found = faults(room.room).filter { $0.hasPrefix("unseen") }
    #expect(found.count >= 4)
    #expect(found.allSatisfy { $0.contains("cannot be seen from here") })
    let review = SiteReview(rooms: [SiteRoom(title: "a", checks: [SiteCheck("b", nil, else: "c")])])
    #expect(!review.isFailed)
    #expect(review.lines.last?.string == "0 so, 0 not so, 1 cannot be seen from here")
  }

  private static var rights: PostgreSQLRights {
    var rights = PostgreSQLRights()
    (rights.user, rights.owner, rights.mayAppend) = ("officer", "keeper", true)
    (rights.connectionLimit, rights.limits) = (20, PostgreSQLRights.timeouts)
    return rights
  }

  private static let guarded = LogLine.tls(
    version: "TLSv1.3", .host("db", authorities: "system"))

  @Test func serverAsItShouldBe() {
    let room = LogServerRoom(line: Self.guarded, rights: Self.rights)
    #expect(faults(room.room) == [])
    #expect(!SiteReview(rooms: [room.room]).isFailed)
  }

  @Test(arguments: [LogLine.plain, .tls(version: "TLSv1.3", .nobody)])
  func unguardedLine(line: LogLine) {
    let room = LogServerRoom(line: line, rights: Self.rights)
    #expect(faults(room.room).count == 1)
    #expect(text(room.room).contains("sslmode"))
    #expect(SiteReview(rooms: [room.room]).isFailed)
  }

  /// Each right by itself, with what takes it away.
  @Test func rightsThatAreTooMany() {
    let cases: [(WritableKeyPath<PostgreSQLRights, Bool>, String)] = [
      (\.isPowerful, "NOSUPERUSER"), (\.isOwner, "role of its own"), (\.ownerLogsIn, "NOLOGIN"),
      (\.mayChangeTables, "REVOKE INSERT"), (\.mayMakeSchemas, "REVOKE CREATE ON DATABASE"),
      (\.mayMakeObjects, "REVOKE CREATE ON SCHEMA"),
    ]
    for (right, remedy) in cases {
      var rights = Self.rights
      rights[keyPath: right] = true
      let room = LogServerRoom(line: Self.guarded, rights: rights).room
      #expect(faults(room).count == 1 && text(room).contains(remedy), "\(remedy)")
    }
    for timeout in PostgreSQLRights.timeouts {
      var rights = Self.rights
      rights.limits.removeAll { $0 == timeout }
      #expect(text(LogServerRoom(line: Self.guarded, rights: rights).room).contains(timeout))
    }
    var rights = Self.rights
    rights.connectionLimit = -1
    #expect(text(LogServerRoom(line: Self.guarded, rights: rights).room).contains("LIMIT 20"))
  }

  private static let sshd = """
    # The watch
    AcceptEnv LANG LC_*
    PermitUserEnvironment no
    ExposeAuthInfo yes
    Match Group watch
      ForceCommand /usr/local/bin/watchfloor --restricted
      DisableForwarding yes
      PermitUserRC no
      MaxSessions 1
      ClientAliveInterval 15
      AuthorizedKeysFile /etc/ssh/authorized_keys/%u
    Match Group staff
      PermitUserRC yes
    """

  private func ssh(_ files: [String: String], keysAreRoots: Bool? = true) -> SSHRoom {
    var room = SSHRoom()
    room.configuration = SSHConfiguration(path: "main", read: { files[$0] }) { pattern in
      files.keys.filter { $0.hasPrefix(pattern.prefix { $0 != "*" }) }.sorted()
    }
    room.keyLists = ["/etc/ssh/authorized_keys/%u": keysAreRoots]
    return room
  }

  @Test func theBlockOfTheManPageIsAsItShouldBe() {
    let room = ssh(["main": ManPage.sshdBlock.joined(separator: "\n")])
    #expect(faults(room.room) == [])
  }

  @Test func sshdAsItShouldBe() {
    let room = ssh(["main": Self.sshd])
    #expect(faults(room.room) == [])
    #expect(room.room.checks.count > 10)
  }

  @Test(arguments: [
    ("ExposeAuthInfo yes", "ExposeAuthInfo no", "write ExposeAuthInfo yes"),
    ("PermitUserRC no", "", "write PermitUserRC no"),
    ("MaxSessions 1", "MaxSessions 10", "MaxSessions 1"),
    ("MaxSessions 1", "", "MaxSessions 1"),
    ("DisableForwarding yes", "X11Forwarding no", "write AllowTcpForwarding no"),
    ("ClientAliveInterval 15", "ClientAliveInterval 0", "ClientAliveInterval 15"),
    ("--restricted", "", "add --restricted"),
    ("LC_*", "LC_* LD_PRELOAD", "take LD_PRELOAD out"),
    ("AuthorizedKeysFile /etc/ssh/authorized_keys/%u", "", "AuthorizedKeysFile /etc/ssh"),
    ("/etc/ssh/authorized_keys/%u", "%h/keys", "AuthorizedKeysFile /etc/ssh"),
    ("PermitUserEnvironment no", "PermitUserEnvironment yes", "write PermitUserEnvironment no"),
    ("ForceCommand", "Banner", "starts watchfloor by ForceCommand"),
  ])
  func sshdThatLetsMore(part: String, other: String, remedy: String) {
    let room = ssh(["main": Self.sshd.replacing(part, with: other)]).room
    #expect(text(room).contains(remedy))
    #expect(SiteReview(rooms: [room]).isFailed)
  }

  /// The first value counts, as sshd has it, wherever it stands.
  @Test func includedFiles() {
    let main = "Include /etc/ssh/sshd_config.d/*.conf\n" + Self.sshd
    let sound = ssh(["main": main, "/etc/ssh/sshd_config.d/a.conf": "X11Forwarding no\n"])
    #expect(faults(sound.room) == [])
    let earlier = ssh(["main": main, "/etc/ssh/sshd_config.d/a.conf": "ExposeAuthInfo no\n"])
    #expect(text(earlier.room).contains("write ExposeAuthInfo yes"))
    var unread = SSHRoom()
    unread.configuration = SSHConfiguration(path: "main", read: { $0 == "main" ? main : nil }) {
      _ in ["/etc/ssh/sshd_config.d/a.conf"]
    }
    #expect(text(unread.room).contains("a.conf is read: cannot be seen from here"))
  }

  @Test func keysThatOthersChange() {
    #expect(text(ssh(["main": Self.sshd], keysAreRoots: false).room).contains("chown root"))
    let unseen = ssh(["main": Self.sshd], keysAreRoots: nil).room
    #expect(text(unseen).contains("cannot be seen from here"))
    #expect(text(ssh([:]).room).contains("cannot be seen from here"))
  }

  /// The built program on this machine, which no site has set up.
  @Test func theProgramSaysWhatIsNotSo() throws {
    let directory = try TemporaryDirectory()
    let run = try ProgramRun(
      Watchfloor.path, ["doctor", "--site", "--log", "\(directory.path)/log.db"],
      environment: ["HOME": directory.path, "LANG": "C.UTF-8"])
    #expect(run.code == 1, "\(run.messageText)")
    #expect(run.outputText.contains("NOT SO  /etc/watchfloor.json is there; write it"))
    #expect(run.outputText.contains("so      this program leaves no core behind"))
    #expect(run.outputText.contains("cannot be seen from here"))
    #expect(access("\(directory.path)/log.db", F_OK) != 0, "looking made a log")
  }

  private func read(_ url: String) throws -> PostgreSQLRights? {
    let (rights, line) = try PostgreSQLRights.read(PostgreSQLAddress(url))
    #expect(line == .plain)
    return rights
  }

  /// A real server: an owner who logs in, and an officer with the rights of the manual.
  @Test func realRights() throws {
    let server = try PostgreSQLServer.shared()
    let database = try server.makeDatabase()
    let owner = try PostgreSQLLog(PostgreSQLAddress(database.url))
    #expect(try read(database.url) == nil, "looking makes no log")
    _ = try owner.head()
    let rights = try #require(try read(database.url))
    #expect(rights.isPowerful && rights.isOwner && rights.ownerLogsIn && rights.mayChangeTables)
    let role = "site_\(database.name)"
    try server.sql(
      """
      CREATE ROLE \(role) LOGIN PASSWORD 'x' CONNECTION LIMIT 3;
      GRANT USAGE ON SCHEMA watchlog TO \(role);
      GRANT SELECT ON ALL TABLES IN SCHEMA watchlog TO \(role);
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA watchlog TO \(role);
      ALTER ROLE \(role) SET statement_timeout = '10s'; ALTER ROLE \(role) SET lock_timeout = 0;
      """, in: database.name)
    let url = "postgres://\(role):x@127.0.0.1:\(server.port)/\(database.name)?sslmode=disable"
    let officer = try #require(try read(url))
    #expect(!officer.isPowerful && !officer.isOwner && !officer.mayChangeTables)
    #expect(!officer.mayMakeSchemas && !officer.mayMakeObjects && officer.mayAppend)
    #expect(officer.limits == ["statement_timeout"], "0 is none")
    #expect(officer.connectionLimit == 3 && officer.user == role && officer.owner == "watch")
    try server.sql("GRANT UPDATE ON watchlog.head TO PUBLIC", in: database.name)
    let after = try #require(try read(url))
    #expect(after.mayChangeTables)
  }
}
