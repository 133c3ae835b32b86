internal import Glibc
internal import Paths

/// Where the program finds its data and themes.
///
/// The order is part of the interface: packagers rely on step 3, tests on step 1.
///
/// 1. the directory given by `--data`
/// 2. the directory named by `WATCHFLOOR_DATA`
/// 3. `../share/watchfloor` beside the directory of the program
/// 4. the nearest directory above the program that holds `Data/reference`, as in a checkout
///
/// The directory holds `Data` and `Themes`.
struct Installation: Equatable, Sendable {
  enum Rule: String {
    case option = "--data"
    case environment = "WATCHFLOOR_DATA"
    case installed = "beside the program (../share/watchfloor)"
    case checkout = "checkout above the program"
  }

  let root: String
  let rule: Rule

  var reference: String { "\(root)/Data/reference" }
  var archives: String { "\(root)/Data/archives" }
  var themes: String { "\(root)/Themes" }
  /// The archive that opens where none is named.
  var shippedArchive: String { "\(archives)/2011" }

  /// `nil` where no directory qualifies.
  static func find(option: String?, environment: [String: String]) -> Installation? {
    if let option { return Installation(root: option, rule: .option) }
    if let named = environment["WATCHFLOOR_DATA"], !named.isEmpty {
      return Installation(root: named, rule: .environment)
    }
    guard let program = programPath else { return nil }
    let directory = PathText.directory(of: program) ?? "/"
    let share = "\(PathText.directory(of: directory) ?? "")/share/watchfloor"
    if holdsData(share) { return Installation(root: share, rule: .installed) }
    var above = directory
    while above != "/" && !above.isEmpty {
      if holdsData(above) { return Installation(root: above, rule: .checkout) }
      above = PathText.directory(of: above) ?? "/"
    }
    return nil
  }

  /// Of the program that runs, with links resolved.
  static var programPath: String? {
    var buffer = [CChar](repeating: 0, count: 4_096)
    let length = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    guard length > 0 else { return nil }
    return PathText.text(buffer.prefix(length).map(UInt8.init(bitPattern:)))
  }

  private static func holdsData(_ directory: String) -> Bool {
    "\(directory)/Data/reference".withPath { access($0, R_OK) } == 0
  }
}
