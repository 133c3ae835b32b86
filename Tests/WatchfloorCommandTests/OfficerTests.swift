import Glibc
import StrictJSON
import TestSupport
import Testing
import WatchLog

@testable import WatchfloorCommand

/// Public keys as ssh-keygen made them; the fingerprints are what `ssh-keygen -lf` says.
enum TestKeys {
  static let alice =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIut4h7KYX1BZ+VeMKJRx8kg0GMMYQLQyAXCQnodCbM1"
  static let aliceFingerprint = "SHA256:8GxkOkSBSnN+czAZqxeUhcMWtoxgv2l2vrGGHyW305k"
  static let mallory =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAICOUL7/LNvXwHTxgv21duymVcGV4icoDFEX00FJjrKZR"
  static let ecdsa =
    "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBHGjnBmvGJjTtsm99tHqOFkwuV5jpKZ1kqbx02Z+lC+qgK/C1XnnZMt7oo2Q/lcLyBUwY7UEcQlDVfl+Yc5mZ/Y="
  static let ecdsaFingerprint = "SHA256:tlDRkzNwJnYQANQNNvNIWIWwblC7NXSwfdf2bpcHJkA"
  static let authority =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKAIX/lKvRgikVRlvR30+z+hDTpIu4xfmg1VwmFCj+js"
  static let authorityFingerprint = "SHA256:n/CLxc+6h1hRA7xAiRuHV1DdhpTjBD2ZO6UeeCIfZqo"
  /// Of the id `Cara Dunn`, by that authority.
  static let certificate =
    "ecdsa-sha2-nistp256-cert-v01@openssh.com AAAAKGVjZHNhLXNoYTItbmlzdHAyNTYtY2VydC12MDFAb3BlbnNzaC5jb20AAAAg0gEZK3OzI5Z5cpRXGjPoV/B7JhCC8M7np2CrOITNVpAAAAAIbmlzdHAyNTYAAABBBPaJ+wcSVSn6Yz8sNDyr4D1jiL4KIRhYgbSkU5Y1smwceinUTLenV4rWknP2L3kpn+mj7n0WGOXKCzedKEeSVrgAAAAAAAAAAAAAAAEAAAAJQ2FyYSBEdW5uAAAACwAAAAd3ZndhdGNoAAAAAGsOtvwAAAAAaw7FYAAAAAAAAACCAAAAFXBlcm1pdC1YMTEtZm9yd2FyZGluZwAAAAAAAAAXcGVybWl0LWFnZW50LWZvcndhcmRpbmcAAAAAAAAAFnBlcm1pdC1wb3J0LWZvcndhcmRpbmcAAAAAAAAACnBlcm1pdC1wdHkAAAAAAAAADnBlcm1pdC11c2VyLXJjAAAAAAAAAAAAAAAzAAAAC3NzaC1lZDI1NTE5AAAAIKAIX/lKvRgikVRlvR30+z+hDTpIu4xfmg1VwmFCj+jsAAAAUwAAAAtzc2gtZWQyNTUxOQAAAECNyU2grPBaG+UTBQbLIkI1nH0x2SCWIVsdaaM71BPFhl9dus7qvfym98OInEZfIvdDahUvZn8n/de2asAuxWgM"

  /// As sshd writes it down.
  static func used(_ key: String) throws -> SSHKey {
    try #require(SSHSession.key(in: Array("publickey \(key)\n".utf8)))
  }
}

@Suite("Lists of SSH keys") struct AuthorizedKeysTests {
  private func naming(_ key: String, _ list: String) throws -> AuthorizedKeys.Naming {
    AuthorizedKeys(list.utf8).naming(try TestKeys.used(key))
  }

  @Test(arguments: [
    "\(TestKeys.alice) Alice Ndiaye", "  \t\(TestKeys.alice) \t Alice Ndiaye \t\r",
    "# \(TestKeys.alice) Nobody\n\n\(TestKeys.mallory) M\n\(TestKeys.alice) Alice Ndiaye\n",
    #"command="x y, \"z\" w",restrict \#(TestKeys.alice) Alice Ndiaye"#,
    #"restrict,environment="A=b c"  \#(TestKeys.alice) Alice Ndiaye"#,
    "\(TestKeys.alice) Alice Ndiaye\n\(TestKeys.alice) second",
    TestKeys.alice.replacing(" ", with: "\t") + "\tAlice Ndiaye",
  ])
  func theCommentIsTheName(list: String) throws {
    #expect(try naming(TestKeys.alice, list) == .name("Alice Ndiaye"))
  }

