import Testing
import WatchLog

@Suite("The same officer") struct OfficerIdentityTests {
  private func author(
    _ name: String, _ login: String = "watch", key: String? = nil, host: String = "h"
  ) -> LogAuthor {
    LogAuthor(name: name, login: login, host: host, credential: key.flatMap(LogCredential.init))
  }

  @Test func isOneOfLoginAndKey() {
    let alice = author("Alice", key: "SHA256:a")
    #expect(alice.isSameOfficer(as: author("A. Ndiaye", key: "SHA256:a", host: "other")))
    #expect(!alice.isSameOfficer(as: author("Alice", key: "SHA256:b")))
    #expect(!alice.isSameOfficer(as: author("Alice", "ndiaye", key: "SHA256:a")))
    #expect(!alice.isSameOfficer(as: author("Alice")))
  }

  /// Of earlier programs, which kept the name of the key alone.
  @Test func withoutKeysTheNameTellsThemApart() {
    #expect(author("Alice").isSameOfficer(as: author("Alice", host: "other")))
    #expect(!author("Alice").isSameOfficer(as: author("Bob")))
    #expect(!author("Alice").mayBeSameOfficer(as: author("Bob")))
  }

  /// Leaving out the key makes nobody another officer.
  @Test func mayBeOneWhoLeftOutTheirKey() {
    let alice = author("Alice", key: "SHA256:a")
    #expect(alice.mayBeSameOfficer(as: author("watch")))
    #expect(author("watch").mayBeSameOfficer(as: alice))
    #expect(alice.mayBeSameOfficer(as: author("Alice")))
    #expect(!alice.mayBeSameOfficer(as: author("Bob")))
    #expect(!alice.mayBeSameOfficer(as: author("watch", "other")))
    #expect(!alice.mayBeSameOfficer(as: author("Bob", key: "SHA256:b")))
  }
}
