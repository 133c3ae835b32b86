import CrisisModel
import Dashboard
import Glibc
import SnapshotArchive
import TerminalProbe
import TerminalUI
import TestSupport
import Testing

@testable import WatchfloorCommand

/// Keys were pressed under the frame that stood: what arrives with them is taken after them.
@Suite("Order of arrivals") struct ArrivalOrderTests {
  /// Long work that has an answer to something else ready at any time.
  private final class ReadyWork: LongWork {
    private(set) var wanted: [Job.Kind] = []
    private var ready: [Action] = [.arrivedAlertsCounted(7)]

    func want(_ job: Job, in archive: Archive) -> [Action] {
      wanted.append(job.kind)
      return []
    }

    func drop(_ kind: Job.Kind) {}
    func forget(_ changed: Set<Instant>) {}

    func answers() -> [Action] {
      defer { ready = [] }
      return ready
    }
  }

  @Test func aKeyThatAsksForWorkTakesNoOtherAnswer() throws {
    let archive = try LiveArchive.open()
    let work = ReadyWork()
    var runner = EffectRunner(archive, themes: .shipped, work: work)
    var state = archive.firstState(index: 3)
    runner.send(.key(.character("]")), to: &state)
    #expect(state.archive.index == 4)
    #expect(work.wanted == [.alerts])
    #expect(state.arrivedAlerts == 0)
    runner.takeAnswers(&state)
    #expect(state.arrivedAlerts == 7)
  }

  /// The smaller window has no panel of events; the keys were pressed in the larger one.
  @Test func keysComeBeforeTheSizeThatCameWithThem() throws {
    var program = Program(
      path: Watchfloor.path, arguments: ["--at", "2011-03-17"],
      environment: ["TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": ""])
    program.columns = 200
    program.rows = 60
    let terminal = try PseudoTerminal(running: program)
    func shows(_ text: String) -> Bool {
      terminal.wait { String(decoding: $0.output, as: UTF8.self).contains(text) }
    }
    try #require(shows("Events · "))
    terminal.signal(SIGSTOP)
    terminal.forgetOutput()
    terminal.send("\t\t\t\t\r")
    terminal.resize(columns: 80, rows: 24)
    terminal.signal(SIGCONT)
    #expect(shows("Event of "))
    terminal.send("Q")
    #expect(terminal.waitForExit() == .exited(0))
  }
}
