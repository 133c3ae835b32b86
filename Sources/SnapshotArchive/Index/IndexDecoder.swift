/// Reads kept indexes; checks every length against what is left before it uses it.
struct IndexDecoder {
  private var rest: ArraySlice<UInt8>

  static func decode(
    _ bytes: [UInt8], archive: String
  ) throws(IndexFile.Flaw) -> ArchiveIndex {
    let magic = IndexFormat.magic
    guard bytes.count >= IndexFormat.headerCount, bytes.starts(with: magic) else {
      throw .foreign
    }
    var decoder = IndexDecoder(rest: bytes.dropFirst(magic.count))
    guard try decoder.number(UInt32.self) == IndexFormat.version else { throw .foreign }
    let checksum = try decoder.number(UInt64.self)
    guard IndexFormat.checksum(decoder.rest) == checksum else { throw .damaged }
    let path = try decoder.text()
    guard path == archive else { throw .otherArchive(path) }
    return try decoder.index()
  }

  private mutating func index() throws(IndexFile.Flaw) -> ArchiveIndex {
    var index = ArchiveIndex()
    for number in 0..<(try count(of: 4)) {
      guard index.crises.number(for: try text()) == number else { throw .damaged }
    }
    guard index.crises.ids.count <= CrisisTable.limit else { throw .damaged }
    for _ in 0..<(try count(of: 11)) {
      index.records.append(try record(crises: index.crises.ids.count))
    }
    guard rest.isEmpty else { throw .damaged }
    return index
  }

  private mutating func record(crises: Int) throws(IndexFile.Flaw) -> ArchiveIndex.Record {
    var record = ArchiveIndex.Record(name: try text())
    guard let state = ArchiveIndex.Record.State(rawValue: try number()) else { throw .damaged }
    record.state = state
    record.stamp = try stamp()
    record.stampBefore = try stamp()
    let count = try count(of: 8)
    guard count == 0 || state == .known else { throw .damaged }
    record.cells.reserveCapacity(count)
    for _ in 0..<count {
      guard let cell = Cell(word: try number()), cell.crisis < crises else { throw .damaged }
      record.cells.append(cell)
    }
    return record
  }

  private mutating func stamp() throws(IndexFile.Flaw) -> FileStamp? {
    switch try number(UInt8.self) {
    case 0: return nil
    case 1:
      return FileStamp(
        size: try number(), written: try number(), changed: try number(), inode: try number())
    default: throw .damaged
    }
  }

  /// A count of items with at least so many bytes each.
  private mutating func count(of bytes: Int) throws(IndexFile.Flaw) -> Int {
    let count = Int(try number(UInt32.self))
    guard count <= rest.count / bytes else { throw .damaged }
    return count
  }

  private mutating func number<Number: FixedWidthInteger>(
    _: Number.Type = Number.self
  ) throws(IndexFile.Flaw) -> Number {
    let size = MemoryLayout<Number>.size
    guard rest.count >= size else { throw .damaged }
    let number = rest.withUnsafeBytes { $0.loadUnaligned(as: Number.self) }
    rest = rest.dropFirst(size)
    return Number(littleEndian: number)
  }

  private mutating func text() throws(IndexFile.Flaw) -> String {
    let count = try count(of: 1)
    guard let text = String(validating: rest.prefix(count), as: UTF8.self) else { throw .damaged }
    rest = rest.dropFirst(count)
    return text
  }
}
