import DisplayText
import Glibc
import TerminalUI
import TestSupport
import Testing
import WatchDesk
import WatchLog

@testable import WatchfloorCommand

/// What is believed of `SSH_USER_AUTH`: the numbers are those of a real sshd.
@Suite("The key of an SSH session") struct SSHEvidenceTests {
  private static let user: uid_t = 1_004

  private static func process(
    _ id: Int, _ name: String, _ users: [uid_t], at started: Int
  ) -> ProcessFacts {
    ProcessFacts(id: id, parent: id - 1, name: name, users: users, started: started)
  }

  private static func all(_ user: uid_t) -> [uid_t] { Array(repeating: user, count: 4) }

  /// The program in a shell under sshd, whose file is 4 ms younger than the sshd that wrote it.
  private static let chain = [
    process(9, "watchfloor", all(user), at: 1_407_600),
    process(8, "bash", all(user), at: 1_407_440),
    process(7, "sshd", all(user), at: 1_407_390),
    process(6, "sshd", all(0), at: 1_407_050), process(5, "sshd", all(0), at: 1_390_780),
    process(1, "systemd", all(0), at: 310),
  ]

  private static let file = SSHEvidence.File(
    path: "/tmp/sshauth.cWZARspLSAFTgvP", isRegular: true, owner: user, rights: 0o600, links: 1,
    changed: 1_407_394)

  private func doubt(
    _ file: SSHEvidence.File = file, _ chain: [ProcessFacts] = chain, user: uid_t = user,
    hasConnection: Bool = true
  ) -> SSHEvidence.Doubt? {
    let evidence = SSHEvidence(user: user, hasConnection: hasConnection, chain: chain)
    do throws(SSHEvidence.Doubt) {
      try evidence.check(file)
      return nil
    } catch {
      return error
    }
  }

  private func file(
    path: String = file.path, isRegular: Bool = true, owner: uid_t = user, rights: mode_t = 0o600,
    links: Int = 1, changed: Int = file.changed
  ) -> SSHEvidence.File {
    SSHEvidence.File(
      path: path, isRegular: isRegular, owner: owner, rights: rights, links: links,
      changed: changed)
  }

  @Test func whatSSHDWroteIsBelieved() {
    #expect(doubt() == nil)
    #expect(doubt(file(owner: 0)) == nil)
    // ForceCommand without a shell between, and the sshd of newer releases.
    var direct = Array(Self.chain.dropFirst())
    direct[0] = Self.process(8, "watchfloor", Self.all(Self.user), at: 1_407_440)
    for index in [1, 2] {
      let old = direct[index]
      direct[index] = Self.process(old.id, "sshd-session", old.users, at: old.started)
    }
    #expect(doubt(Self.file, direct) == nil)
  }

  /// From 20 ms before sshd became the user to 10 ms before the session's first process.
  @Test(arguments: [
    (1_407_369, false), (1_407_370, true), (1_407_430, true), (1_407_431, false),
    (1_407_700, false), (0, false),
  ])
  func theFileIsOfTheMomentOfTheLogin(changed: Int, isBelieved: Bool) {
    #expect(doubt(file(changed: changed)) == (isBelieved ? nil : .time))
  }

  /// A connection that is opened and used much later gives no time to make a file in.
  @Test(arguments: [(1_409_390, true), (1_409_391, false)])
  func noFileIsMadeBetweenLoginAndSession(changed: Int, isBelieved: Bool) {
    var chain = Self.chain
    chain[1] = Self.process(8, "bash", Self.all(Self.user), at: 1_500_000)
    chain[0] = Self.process(9, "watchfloor", Self.all(Self.user), at: 1_500_010)
    #expect(doubt(file(changed: changed), chain) == (isBelieved ? nil : .time))
  }

