internal import StrictJSON

/// A value of a document whose syntax is sound, by its place; it is read when it is asked for.
struct JSONSlice {
  private let document: UnsafeBufferPointer<UInt8>
  /// Without the white space around it.
  let range: Range<Int>
  let kind: JSONKind

  struct Member {
    let name: String
    let key: JSONSlice
    let value: JSONSlice
  }

  /// The value of a document; throws where the document is no sound JSON.
  init(_ document: UnsafeBufferPointer<UInt8>) throws(JSONSyntaxError) {
    try JSONReader.check(document)
    var reader = try JSONReader(document)
    self = try reader.slice(of: document, from: 0)
  }

  fileprivate init(_ document: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ kind: JSONKind) {
    (self.document, self.range, self.kind) = (document, range, kind)
  }

  /// Where it starts in the document.
  var offset: Int { range.lowerBound }

  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: document[range]) }

  /// Of an object, in their order, names given twice included; of another value none.
  var members: [Member] { (try? readMembers()) ?? [] }

  /// Of an array; of another value none.
  var elements: [JSONSlice] { (try? readElements()) ?? [] }

  /// Of a string; `nil` of another value.
  var text: String? {
    guard kind == .string, var reader = try? JSONReader(bytes), let token = try? reader.string()
    else { return nil }
    return reader.text(token)
  }

  private func readMembers() throws(JSONSyntaxError) -> [Member] {
    guard kind == .object else { return [] }
    var (reader, members) = (try JSONReader(bytes), [Member]())
    try reader.enter()
    while let token = try reader.nextKey(isFirst: members.isEmpty) {
      let quoted = token.range.lowerBound - 1 + offset..<token.range.upperBound + 1 + offset
      let key = JSONSlice(document, quoted, .string)
      let value = try reader.slice(of: document, from: offset)
      members.append(Member(name: reader.text(token), key: key, value: value))
    }
    return members
  }

  private func readElements() throws(JSONSyntaxError) -> [JSONSlice] {
    guard kind == .array else { return [] }
    var (reader, elements) = (try JSONReader(bytes), [JSONSlice]())
    try reader.enter()
    while try reader.nextElement(isFirst: elements.isEmpty) {
      elements.append(try reader.slice(of: document, from: offset))
    }
    return elements
  }
}

extension JSONReader {
  /// The next value, which is skipped.
  ///
  /// - Parameter start: where the bytes of this reader begin in the document.
  fileprivate mutating func slice(
    of document: UnsafeBufferPointer<UInt8>, from start: Int
  ) throws(JSONSyntaxError) -> JSONSlice {
    let kind = try peek()
    let first = offset
    try skipValue()
    return JSONSlice(document, start + first..<start + offset, kind)
  }
}
