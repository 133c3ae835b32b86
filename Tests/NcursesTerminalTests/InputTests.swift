import TerminalProbe
import Testing

extension OnATerminal {
  @Suite("Input")
  struct InputTests {
    @Test func escapeTakesFiftyMilliseconds() throws {
      let terminal = try DemoProgram.start()
      let start = PseudoTerminal.now()
      #expect(terminal.type("\u{1B}", toTell: "key Esc"))
      let duration = PseudoTerminal.now() - start
      #expect(duration >= 45 && duration < 2_000)
    }

    @Test func escdelayIsHonoured() throws {
      let slow = try DemoProgram.start(["ESCDELAY": "2000"])
      slow.send("\u{1B}")
      _ = slow.listen(milliseconds: 150)
      #expect(slow.type("[A", toTell: "key Up"))
      #expect(!slow.told.contains("key Esc"))
    }

    @Test func whatFollowsTheEscapeKeyIsTyped() throws {
      let terminal = try DemoProgram.start()
      #expect(terminal.type("\u{1B}", toTell: "key Esc"))
      #expect(terminal.type("[A", toTell: "key A"))
      let keys = terminal.told.filter { $0.hasPrefix("key") }
      #expect(keys == ["key Esc", "key [", "key A"])
    }

    @Test func lateAnswersChangeNothing() throws {
      let terminal = try DemoProgram.start()
      terminal.wait { $0.contains("\u{1B}[?2004h") }
      let before = terminal.receivedBytes
      for answer in [
        "\u{1B}[?62;22c", "\u{1B}[?2026;2$y", "\u{1B}]11;rgb:0000/0000/0000\u{1B}\\",
        "\u{1B}[24;80R",
      ] {
        for byte in answer.utf8 { terminal.send([byte]) }
      }
      #expect(terminal.listen(milliseconds: 300) == 0)
      #expect(terminal.receivedBytes == before)
      #expect(terminal.type("q", toTell: "closed 0"))
      #expect(terminal.told.filter { $0.hasPrefix("key") } == ["key q"])
    }

    @Test func aPasteIsOneKey() throws {
      let terminal = try DemoProgram.start()
      let paste = "\u{1B}[200~q\rq\u{1B}[201~"
      #expect(terminal.type(paste, toTell: "key paste(3)"))
      #expect(terminal.type("x", toTell: "key x"))
    }

    @Test func aPasteOfAMegabyteIsWhole() throws {
      let terminal = try DemoProgram.start()
      terminal.send("\u{1B}[200~" + String(repeating: "y", count: 1 << 20) + "\u{1B}[201~")
      #expect(terminal.wait(forTold: "key paste(1048576)"))
      #expect(terminal.type("q", toTell: "closed 0"))
    }

    @Test func aPasteWithoutAnEndEndsByItself() throws {
      let terminal = try DemoProgram.start()
      #expect(terminal.type("\u{1B}[200~abc", toTell: "key lost pasteWithoutEnd"))
      #expect(terminal.told.contains("key paste(3) abc"))
      #expect(terminal.type("q", toTell: "closed 0"))
    }

    @Test func escapeAndAKeyInOneReadAreAlt() throws {
      let terminal = try DemoProgram.start()
      #expect(terminal.type("\u{1B}q", toTell: "key A-q"))
      #expect(terminal.type("\u{1B}\u{7F}", toTell: "key A-Backspace"))
      #expect(terminal.type("q", toTell: "closed 0"))
    }

    @Test func aLongAnswerIsSwallowedWhole() throws {
      let terminal = try DemoProgram.start()
      for introducer in ["]", "P", "_"] {
        terminal.send("\u{1B}\(introducer)" + String(repeating: "q", count: 200_000) + "\u{1B}\\")
      }
      #expect(terminal.type("x", toTell: "key x"))
      #expect(terminal.told.filter { $0.hasPrefix("key") } == ["key x"])
    }
  }
}