  /// What stands in a comment or in an option is no key, whatever it looks like.
  @Test(arguments: [
    "\(TestKeys.mallory) M \(TestKeys.alice) Mallory",
    "\(TestKeys.ecdsa) \(TestKeys.alice) Mallory",
    "command=\"\(TestKeys.alice) Mallory\" \(TestKeys.mallory) M",
    "ssh-rsa \(TestKeys.alice) Mallory", "x y \(TestKeys.alice) Mallory",
    "command=\"x \(TestKeys.alice) Mallory", "#\(TestKeys.alice) Mallory",
    "cert-authority \(TestKeys.alice) Mallory", "CERT-Authority,restrict \(TestKeys.alice) Mallory",
    TestKeys.alice.replacing("ssh-ed25519 ", with: "ssh-rsa ") + " Mallory",
    TestKeys.alice.dropLast(4) + " Mallory", TestKeys.alice + "= Mallory",
  ])
  func nothingElseRenamesAColleague(line: String) throws {
    #expect(try naming(TestKeys.alice, line) == .unlisted)
    #expect(try naming(TestKeys.alice, "\(line)\n\(TestKeys.alice) Alice") == .name("Alice"))
  }

  @Test func aCertificateIsNamedByItsIDWhereItsAuthorityIsListed() throws {
    let authority = "cert-authority,principals=\"a,b\" \(TestKeys.authority) site CA"
    #expect(try naming(TestKeys.certificate, authority) == .name("Cara Dunn"))
    #expect(try naming(TestKeys.certificate, "\(TestKeys.authority) site CA") == .unlisted)
    #expect(try naming(TestKeys.certificate, "cert-authority \(TestKeys.alice) x") == .unlisted)
    #expect(try naming(TestKeys.authority, authority) == .unlisted)
  }

  @Test(arguments: [(1, true), (200, true), (201, false)])
  func aNameHasALength(length: Int, isOne: Bool) throws {
    let name = String(repeating: "é", count: length)
    let expected: AuthorizedKeys.Naming = isOne ? .name(name) : .tooLong(length)
    #expect(try naming(TestKeys.alice, "\(TestKeys.alice) \(name)") == expected)
  }

  @Test func aKeyWithoutACommentHasNoName() throws {
    #expect(try naming(TestKeys.alice, TestKeys.alice + "  ") == .noComment)
    #expect(try naming(TestKeys.alice, "") == .unlisted)
  }

  @Test func credentialsAreWhatSSHKeygenSays() throws {
    #expect(try TestKeys.used(TestKeys.alice).credential()?.text == TestKeys.aliceFingerprint)
    #expect(try TestKeys.used(TestKeys.ecdsa).credential()?.text == TestKeys.ecdsaFingerprint)
    #expect(
      try TestKeys.used(TestKeys.certificate).credential()?.text
        == "certificate Cara Dunn of \(TestKeys.authorityFingerprint)")
  }

  @Test func randomBytesAreNoKeysAndEndNothing() {
    var generator = SeededGenerator(seed: 11)
    let signs = Array("ssh-ed25519 AAAA\"\\,=\n\t#".utf8) + [0, 0xFF]
    for _ in 0..<2_000 {
      let count = Int.random(in: 0..<120, using: &generator)
      let bytes = (0..<count).compactMap { _ in signs.randomElement(using: &generator) }
      #expect(AuthorizedKeys(bytes).lines.isEmpty)
    }
  }

  /// Whatever length a certificate is cut to, it is read as none or not at all.
  @Test func aCertificateThatIsCutIsNone() throws {
    let whole = try TestKeys.used(TestKeys.certificate)
    for count in stride(from: 0, to: whole.blob.count - 100, by: 3) {
      var reader = SSHReader(Array(whole.blob.prefix(count)))
      while reader.string() != nil {}
      let base64 = TestKeys.certificate.split(separator: " ")[1].prefix(count / 3 * 4)
      #expect(SSHKey(type: Array(whole.type.utf8), base64: Array(base64.utf8))?.certificate == nil)
    }
    #expect(whole.certificate != nil)
  }
}
