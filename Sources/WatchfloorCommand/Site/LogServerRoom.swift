internal import DisplayText
internal import WatchLog
internal import WatchLogPostgreSQL

/// What a log's server should let this officer do, and nothing more.
struct LogServerRoom: Equatable, Sendable {
  var line: LogLine?
  /// `nil` where the server was not reached.
  var rights: PostgreSQLRights?
  /// Why not.
  var problem: SafeText?

  var room: SiteRoom {
    var checks = [lineCheck]
    if let rights {
      checks += Self.user(rights) + Self.schema(rights) + Self.limits(rights)
    } else {
      checks.append(
        SiteCheck("this user may read and append, nothing else", .unseen(problem ?? "not reached")))
    }
    return SiteRoom(title: "Watch log", checks: checks)
  }

  private var lineCheck: SiteCheck {
    let claim: SafeText = "the line to the server is guarded"
    guard let line else { return SiteCheck(claim, .unseen(problem ?? "not reached")) }
    let words = SafeText(line.words)
    return line.isGuarded
      ? SiteCheck("\(claim): \(words)", .holds)
      : SiteCheck(
        claim,
        .fails(remedy: "\(words): take sslmode out of the address and give it sslrootcert=FILE"))
  }

  private static func user(_ rights: PostgreSQLRights) -> [SiteCheck] {
    let user = SafeText(rights.user, limit: 60)
    return [
      SiteCheck(
        "\(user) is no superuser and makes no roles or databases", !rights.isPowerful,
        else: "ALTER ROLE \(user) NOSUPERUSER NOCREATEROLE NOCREATEDB NOREPLICATION NOBYPASSRLS"),
      SiteCheck(
        "\(user) is not the owner of the log, nor can become it", !rights.isOwner,
        else: "give the schema watchlog to a role of its own that nobody is a member of"),
      SiteCheck(
        "\(user) may run watchlog.append", rights.mayAppend,
        else: "GRANT EXECUTE ON FUNCTION watchlog.append TO \(user), unless it only reads"),
      SiteCheck(
        "\(user) may only read the tables of the log", !rights.mayChangeTables,
        else:
          "REVOKE INSERT, UPDATE, DELETE, TRUNCATE, TRIGGER, REFERENCES ON ALL TABLES IN SCHEMA watchlog FROM \(user), PUBLIC"
      ),
    ]
  }

  private static func schema(_ rights: PostgreSQLRights) -> [SiteCheck] {
    let (owner, user) = (SafeText(rights.owner, limit: 60), SafeText(rights.user, limit: 60))
    return [
      SiteCheck(
        "nobody can log in as \(owner), the owner of the log", !rights.ownerLogsIn,
        else: "ALTER ROLE \(owner) NOLOGIN"),
      SiteCheck(
        "\(user) cannot make schemas in the database", !rights.mayMakeSchemas,
        else: "REVOKE CREATE ON DATABASE of the log FROM \(user), PUBLIC"),
      SiteCheck(
        "\(user) cannot make anything in a schema", !rights.mayMakeObjects,
        else: "REVOKE CREATE ON SCHEMA public, watchlog FROM \(user), PUBLIC"),
    ]
  }

  /// What the role is given, whatever the program asks for.
  private static func limits(_ rights: PostgreSQLRights) -> [SiteCheck] {
    let user = SafeText(rights.user, limit: 60)
    let settings = PostgreSQLRights.timeouts.map { name in
      let name = SafeText(name)
      return SiteCheck(
        "\(name) is set for \(user)", rights.limits.contains(name.string),
        else: "ALTER ROLE \(user) SET \(name) = '10s'")
    }
    return settings + [
      SiteCheck(
        "\(user) has a limit of connections", rights.connectionLimit >= 0,
        else: "ALTER ROLE \(user) CONNECTION LIMIT 20")
    ]
  }
}
