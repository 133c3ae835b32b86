extension String {
  /// The text with some of its scalars replaced: what every form of quoting is made of.
  ///
  /// It walks scalars, as those do who read what was quoted. To Swift a quotation mark with an accent
  /// on it is one character, and another than the quotation mark; to a shell, a database or a browser
  /// it ends the text.
  ///
  /// - Parameter replacement: what stands in place of a scalar; `nil` leaves it.
  package func replacingScalars(_ replacement: (Unicode.Scalar) -> String?) -> String {
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if let replaced = replacement(scalar) {
        result.append(contentsOf: replaced.unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}
