/// Takes the meaning from every character that has one in Markdown.
///
/// By scalars, as renderers read: a mark may stand on a character, which is then no other one.
enum MarkdownForm: MarkupForm {
  /// Each can be escaped by a backslash (CommonMark 2.4).
  private static let special = Set("\\`*_{}[]<>#|~&$!".unicodeScalars)

  static func escaped(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    let lead = listLead(scalars)
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      let (before, after) = (
        index > 0 ? scalars[index - 1] : " ", scalars[index...].dropFirst().first
      )
      if scalar == "@" {
        if before != "@" { result.append("`") }
        result.append(scalar)
        if after != "@" { result.append("`") }
        continue
      }
      if index == lead || special.contains(scalar) || begins(addressAt: index, in: scalars) {
        result.append("\\")
      }
      result.append(scalar)
    }
    return String(result)
  }

  /// Where a character stands that would make a list, a heading or a rule of the text.
  private static func listLead(_ scalars: [Unicode.Scalar]) -> Int? {
    let digits = scalars.prefix { ("0"..."9").contains($0) }.count
    guard digits < scalars.count else { return nil }
    let marks: Set<Unicode.Scalar> = digits == 0 ? ["+", "-", "="] : [".", ")"]
    return marks.contains(scalars[digits]) ? digits : nil
  }

  /// The characters by which renderers find an address: `://` and `www.`; the sign of a mail's is
  /// set as code, since they look for it after taking escapes away.
  private static func begins(addressAt index: Int, in scalars: [Unicode.Scalar]) -> Bool {
    switch scalars[index] {
    case ":": scalars[(index + 1)...].starts(with: "//".unicodeScalars)
    case ".": index >= 3 && scalars[(index - 3)..<index].allSatisfy { $0 == "w" || $0 == "W" }
    default: false
    }
  }
}
