import Paths
import SnapshotArchive
import TestSupport
import Testing
import Threads

/// Paths whose bytes are no UTF-8 keep them.
@Suite("Paths as text") struct PathTextTests {
  private func back(_ bytes: [UInt8]) -> [UInt8] { PathText.bytes(PathText.text(bytes)) }

  @Test func everyByteComesBack() {
    for byte in 1...255 as ClosedRange<UInt8> {
      for bytes in [[byte], [0x61, byte], [byte, 0x61], [0xC3, byte], [0xE2, 0x82, byte]] {
        #expect(back(bytes) == bytes, "\(bytes)")
      }
    }
  }

  @Test func randomBytesComeBackAndDiffer() {
    var generator = SeededGenerator(seed: 9)
    var texts: [[UInt8]: [UInt8]] = [:]
    for _ in 1...5_000 {
      let count = Int.random(in: 1...8, using: &generator)
      let alphabet: [UInt8] = [0x2F, 0x61, 0x80, 0xBF, 0xC3, 0xA9, 0xE2, 0xF4, 0x8F, 0xBE, 0xFF]
      let bytes = (0..<count).compactMap { _ in alphabet.drawn(&generator) }
      let text = PathText.text(bytes)
      #expect(PathText.bytes(text) == bytes)
      // Canonically equal texts are other paths.
      #expect(texts.updateValue(bytes, forKey: Array(text.utf8)) ?? bytes == bytes)
    }
  }

  @Test(arguments: ["/srv/log.db", "naïve/日本", "e\u{301}", "\u{10FF7F}", "\u{FFFD}", ""])
  func unicodeLooksAsItIs(text: String) {
    #expect(PathText.text(text.utf8).utf8.elementsEqual(text.utf8))
    #expect(PathText.repaired(text).utf8.elementsEqual(text.utf8))
  }

  /// A path that has by itself what stands for bytes: on the bounds of it and on each side.
  @Test(arguments: [0x10_FF7F, 0x10_FF80, 0x10_FFFF, 0x10_FFFE] as [UInt32])
  func whatStandsForBytesStandsForItself(value: UInt32) throws {
    let bytes = Array(String(try #require(Unicode.Scalar(value))).utf8)
    #expect(back(bytes) == bytes)
    #expect(PathText.text(bytes).unicodeScalars.count == (value < 0x10_FF80 ? 1 : 4))
  }

  @Test func whatIsNoPathIsRepaired() {
    #expect(PathText.repaired(PathText.text([0x61, 0xE9, 0x62])) == "a\u{FFFD}b")
  }

  @Test(
    arguments: [
      ("/a/b/c", "c", "/a/b", ["/a", "/a/b"]), ("a/b", "b", "a", ["a"]), ("a", "a", nil, []),
      ("/", "/", "/", []), ("/a", "a", "/", []), ("a//b", "b", "a/", ["a", "a/"]),
      ("/a/\u{301}b", "\u{301}b", "/a", ["/a"]), ("/a/", "a", "/a", ["/a"]),
    ] as [(String, String, String?, [String])])
  func parts(path: String, name: String, directory: String?, above: [String]) {
    #expect(PathText.name(of: path) == name)
    #expect(PathText.directory(of: path) == directory)
    #expect(PathText.directories(above: path) == above)
  }

  @Test func anArchiveOfSuchANameIsFoundAndFollowed() throws {
    let directory = try TemporaryDirectory()
    let path = "\(directory.path)/" + PathText.text([0x63, 0xE9])
    try PrivateFile.replace("\(path)/20110317T000000Z.json", with: Array("{}".utf8))
    let archive = try Archive(path: path)
    #expect(archive.entries.count == 1)
    #expect(try FileBytes(path: archive.entries[0].path).count == 2)
    let watch = ArchiveWatch(path: path)
    try PrivateFile.replace("\(path)/20110318T000000Z.json", with: Array("{}".utf8))
    #expect(try watch.look(at: .now).changed == ["20110318T000000Z.json"])
    #expect(try DirectoryListing.names(in: directory.path) == [PathText.text([0x63, 0xE9])])
    #expect(ArchiveKey(archive: path).path == path)
  }
}
