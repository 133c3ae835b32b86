package import DisplayText

/// One character position: what it shows, and its theme role.
package struct Cell: Hashable, Sendable {
  package var glyph: Glyph
  package var role: Role

  package init(_ glyph: Glyph, role: Role) {
    self.glyph = glyph
    self.role = role
  }

  package static let blank = Cell(.space, role: .text)
}
