internal import DisplayText
internal import StrictJSON

/// What of the environment is wrong and therefore not heeded; said once, since whoever set a variable
/// believes that it works.
enum EnvironmentReview {
  static func findings(_ environment: [String: String]) -> [SafeText] {
    unknownNames(environment) + relativeDirectories(environment)
  }

  private static let known = EnvironmentVariable.table
    .flatMap { $0.name.string.split(separator: ",") }
    .map { String($0.drop { $0 == " " }) }

  /// Only near misses: what else begins like ours may be another program's.
  private static func unknownNames(_ environment: [String: String]) -> [SafeText] {
    let prefix = "WATCHFLOOR_"
    let ours = known.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
    return environment.keys.sorted().compactMap { name in
      let own = String(name.dropFirst(prefix.count))
      guard name.hasPrefix(prefix), !ours.contains(own),
        let nearest = Nearest.match(own, among: ours)
      else { return nil }
      return
        "\(SafeText(name, limit: 60)): no such variable; did you mean \(SafeText(prefix + nearest))?"
    }
  }

  /// The XDG specification has relative paths ignored; where they point instead is no secret.
  private static func relativeDirectories(_ environment: [String: String]) -> [SafeText] {
    known.filter { $0.hasPrefix("XDG_") }.compactMap { name in
      guard let value = environment[name], !value.isEmpty, !value.hasPrefix("/") else { return nil }
      return
        "\(SafeText(name)): \"\(SafeText(value, limit: 60))\" is no absolute path and not used; begin it with /"
    }
  }
}
