internal import Glibc

/// Where the programs and the data that are measured are: the checkout this program was built in.
struct Installation {
  /// The program itself, which starts itself again for what needs a fresh process.
  let bench: String
  let dashboard: String
  let baseline: String
  /// The directory that holds `Data`.
  let root: String

  var reference: String { "\(root)/Data/reference" }
  var archives: String { "\(root)/Data/archives" }

  init() throws(BenchError) {
    bench = try Self.programPath()
    let directory = Self.parent(bench)
    dashboard = "\(directory)/watchfloor"
    baseline = "\(directory)/curses-baseline"
    for path in [dashboard, baseline] where access(path, X_OK) != 0 {
      throw .missing(path: path)
    }
    root = try Self.rootAbove(directory)
  }

  private static func rootAbove(_ directory: String) throws(BenchError) -> String {
    var above = directory
    while access("\(above)/Data/reference", R_OK) != 0 {
      if above == "/" { throw .missing(path: "\(directory)/…/Data/reference") }
      above = parent(above)
    }
    return above
  }

  private static func programPath() throws(BenchError) -> String {
    var buffer = [CChar](repeating: 0, count: 4_096)
    let length = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    guard length > 0 else { throw .system(call: "readlink", errno: errno) }
    return String(decoding: buffer.prefix(length).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  private static func parent(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return "/" }
    return String(path[..<slash])
  }
}
