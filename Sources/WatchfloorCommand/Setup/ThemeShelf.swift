internal import DisplayText
internal import Glibc
internal import SnapshotArchive
internal import TerminalUI

/// The themes that can be chosen, by name; read when chosen.
struct ThemeShelf: Sendable {
  private let directory: String?
  /// Sorted, the standard theme first; the compiled-in theme where there are no files.
  let names: [String]

  init(directory: String?) {
    self.directory = directory
    let found = directory.map(Self.list) ?? []
    let sorted = found.sorted { ($0 == "standard" ? "" : $0) < ($1 == "standard" ? "" : $1) }
    names = sorted.isEmpty ? [Theme.builtInName] : sorted
  }

  private static func list(_ directory: String) -> [String] {
    let files = (try? DirectoryListing.names(in: directory)) ?? []
    return files.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }
  }

  /// The theme that a name stands for, or the compiled-in one with what is wrong.
  func theme(named name: String) -> (theme: Theme, problem: SafeText?) {
    guard names.contains(name) else {
      let known = SafeText.joined(names.map { SafeText($0) })
      return (.builtIn, "no theme \(quoted: name); there are \(known)")
    }
    guard let directory, name != Theme.builtInName else { return (.builtIn, nil) }
    let read = DocumentFile.read(path: "\(directory)/\(name).json") { ThemeReader.read($0) }
    let problem = read.problems.first.map { SafeText($0.text) }
    return (read.value ?? .builtIn, problem)
  }

  /// A theme and what decided it.
  struct Choice {
    let name: String
    let rule: SafeText
    /// What is wrong with what was named in the environment; the choice goes on without it.
    var problem: SafeText?
  }

  private static let variable = "WATCHFLOOR_THEME"

  /// `--theme`, else `WATCHFLOOR_THEME`, else what COLORFGBG says of the background, else the
  /// standard theme, which is readable on dark and light.
  func choice(option: String?, environment: [String: String]) -> Choice {
    if let option { return Choice(name: option, rule: "--theme") }
    let named = environment[Self.variable].flatMap { $0.isEmpty ? nil : $0 }
    if let named, names.contains(named) {
      return Choice(name: named, rule: SafeText(Self.variable))
    }
    let problem = named.flatMap { theme(named: $0).problem }
    var choice = unnamed(environment)
    choice.problem = problem.map { "\(SafeText(Self.variable)): \($0)" }
    return choice
  }

  private func unnamed(_ environment: [String: String]) -> Choice {
    let background = environment["COLORFGBG"]?.split(separator: ";").last.flatMap { Int($0) }
    let hinted = background.map { (0...6).contains($0) || $0 == 8 ? "dark" : "light" }
    if let hinted, names.contains(hinted) { return Choice(name: hinted, rule: "COLORFGBG") }
    return Choice(name: names[0], rule: "nothing named one")
  }
}