  @Test func aFileOfAnotherKindIsNot() {
    for path in ["/tmp/mine", "/tmp/sshauth.", "/tmp/sshauth.x/y", "/var/tmp/sshauth.x", ""] {
      #expect(doubt(file(path: path)) == .place, "\(path)")
    }
    #expect(doubt(file(isRegular: false)) == .mode)
    #expect(doubt(file(owner: 1_005)) == .mode)
    for rights in [mode_t(0o644), 0o660, 0o400, 0o4600] {
      #expect(doubt(file(rights: rights)) == .mode)
    }
    #expect(doubt(file(links: 2)) == .mode)
    #expect(doubt(hasConnection: false) == .noConnection)
  }

  @Test func withoutSSHDAboveNothingIsBelieved() {
    #expect(doubt(Self.file, []) == .noSSHD)
    // Inside tmux, whose server is a child of the first process.
    #expect(doubt(Self.file, Array(Self.chain.prefix(2)) + [Self.chain[5]]) == .noSSHD)
    // /proc hides the processes of others.
    #expect(doubt(Self.file, Array(Self.chain.prefix(3))) == .noSSHD)
    // A program of the user's own that is called sshd.
    var forged = Self.chain
    forged[3] = Self.process(6, "sshd", Self.all(Self.user), at: 1_407_050)
    #expect(doubt(Self.file, forged) == .noSSHD)
    // One that has root's rights by its mode, and is still the user's.
    forged[3] = Self.process(6, "sshd", [Self.user, 0, 0, 0], at: 1_407_050)
    #expect(doubt(Self.file, forged) == .noSSHD)
    forged[3] = Self.process(6, "sshdx", Self.all(0), at: 1_407_050)
    #expect(doubt(Self.file, forged) == .noSSHD)
  }

  /// Under sudo the session above is another officer's.
  @Test func theSessionOfAnotherUserIsNotOurs() {
    #expect(doubt(file(owner: 1_005), user: 1_005) == .otherUser)
  }

  @Test func ofRootSSHDIsOneProcess() {
    let chain = [
      Self.process(8, "bash", Self.all(0), at: 1_410_000),
      Self.process(6, "sshd", Self.all(0), at: 1_407_050),
      Self.process(1, "systemd", Self.all(0), at: 310),
    ]
    #expect(doubt(file(owner: 0, changed: 1_409_900), chain, user: 0) == nil)
    #expect(doubt(file(owner: 0, changed: 1_409_991), chain, user: 0) == .time)
  }

  @Test func processesAreReadAsTheKernelWritesThem() throws {
    let stat = "42 (a) b (c) S 7 42 42 0 -1 4194304 111 0 0 0 0 0 0 0 20 0 1 0 136902 3133440 359"
    let status = "Name:\ta) b (c\nUid:\t1004\t0\t1004\t1004\nGid:\t1\t2\t3\t4\n"
    let facts = try #require(
      ProcessFacts(id: 42, stat: stat, status: status, ticksPerSecond: 100))
    #expect(facts.name == "a) b (c" && facts.parent == 7 && facts.started == 1_369_020)
    #expect(facts.users == [1_004, 0, 1_004, 1_004])
    #expect(!facts.isOnly(of: 1_004))
    for broken in ["", "42 (a", "42 (a) S", ") ("] {
      #expect(ProcessFacts(id: 42, stat: broken, status: status, ticksPerSecond: 100) == nil)
    }
  }

  @Test func theChainOfThisProcessIsRead() throws {
    let chain = ProcessChain.current()
    #expect(chain.first?.id == Int(getpid()))
    #expect(chain.first?.parent == Int(getppid()))
    #expect(chain.first?.isOnly(of: getuid()) == true)
    #expect(chain.count > 1)
  }

  @Test(arguments: [
    "password\n", "hostbased \(TestKeys.alice)\n", "publickey\n", "publickey ssh-ed25519\n",
    "publickey ssh-rsa \(TestKeys.alice.dropFirst(12))\n", "publickey \(TestKeys.alice) x\n", "",
  ])
  func otherLinesNameNoKey(text: String) {
    #expect(SSHSession.key(in: Array(text.utf8)) == nil)
  }

  @Test func theFirstKeyCounts() throws {
    let text = "password\npublickey \(TestKeys.alice)\npublickey \(TestKeys.mallory)\n"
    let key = try #require(SSHSession.key(in: Array(text.utf8)))
    #expect(try key.credential()?.text == TestKeys.aliceFingerprint)
  }

  /// From a shell, with a file that looks as if sshd had written it.
  @Test func aForgedVariableGivesNoName() throws {
    let path = "/tmp/sshauth.\(getpid())watchfloortest"
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
    try #require(file >= 0)
    defer { unlink(path) }
    let line = Array("publickey \(TestKeys.alice)\n".utf8)
    #expect(write(file, line, line.count) == line.count)
    close(file)
    let environment = ["SSH_USER_AUTH": path, "SSH_CONNECTION": "::1 1 ::1 22"]
    guard case .doubtful = SSHSession.key(environment) else {
      Issue.record("believed")
      return
    }
    let run = try Watchfloor.run(["doctor", "--log", "none"], environment: environment)
    #expect(run.outputText.contains("key         none"))
    #expect(run.outputText.contains("by login of the user: "))
  }
}

