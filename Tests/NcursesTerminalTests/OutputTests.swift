import TerminalProbe
import Testing

extension OnATerminal {
  @Suite("Output")
  struct OutputTests {
    @Test func anEqualFrameSendsNothing() throws {
      let terminal = try DemoProgram.start()
      #expect(terminal.type("\u{10}", toTell: "again 0"))
      #expect(terminal.listen(milliseconds: 200) >= 0)
      let before = terminal.receivedBytes
      #expect(terminal.type("\u{10}", toTell: "again 0"))
      #expect(terminal.listen(milliseconds: 200) == 0)
      #expect(terminal.receivedBytes == before)
    }

    @Test func eachFrameIsOnePieceBetweenMarkers() throws {
      let terminal = try DemoProgram.start()
      terminal.wait { $0.contains("\u{1B}[?2004h") }
      terminal.forgetOutput()
      for letter in ["a", "b", "c"] {
        #expect(terminal.type(letter, toTell: "key \(letter)"))
        _ = terminal.listen(milliseconds: 50)
      }
      #expect(terminal.occurrences(of: "\u{1B}[?2026h") == 3)
      #expect(terminal.occurrences(of: "\u{1B}[?2026l") == 3)
      #expect(terminal.output.starts(with: "\u{1B}[?2026h".utf8))
      #expect(terminal.output.suffix(8).elementsEqual("\u{1B}[?2026l".utf8))
    }

    @Test(arguments: ["linux", "dumb", "vt100", "vt220", "screen", "screen-256color"])
    func noMarkersWhereTheyCouldShow(term: String) throws {
      let terminal = try DemoProgram.start(["TERM": term])
      #expect(terminal.type("xq", toTell: "closed 0"))
      _ = terminal.waitForExit()
      #expect(!terminal.contains("\u{1B}[?2026"))
      if !term.hasPrefix("screen") { #expect(!terminal.contains("\u{1B}[?2004")) }
    }

    @Test func onlyASCIIWhereTheLocaleIsNotUTF8() throws {
      for environment in [["LANG": "C"], ["LANG": "", "LC_ALL": "POSIX"], ["LANG": "de_DE"]] {
        let terminal = try DemoProgram.start(environment)
        #expect(terminal.type("x\u{F}q", toTell: "closed 0"))
        _ = terminal.waitForExit()
        #expect(terminal.output.allSatisfy { $0 < 0x80 })
        #expect(terminal.contains("Cote d'Ivoire"))
      }
    }

    @Test func utf8WhereTheLocaleWasLost() throws {
      for environment in [
        ["LANG": ""], ["LANG": "nowhere.UTF-8"], ["LANG": "C", "LC_ALL": "C.UTF-8"],
      ] {
        let terminal = try DemoProgram.start(environment)
        #expect(terminal.wait { $0.contains("Côte d’Ivoire") })
      }
    }

    @Test func theClipboardIsSentEncoded() throws {
      let terminal = try DemoProgram.start()
      #expect(terminal.type("\u{B}", toTell: "copied 16"))
      #expect(terminal.wait { $0.contains("\u{1B}]52;c;Q8O0dGUgZOKAmUl2b2lyZQ==\u{7}") })
    }

    @Test func noScalarPassesThatCouldDoMoreThanShow() throws {
      let terminal = try DemoProgram.start()
      terminal.wait { $0.contains("\u{1B}[?2004h") }
      terminal.forgetOutput()
      #expect(terminal.type("\u{F}", toTell: "key C-o"))
      #expect(terminal.wait { $0.contains("\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}") })
      let hostile = terminal.text.unicodeScalars.filter {
        [0x7, 0x7F, 0x9B, 0x202E, 0x2066, 0xAD, 0xE000, 0xE0041].contains($0.value)
      }
      #expect(hostile.isEmpty)
      #expect(terminal.type("q", toTell: "closed 0"))
      #expect(terminal.told.contains { $0.hasSuffix("replaced 11") })
    }
  }
}
