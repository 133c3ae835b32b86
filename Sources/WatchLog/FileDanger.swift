package import StrictJSON

/// Why a file is not used that a log, or what waits for one, is to be kept in: others than those who keep
/// it may have put it there, or may write it.
package enum FileDanger: Hashable, Sendable {
  /// It may lead to any file, and to another one tomorrow.
  case symbolicLink
  /// A directory, a pipe, a device or a socket.
  case noRegularFile
  case writableByAll
  /// The directory it lies in, or one above; of a directory with the sticky bit, a file of another user.
  case directoryWritableByAll(String)
  /// Neither the user, root, the owner of its directory nor a member of its directory's group.
  case ofStranger(owner: String)

  /// What is wrong; what to do.
  package var text: Message {
    switch self {
    case .symbolicLink:
      "is a symbolic link, which may lead anywhere; name the file itself, or link its directory instead"
    case .noRegularFile: "is no regular file; name another with --log"
    case .writableByAll:
      "may be written by everybody; take that right away (chmod o-w), then look what was written with watchfloor log verify"
    case .directoryWritableByAll(let directory):
      "everybody may put files into \(place: directory); take that right away (chmod o-w), or move it to a directory of its own"
    case .ofStranger(let owner):
      "belongs to \(plain: owner), who is neither you, root nor a keeper of its directory; find out who put it there, or give it to the group (chgrp, chown)"
    }
  }
}