@Suite("Who writes") struct OfficerTests {
  private static let account = Account(login: "watch", user: 1_004, home: nil)
  private static let list = "\(TestKeys.alice) Alice Ndiaye\n\(TestKeys.ecdsa)\n"

  private func author(
    _ session: SSHSession.Key, keys: KeyListPath? = KeyListPath("/keys/%u"),
    list: Result<String, KeyList.Flaw> = .success(list)
  ) -> Choice<LogAuthor> {
    Officer.author(session, of: Self.account, on: "floor", keys: keys) {
      (path) throws(KeyList.Flaw) in
      #expect(path == "/keys/watch")
      return AuthorizedKeys(try list.get().utf8)
    }
  }

  @Test func theSiteNamesTheKey() throws {
    let found = author(.key(try TestKeys.used(TestKeys.alice)))
    #expect(found.value.name == "Alice Ndiaye" && found.value.login == "watch")
    #expect(found.value.credential?.text == TestKeys.aliceFingerprint)
    #expect(found.rule.string == "the SSH key's name in /keys/watch")
  }

  /// The key is kept all the same: it tells the officers of one login apart.
  @Test func withoutANameTheLoginIsItAndTheRuleSaysWhy() throws {
    let alice = SSHSession.Key.key(try TestKeys.used(TestKeys.alice))
    let long = "\(TestKeys.alice) \(String(repeating: "x", count: 201))"
    let cases: [(Choice<LogAuthor>, String)] = [
      (author(alice, keys: nil), "names no list of keys"),
      (author(alice, list: .failure(.writable(path: "/keys"))), "others than root can write it"),
      (author(alice, list: .success("")), "the SSH key is not in it"),
      (author(alice, list: .success(long)), "has 201 characters"),
      (author(.key(try TestKeys.used(TestKeys.ecdsa))), "has no comment"),
    ]
    for (found, reason) in cases {
      #expect(found.value.name == "watch" && found.value.credential != nil)
      #expect(found.rule.string.hasPrefix("login of the user: "))
      #expect(found.rule.string.contains(reason), "\(found.rule.string)")
    }
  }

  @Test func withoutAKeyThereIsNoCredential() {
    for session in [SSHSession.Key.none, .other, .doubtful(.time)] {
      let found = author(session)
      #expect(found.value == LogAuthor(name: "watch", login: "watch", host: "floor"))
    }
    #expect(author(.none).rule.string == "login of the user")
  }

  /// The user's own list gives no names any more.
  @Test func theUsersOwnListIsNotRead() throws {
    let context = RunContext(Arguments(), environment: [:], system: nil)
    #expect(LogSetup(Arguments(), context).author.value.credential == nil)
    #expect(SystemConfiguration().keys == nil)
  }
}
