package import StrictJSON

/// Why the program refuses a file that keeps a log or its queue: somebody else may have put it
/// there, or may write to it.
package enum FileDanger: Hashable, Sendable {
  /// It may lead to any file, and to another one tomorrow.
  case symbolicLink
  /// A directory, a pipe, a device or a socket.
  case noRegularFile
  case writableByAll
  /// The directory it lies in, or one above; in a directory with the sticky bit, the file belongs
  /// to another user.
  case directoryWritableByAll(String)
  /// Its owner is neither the user, root, the owner of its directory nor a member of that
  /// directory's group.
  case ofStranger(owner: String)

  /// What is wrong and what to do, to follow the file's path.
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
