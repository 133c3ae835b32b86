internal import Glibc
internal import Paths

/// Who may do what with a file or a directory.
struct FileFacts: Equatable, Sendable {
  var owner: uid_t = 0
  var group: gid_t = 0
  /// With the kind of file.
  var mode: mode_t = 0

  init(owner: uid_t, group: gid_t, mode: mode_t) {
    (self.owner, self.group, self.mode) = (owner, group, mode)
  }

  /// `nil` where it is not there or cannot be seen.
  init?(path: String) {
    var status = stat()
    guard path.withPath({ stat($0, &status) }) == 0 else { return nil }
    self.init(owner: status.st_uid, group: status.st_gid, mode: status.st_mode)
  }

  func has(_ bits: mode_t) -> Bool { mode & bits != 0 }

  /// Whether root owns it and nobody else can write it.
  var isOfRootAlone: Bool { owner == 0 && !has(S_IWGRP | S_IWOTH) }
}
