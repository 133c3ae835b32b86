internal import DisplayText
internal import Glibc

/// What `/etc/watchfloor.json` should say.
struct ConfigurationRoom: Equatable, Sendable {
  /// `nil` where there is no such file.
  var file: FileFacts?
  var isRestricted = false
  var namesLog = false
  var namesArchive = false

  var room: SiteRoom {
    let path = SafeText(SystemConfiguration.path)
    var checks = [
      SiteCheck("\(path) is there", file != nil, else: "write it: see the manual of watchfloor")
    ]
    if let file {
      checks += [
        SiteCheck(
          "it is root's, and nobody else can write it", file.isOfRootAlone,
          else: "chown root \(path) and chmod go-w \(path)"),
        SiteCheck(
          "every session is restricted", isRestricted, else: "write \"restricted\": true into it"),
        SiteCheck(
          "it names the watch log", namesLog,
          else: "write \"log\" into it, so that all desks have one log"),
        SiteCheck(
          "it names the archive", namesArchive, else: "write \"archive\" into it"),
      ]
    }
    return SiteRoom(title: "Configuration", checks: checks)
  }
}
