internal import Glibc

/// The UTF-8 `LC_CTYPE` that measuring text needs; the program's own start-up sees to it outside
/// of tests.
package enum TestLocale {
  private static let isReady = setlocale(LC_CTYPE, "C.UTF-8") != nil

  /// Call it from a suite's `init`; the locale is set once.
  package static func prepare() {
    precondition(isReady, "the C library has no C.UTF-8 locale")
  }
}
