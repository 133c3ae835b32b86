/// Where the files of the repository are, seen from the sources of the tests.
package enum Repository {
  package static let root: String =
    "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

  package static var reference: String { "\(root)/Data/reference" }
  package static var archives: String { "\(root)/Data/archives" }
  package static var goldens: String { "\(root)/Tests/Goldens" }

  package static let themes = [
    "standard", "dark", "deuteranopia", "high-contrast", "light", "mono", "tritanopia",
  ]
}
