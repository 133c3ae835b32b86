extension String {
  /// The text with some of its scalars replaced; every form of quoting is based on it.
  ///
  /// It walks scalars, like those who read the quoted text. To Swift, a quotation mark with an
  /// accent is one character and not a quotation mark; to a shell, a database or a browser it ends
  /// the text.
  ///
  /// - Parameter replacement: what to write in place of a scalar; `nil` leaves it.
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
