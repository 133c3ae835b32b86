import FoundationEssentials
import Glibc
import TestSupport
import Testing

/// What the build lets through, and what an installation looks like.
@Suite("Hardening") struct HardeningTests {
  private let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
  }

  /// Links a program of one line with some flags; gives what the check of the build says.
  private func check(_ flags: [String]) throws -> ProgramRun {
    let source = try directory.write("int main(void) { return 0; }\n", to: "one.c")
    let program = "\(directory.path)/one"
    let environment = ["PATH": "/usr/bin:/bin:/opt/swift/usr/bin"]
    let arguments = ["cc", "-o", program, source] + flags
    let compiled = try ProgramRun("/usr/bin/env", arguments, environment: environment)
    try #require(compiled.code == 0, "\(compiled.messageText)")
    return try ProgramRun(
      "\(Repository.root)/.ci/hardened", [program], environment: environment)
  }

  private static let sound = ["-pie", "-fPIE", "-Wl,-z,relro,-z,now"]

  @Test func aHardenedProgramPasses() throws {
    let run = try check(Self.sound)
    #expect(run.code == 0, "\(run.messageText)")
  }

  @Test(arguments: [
    (sound + ["-Wl,-rpath,$ORIGIN"], "in a path of its own"),
    (sound + ["-Wl,-rpath,/usr/lib", "-Wl,--disable-new-dtags"], "in a path of its own"),
    (["-pie", "-fPIE", "-Wl,-z,relro,-z,lazy"], "when they are called"),
    (["-pie", "-fPIE", "-Wl,-z,norelro,-z,now"], "read-only"),
    (["-no-pie", "-Wl,-z,relro,-z,now"], "known address"),
    (sound + ["-Wl,-z,execstack"], "stack"),
  ])
  func anythingElseIsSaid(flags: [String], words: String) throws {
    let run = try check(flags)
    #expect(run.code == 1)
    #expect(run.messageText.contains(words))
  }

  /// Others can read what is installed and nobody else can write it, whatever the umask.
  @Test(arguments: ["077", "000"]) func modesDoNotFollowTheUmask(mask: String) throws {
    let program = try directory.write("#!/bin/sh\necho page\n", to: "program")
    #expect(chmod(program, 0o700) == 0)
    let root = "\(directory.path)/root"
    let command = "umask \(mask); exec make -s -C \(Repository.root) install-files"
    let run = try ProgramRun(
      "/bin/sh", ["-c", "\(command) BIN=\(program) DESTDIR=\(root)"],
      environment: ["PATH": "/usr/bin:/bin"])
    try #require(run.code == 0, "\(run.messageText)")
    var count = 0
    for name in try FileManager.default.subpathsOfDirectory(atPath: root) {
      var status = stat()
      try #require(lstat("\(root)/\(name)", &status) == 0)
      let isDirectory = status.st_mode & S_IFMT == S_IFDIR
      let isProgram = name.hasSuffix("bin/watchfloor")
      #expect(status.st_mode & 0o777 == (isDirectory || isProgram ? 0o755 : 0o644), "\(name)")
      count += 1
    }
    #expect(count > 100)
  }

  /// No signal leaves a core, and nobody but root looks into the program.
  @Test func nothingIsLeftBehind() throws {
    let script = """
      ulimit -c unlimited; cd \(directory.path) || exit; mkfifo pipe
      for signal in QUIT ILL TRAP ABRT BUS FPE SEGV SYS XCPU; do
        env --default-signal=$signal "$1" validate pipe & process=$!
        until grep -q 'core file size  *0  *0 ' /proc/$process/limits; do sleep 0.02; done
        test "$(stat -c %u /proc/$process/environ)" = 0 || echo owned
        kill -$signal $process; wait $process; echo $signal $(($? - 128))
      done
      find . -name 'core*'
      """
    let run = try ProgramRun(
      "/usr/bin/timeout", ["60", "/bin/sh", "-c", script, "sh", Watchfloor.path],
      environment: ["PATH": "/usr/bin:/bin"])
    let expected = [
      "QUIT 3", "ILL 4", "TRAP 5", "ABRT 6", "BUS 7", "FPE 8", "SEGV 11", "SYS 31", "XCPU 24",
    ]
    #expect(run.outputText == expected.joined(separator: "\n") + "\n")
  }
}
