/// The form of kept indexes.
///
/// All numbers are little-endian; a text is its length (4 bytes) and its UTF-8.
///
/// - magic, version (4 bytes), checksum of all that follows (8)
/// - path of the archive
/// - number of crises; the id of each
/// - number of snapshots; of each: name, state (1), stamp, stamp before, number of cells, cells (8)
///
/// A stamp is one byte, 0 if there is none, otherwise 1 and then size, times and inode (8 bytes
/// each).
enum IndexFormat {
  static let magic = Array("WFINDEX\n".utf8)
  static let version: UInt32 = 1
  static let headerCount = magic.count + 4 + 8

  static func checksum(_ bytes: some Collection<UInt8>) -> UInt64 {
    let sum = bytes.withContiguousStorageIfAvailable {
      Fingerprinter.hash(UnsafeRawBufferPointer($0), 0x5761_7463_6866_6C6F)
    }
    return sum ?? checksum(Array(bytes))
  }
}

enum IndexEncoder {
  static func encode(_ index: ArchiveIndex, archive: String) -> [UInt8] {
    var body: [UInt8] = []
    body.append(text: archive)
    body.append(number: UInt32(index.crises.ids.count))
    for id in index.crises.ids { body.append(text: id) }
    body.append(number: UInt32(index.records.count))
    for record in index.records { body.append(record) }
    var bytes = IndexFormat.magic
    bytes.append(number: IndexFormat.version)
    bytes.append(number: IndexFormat.checksum(body))
    return bytes + body
  }
}

extension [UInt8] {
  fileprivate mutating func append(number: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
  }

  fileprivate mutating func append(text: String) {
    append(number: UInt32(text.utf8.count))
    append(contentsOf: text.utf8)
  }

  fileprivate mutating func append(_ stamp: FileStamp?) {
    append(stamp == nil ? 0 : 1)
    guard let stamp else { return }
    append(number: stamp.size)
    append(number: stamp.written)
    append(number: stamp.changed)
    append(number: stamp.inode)
  }

  fileprivate mutating func append(_ record: ArchiveIndex.Record) {
    append(text: record.name)
    append(record.state.rawValue)
    append(record.stamp)
    append(record.stampBefore)
    append(number: UInt32(record.cells.count))
    for cell in record.cells { append(number: cell.word) }
  }
}
