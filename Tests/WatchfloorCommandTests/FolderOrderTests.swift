import FoundationEssentials
import TestSupport
import Testing

/// Folders of a target use one another one way only.
///
/// The order stands in `Sources/README.md`, one line a target: a file may name the types of its own
/// folder and of those before it. Files beside the folders put all together and may name any.
@Suite("Order of folders") struct FolderOrderTests {
  @Test(arguments: try FolderOrder.all()) func eachNamesOnlyThoseBefore(order: FolderOrder) throws {
    let files = try SourceFile.all(of: order.target)
    #expect(Set(files.compactMap(\.folder)) == Set(order.folders), "\(order.target)")
    let places = Dictionary(zip(order.folders, 0...)) { first, _ in first }
    var homes: [String: Int] = [:]
    for file in files {
      for type in file.types { homes[type] = file.folder.flatMap { places[$0] } ?? .max }
    }
    for file in files {
      guard let folder = file.folder, let place = places[folder] else { continue }
      let later = file.names.filter { homes[$0].map { $0 > place } ?? false }
      #expect(later.isEmpty, "\(file.path) names what is declared later: \(later.sorted())")
    }
  }

  @Test func sourcesAreReadAsTheCompilerReadsThem() {
    let source = SourceFile(
      path: "A/b.swift",
      """
      // Comment
      struct First: Second { let text = "Third \\(Fourth("Fifth")) Sixth" }
      private enum Seventh { struct Eighth {} } /* Ninth */
      """)
    #expect(source.types == ["First"])
    #expect(
      source.names.isSuperset(of: ["Second", "Fourth"])
        && source.names.isDisjoint(with: ["Comment", "Third", "Fifth", "Sixth", "Ninth"]))
  }
}

/// One line of the table in `Sources/README.md`.
struct FolderOrder: CustomTestStringConvertible {
  let target: String
  let folders: [String]

  var testDescription: String { target }

  static func all() throws -> [FolderOrder] {
    let text = try String(contentsOfFile: "\(Repository.root)/Sources/README.md", encoding: .utf8)
    let lines = text.split(separator: "\n")
    let table = lines.drop { $0 != "| folders of | in their order |" }.dropFirst(2)
    let orders = table.prefix { $0.hasPrefix("|") }.map { line in
      let cells = line.split(separator: "|").map { $0.filter { !" `".contains($0) } }
      return FolderOrder(target: cells[0], folders: cells[1].split(separator: ",").map(String.init))
    }
    try #require(!orders.isEmpty)
    return orders
  }
}

/// A file of Swift as far as the names in it.
struct SourceFile {
  /// From the target's directory.
  let path: String
  /// Types that other files can name, without those inside of others.
  private(set) var types: Set<String> = []
  /// All names, those of members among them, without comments and the texts of strings.
  private(set) var names: Set<String> = []

  /// `nil` beside the folders.
  var folder: String? {
    path.contains("/") ? path.split(separator: "/").first.map(String.init) : nil
  }

  static func all(of target: String) throws -> [SourceFile] {
    let root = "\(Repository.root)/Sources/\(target)"
    return try FileManager.default.subpathsOfDirectory(atPath: root)
      .filter { $0.hasSuffix(".swift") }
      .map { SourceFile(path: $0, try String(contentsOfFile: "\(root)/\($0)", encoding: .utf8)) }
  }

  init(path: String, _ text: String) {
    self.path = path
    var scanner = SourceScanner(text)
    let words = scanner.words()
    names = Set(words.map(\.text))
    let keywords: Set = ["struct", "class", "enum", "protocol", "actor", "typealias"]
    for (place, word) in words.enumerated().dropLast() where keywords.contains(word.text) {
      let isHidden = place > 0 && ["private", "fileprivate"].contains(words[place - 1].text)
      if word.depth == 0, !isHidden { types.insert(words[place + 1].text) }
    }
  }
}

/// Finds the words of Swift source, with the braces that they stand in.
struct SourceScanner {
  private let bytes: [UInt8]
  private var place = 0
  private var depth = 0
  private var found: [(text: String, depth: Int)] = []

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  mutating func words() -> [(text: String, depth: Int)] {
    code(until: nil)
    return found
  }

  private func stands(_ text: StaticString) -> Bool {
    bytes[place...].starts(with: text.description.utf8)
  }

  /// Up to the parenthesis that ends an interpolation, or to the end of the file.
  private mutating func code(until end: UInt8?) {
    var parentheses = 0
    while place < bytes.count {
      let byte = bytes[place]
      if stands("//") {
        skip(past: "\n")
      } else if stands("/*") {
        skip(past: "*/")
      } else if byte == UInt8(ascii: "\"") || stands("#\"") {
        string()
      } else if Self.isOfWord(byte) {
        word()
      } else {
        if byte == end, parentheses == 0 { return place += 1 }
        if byte == UInt8(ascii: "(") { parentheses += 1 }
        if byte == UInt8(ascii: ")") { parentheses -= 1 }
        if byte == UInt8(ascii: "{") { depth += 1 }
        if byte == UInt8(ascii: "}") { depth -= 1 }
        place += 1
      }
    }
  }

  private mutating func word() {
    let start = place
    while place < bytes.count, Self.isOfWord(bytes[place]) { place += 1 }
    found.append((String(decoding: bytes[start..<place], as: UTF8.self), depth))
  }

  /// A literal, whose interpolations are code.
  private mutating func string() {
    let isRaw = stands("#\"")
    if isRaw { place += 1 }
    let quote: StaticString = stands("\"\"\"") ? "\"\"\"" : "\""
    place += quote.utf8CodeUnitCount
    while place < bytes.count {
      if !isRaw, stands("\\(") {
        place += 2
        code(until: UInt8(ascii: ")"))
      } else if !isRaw, stands("\\") {
        place += 2
      } else if stands(quote) {
        return place += quote.utf8CodeUnitCount
      } else {
        place += 1
      }
    }
  }

  private mutating func skip(past end: StaticString) {
    while place < bytes.count, !stands(end) { place += 1 }
    place = min(bytes.count, place + end.utf8CodeUnitCount)
  }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
