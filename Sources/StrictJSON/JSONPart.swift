/// The bytes of one value, written once for all the documents that have it.
package struct JSONPart: Hashable, Sendable {
  let bytes: [UInt8]
  /// Arrays and objects around it.
  let depth: Int
}
