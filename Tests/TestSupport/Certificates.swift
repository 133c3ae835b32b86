internal import FoundationEssentials

/// An authority and a server's certificate for `localhost` by it, made by openssl for one test.
package final class Certificates: Sendable {
  package struct Failure: Error, CustomStringConvertible {
    package let description: String
  }

  private let directory: TemporaryDirectory
  package var authority: String { "\(directory.path)/authority.crt" }
  package var certificate: String { "\(directory.path)/server.crt" }
  package var key: String { "\(directory.path)/server.key" }

  package init() throws {
    directory = try TemporaryDirectory()
    let curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    try openssl(
      ["req", "-x509", "-days", "2", "-subj", "/CN=authority", "-out", authority]
        + curve + ["-keyout", "\(directory.path)/authority.key"])
    let request = "\(directory.path)/server.csr"
    try openssl(
      ["req", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
        + curve + ["-keyout", key, "-out", request])
    try openssl(
      ["x509", "-req", "-in", request, "-days", "2", "-copy_extensions", "copy", "-CA", authority]
        + ["-CAkey", "\(directory.path)/authority.key", "-CAcreateserial", "-out", certificate])
    // Another user runs the server where the tests run as root.
    for file in [certificate, key] {
      try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
    }
  }

  private func openssl(_ arguments: [String]) throws {
    let run = try ProgramRun("/usr/bin/openssl", arguments, environment: ["HOME": directory.path])
    guard run.code == 0 else {
      throw Failure(description: "openssl \(arguments): \(run.messageText)")
    }
  }
}
