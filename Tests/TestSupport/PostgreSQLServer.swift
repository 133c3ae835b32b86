internal import FoundationEssentials
internal import Glibc

/// A PostgreSQL server of its own on loopback, in a temporary directory.
///
/// A shell beside it holds a pipe from this process. When the pipe closes, because the server was let
/// go or because the process ended in whatever way, the shell stops the server and removes the
/// directory. PostgreSQL refuses to run as root: started by root, it runs as another user.
package final class PostgreSQLServer: Sendable {
  package struct Failure: Error, CustomStringConvertible {
    package let description: String
  }

  /// The one for tests that do not disturb it; it ends with the process.
  package static func shared() throws -> PostgreSQLServer { try common.get() }

  private static let common = Result { try PostgreSQLServer() }

  package static let user = "watch"
  package static let password = "s3cret/%40"

  package let port: Int
  private let directory: String
  private let programs: String
  private let leash: Int32

  /// - Parameter certificate: files that everybody can read; without them it speaks no TLS.
  package init(certificate: (file: String, key: String)? = nil) throws {
    programs = try Self.findPrograms()
    port = try Self.freePort()
    directory = try Self.makeDirectory()
    let (input, output) = (try Self.pipe(), try Self.pipe())
    defer { for end in [input.read, output.read] { close(end) } }
    leash = input.write
    _ = try Self.start(
      Self.asUser(
        ["/bin/sh", "-c", Self.script, "sh", directory, programs, "\(port)"]
          + (certificate.map { [$0.file, $0.key] } ?? [])),
      input: input.read, output: output.write)
    close(output.write)
    guard Self.line(from: output.read) == "ready" else {
      throw Failure(description: "PostgreSQL did not start: \(Self.log(in: directory))")
    }
  }

  deinit {
    close(leash)
  }

  /// Runs `pg_ctl` on the server: `["restart", "-m", "immediate"]`.
  package func control(_ arguments: [String]) throws {
    let command = Self.asUser(
      ["\(programs)/pg_ctl", "-D", "\(directory)/data", "-l", "\(directory)/log", "-w"] + arguments)
    let run = try ProgramRun(command[0], Array(command.dropFirst()), environment: Self.environment)
    guard run.code == 0 else {
      throw Failure(description: "pg_ctl \(arguments): \(run.outputText)\(run.messageText)")
    }
  }

  /// Runs statements as the owner; gives what psql prints, unaligned.
  @discardableResult
  package func sql(_ statements: String, in database: String = "postgres") throws -> String {
    let run = try ProgramRun(
      "\(programs)/psql",
      ["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-c", statements, url(database)])
    guard run.code == 0 else { throw Failure(description: run.messageText) }
    return run.outputText
  }

  /// Makes an empty database; gives the URL of it.
  package func makeDatabase() throws -> (name: String, url: String) {
    let name = "watch_\(UUID().uuidString.split(separator: "-").joined().lowercased())"
    try sql("CREATE DATABASE \(name)")
    return (name, url(name))
  }

  /// The address of a database, or the same seen through another port; the line is not guarded.
  package func url(_ database: String, port: Int? = nil) -> String {
    // The password is percent-encoded as URLs want it.
    let password = "s3cret%2F%2540"
    let place = "127.0.0.1:\(port ?? self.port)/\(database)"
    return "postgres://\(Self.user):\(password)@\(place)?sslmode=disable"
  }

  /// The address of a database by the server's socket in the file system.
  package func socketURL(_ database: String) -> String {
    "postgres://\(Self.user):s3cret%2F%2540@/\(database)?host=\(directory)&port=\(port)"
  }

  private static let environment = ["PATH": "/usr/bin:/bin:/usr/sbin:/sbin", "LC_ALL": "C"]

  private static let script = """
    fail() { exit 1; }
    exec 2>"$1/messages"
    cd "$1" || fail
    printf '%s' '\(password)' >password
    "$2/initdb" -D data -U \(user) --pwfile=password -A scram-sha-256 -E UTF8 --locale=C -N >&2 || fail
    cat >>data/postgresql.conf <<END
    listen_addresses = '127.0.0.1'
    port = $3
    unix_socket_directories = '$1'
    fsync = off
    shared_buffers = 16MB
    max_connections = 60
    END
    if [ "$4" ]; then
      cp "$4" data/server.crt && cp "$5" data/server.key && chmod 600 data/server.key || fail
      echo 'ssl = on' >>data/postgresql.conf
    fi
    "$2/pg_ctl" -D data -l log -w start >&2 || fail
    echo ready
    exec >&-
    cat >/dev/null
    "$2/pg_ctl" -D data -m immediate stop >&2
    cd /
    rm -rf "$1"
    """

  private static func findPrograms() throws -> String {
    let home = "/usr/lib/postgresql"
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: home)) ?? []
    let newest = versions.compactMap(Int.init).max().map { "\(home)/\($0)/bin" }
    guard let newest, access("\(newest)/initdb", X_OK) == 0 else {
      throw Failure(
        description: "\(home): no PostgreSQL server, which these tests need; run make test-deps")
    }
    return newest
  }

  private static func makeDirectory() throws -> String {
    let name = "watchfloor-postgresql-\(UUID().uuidString)"
    let path = FileManager.default.temporaryDirectory.appending(path: name).path
    guard mkdir(path, 0o700) == 0 else { throw Failure(description: "\(path): not made") }
    if let user = unprivileged, chown(path, user.pw_uid, user.pw_gid) != 0 {
      throw Failure(description: "\(path): cannot be given to another user")
    }
    return path
  }

  /// Who runs the server where we are root; `nil` where we are not.
  private static var unprivileged: passwd? {
    guard geteuid() == 0 else { return nil }
    return (getpwnam("postgres") ?? getpwnam("nobody"))?.pointee
  }

  private static func asUser(_ command: [String]) -> [String] {
    guard let user = unprivileged else { return command }
    let identity = ["--reuid=\(user.pw_uid)", "--regid=\(user.pw_gid)", "--clear-groups"]
    return ["/usr/bin/setpriv"] + identity + command
  }

  private static func freePort() throws -> Int {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    guard let port = Loopback.bind(descriptor) else { throw Failure(description: "no free port") }
    return port
  }

  private static func pipe() throws -> (read: Int32, write: Int32) {
    var ends: [Int32] = [-1, -1]
    guard Glibc.pipe(&ends) == 0 else { throw Failure(description: "no pipe") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  /// Starts a command in a session of its own, so that no Ctrl-C reaches it.
  private static func start(_ command: [String], input: Int32, output: Int32) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    return try ProgramRun.start(command, environment, &actions, newSession: true)
  }

  private static func line(from descriptor: Int32) -> String {
    var bytes: [UInt8] = []
    var byte: UInt8 = 0
    while read(descriptor, &byte, 1) == 1, byte != UInt8(ascii: "\n") { bytes.append(byte) }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func log(in directory: String) -> String {
    ["messages", "log"].compactMap {
      try? String(contentsOfFile: "\(directory)/\($0)", encoding: .utf8)
    }
    .joined(separator: "\n")
  }
}
