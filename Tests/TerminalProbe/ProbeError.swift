/// What went wrong in setting a test up; never what a test is about.
package enum ProbeError: Error, Hashable, Sendable {
  /// A system call failed: its name and `errno`.
  case system(call: String, errno: Int32)
}
