internal import DisplayText
internal import Glibc

/// How a log in a file, which all its writers can write, should lie.
struct LogFileRoom: Equatable, Sendable {
  let path: String
  /// `nil` where it is not there or cannot be seen.
  var file: FileFacts?
  var directory: FileFacts?
  /// `fs.protected_regular` and `fs.protected_symlinks`; `nil` where they cannot be read.
  var protectedRegular: Int?
  var protectedSymlinks: Int?

  var room: SiteRoom { SiteRoom(title: "Watch log", checks: places + kernel + [insiders]) }

  private var places: [SiteCheck] {
    let name = SafeText(path)
    let isOpen = directory?.has(S_IWOTH)
    let groupWrites = directory?.has(S_IWGRP) ?? false
    var checks = [
      SiteCheck(
        "others than the log's group cannot write its directory", isOpen.map { !$0 },
        else: "chmod o-w the directory of \(name)")
    ]
    if groupWrites {
      checks.append(
        SiteCheck(
          "files made there are the group's (setgid)", directory?.has(S_ISGID),
          else: "chmod g+s the directory of \(name)"))
    }
    checks.append(
      SiteCheck(
        "others can neither read nor write \(name)", file.map { !$0.has(S_IROTH | S_IWOTH) },
        else: "chmod o= \(name)"))
    if groupWrites {
      checks.append(
        SiteCheck(
          "the group can write it", file?.has(S_IWGRP), else: "chmod g+rw \(name), as its owner"))
    }
    return checks
  }

  /// The kernel refuses to open another's file for writing where its directory has the sticky bit.
  private var kernel: [SiteCheck] {
    let isSticky = directory?.has(S_ISVTX) ?? false
    let refuses = (protectedRegular ?? 0) > ((directory?.has(S_IWOTH) ?? false) ? 0 : 1)
    return [
      SiteCheck(
        "the kernel guards files in directories of several users (fs.protected_regular)",
        protectedRegular.map { $0 >= 1 }, else: "sysctl -w fs.protected_regular=2"),
      SiteCheck(
        "the kernel guards links there (fs.protected_symlinks)",
        protectedSymlinks.map { $0 >= 1 }, else: "sysctl -w fs.protected_symlinks=1"),
      SiteCheck(
        "every writer can open what another made", directory.map { _ in !(isSticky && refuses) },
        else: "chmod -t the directory, which the kernel guards against its own group"),
    ]
  }

  private var insiders: SiteCheck {
    SiteCheck(
      "nobody who writes the log can also alter it",
      .unseen(
        "which depends on who has a shell: whoever can write a file with another program can alter it; where that matters, keep the log on a server"
      ))
  }
}
