import CrisisModel
import Dashboard
import DisplayText
import Presentation
import TerminalUI
import TestSupport
import Testing
import WatchLog

@Suite("Half-written texts") struct HalfWrittenTests {
  private func dashboard(
    _ store: MemoryLog = MemoryLog(), size: Size = Size(width: 100, height: 40)
  ) -> Rehearsal {
    Rehearsal(size: size).withAlerts().withLog(store)
  }

  /// Opens the page of an alert, on a day that has some.
  private func onAnAlert(_ store: MemoryLog) throws -> Rehearsal {
    let dashboard = Rehearsal(at: "20111004T235900Z", size: Size(width: 100, height: 40))
      .withAlerts().withLog(store)
    dashboard.press("A")
    let id = try #require(dashboard.state.alerts?.book.open.first?.id)
    try #require(dashboard.enter(.alert(id)))
    return dashboard
  }

  private func entries(_ store: MemoryLog) -> [LogEntry] {
    store.page(LogQuery(), before: nil).entries
  }

  private func texts(_ dashboard: Rehearsal) -> [String] {
    dashboard.state.halfWritten.map(\.text)
  }

  @Test(arguments: ["Esc", "C-c", "C-g"]) func whatIsClosedIsOfferedAgain(key: String) throws {
    let store = MemoryLog()
    let dashboard = self.dashboard(store)
    dashboard.press("Down w Tab text:convoy_left \(key)")
    #expect(dashboard.state.prompt == nil)
    #expect(texts(dashboard) == ["convoy left"])
    #expect(dashboard.footer.contains("not written, and kept"))
    dashboard.press("w")
    #expect(dashboard.state.prompt?.text == "convoy left")
    #expect(dashboard.footer.contains("incident (Tab)"))
    #expect(dashboard.text.contains("kept, not written yet"))
    dashboard.press("text:_now Enter")
    #expect(try #require(entries(store).first).draft.content == .note("convoy left now"))
    #expect(texts(dashboard) == [])
    dashboard.press("w")
    #expect(dashboard.state.prompt?.text == "")
  }

  @Test func itIsOfferedOnTheSameThingAlone() {
    let dashboard = self.dashboard()
    dashboard.press("Down w text:here Esc")
    dashboard.press("Down w")
    #expect(dashboard.state.prompt?.text == "")
    dashboard.press("text:there Esc Up w")
    #expect(dashboard.state.prompt?.text == "here")
    dashboard.press("Esc Down w")
    #expect(dashboard.state.prompt?.text == "there")
    #expect(texts(dashboard).sorted() == ["here", "there"])
  }

  /// Another snapshot is no other thing, and the entry is about the one that was shown.
  @Test func anotherSnapshotChangesNothing() throws {
    let store = MemoryLog()
    let dashboard = self.dashboard(store)
    dashboard.press("Down w text:seen_then Esc [ w")
    #expect(dashboard.state.prompt?.text == "seen then")
    dashboard.press("Enter")
    let links = try #require(entries(store).first).draft.links
    #expect(links.snapshot == Instant("20110317T235900Z"))
  }

  @Test func emptiedTextsAreDropped() {
    let dashboard = self.dashboard()
    dashboard.press("w Esc")
    #expect(texts(dashboard) == [])
    dashboard.press("w Space Space Esc")
    #expect(texts(dashboard) == [])
    dashboard.press("w text:x Esc w C-u Esc w")
    #expect(dashboard.state.prompt?.text == "")
    #expect(texts(dashboard) == [])
  }

  @Test func correctionsAreKeptWhereSomethingWasTyped() throws {
    let store = MemoryLog()
    let dashboard = self.dashboard(store)
    dashboard.press("w text:tree_trucks Enter 8")
    let first = try #require(entries(store).first)
    #expect(dashboard.enter(.logEntry(first.draft.key)))
    dashboard.press("x Esc")
    #expect(texts(dashboard) == [])
    dashboard.press("x C-u text:three Esc 1 8")
    #expect(texts(dashboard) == ["three"])
    #expect(dashboard.enter(.logEntry(first.draft.key)))
    dashboard.press("x text:_trucks Enter")
    #expect(
      entries(store).first?.draft.content == .correction(of: first.draft.key, text: "three trucks"))
    #expect(texts(dashboard) == [])
  }

  @Test func questionsOfHandoversAreKept() {
    let store = MemoryLog()
    let dashboard = self.dashboard(store)
    dashboard.press("H P text:who_calls_Tunis Esc P")
    #expect(dashboard.state.prompt?.text == "who calls Tunis")
    dashboard.press("Enter")
    #expect(entries(store).first?.draft.content.kind == .handoverPrepared)
    #expect(texts(dashboard) == [])
    dashboard.press("R text:read_to_page_3 Esc R")
    #expect(dashboard.state.prompt?.text == "read to page 3")
    dashboard.press("Enter")
    #expect(entries(store).first?.draft.content.text == "read to page 3")
    #expect(texts(dashboard) == [])
  }

  @Test func acknowledgementsAndWithdrawalsAreKept() throws {
    let store = MemoryLog()
    let dashboard = try onAnAlert(store)
    dashboard.press("a text:called_Cairo Esc a")
    #expect(dashboard.state.prompt?.text == "called Cairo")
    dashboard.press("Enter")
    #expect(entries(store).first?.draft.content.text == "called Cairo")
    dashboard.press("a a text:mistaken C-c a a")
    #expect(dashboard.state.prompt?.text == "mistaken")
    dashboard.press("Enter")
    #expect(entries(store).first?.draft.content.kind == .withdrawal)
    #expect(texts(dashboard) == [])
  }

  /// A text is half-written until the log has answered, and again where it failed.
  @Test func anOrderIsKeptUntilItIsWritten() {
    let store = MemoryLog()
    let dashboard = self.dashboard(store)
    dashboard.press("w text:first")
    let effects = dashboard.send(.enter)
    guard case .write(let order)? = effects.first else {
      Issue.record("\(effects)")
      return
    }
    #expect(texts(dashboard) == ["first"])
    dashboard.press("w")
    #expect(dashboard.state.prompt?.text == "")
    dashboard.press("text:second")
    #expect(texts(dashboard) == ["first", "second"])
    _ = dashboard.send(.logFailed(order, "no space left"))
    #expect(texts(dashboard) == ["first", "second"])
    dashboard.press("Esc")
    #expect(dashboard.state.prompt?.text == "first")
    dashboard.press("Esc")
    #expect(texts(dashboard) == ["second", "first"])
    dashboard.press("w Enter w Enter")
    #expect(entries(store).map(\.draft.content.text) == ["second", "first"])
    #expect(texts(dashboard) == [])
  }

  @Test func resizingChangesNothing() {
    let dashboard = self.dashboard()
    dashboard.press("w text:half_a_sente")
    for (width, height) in [(1, 1), (20, 5), (200, 60), (100, 40)] {
      _ = dashboard.send(.resized(Size(width: width, height: height)))
      _ = dashboard.frame
      #expect(dashboard.state.prompt?.text == "half a sente")
    }
    dashboard.press("text:nce Enter")
    #expect(dashboard.footer.contains("written as #1"))
  }

  @Test func whatEarlierSessionsLeftIsSaidAndOffered() throws {
    let earlier = self.dashboard()
    earlier.press("Down w Tab text:@-20m_convoy Esc")
    let then = try #require(Instant("20110318T034000Z"))
    let kept = try #require(earlier.state.halfWritten.first?.draft(now: then, by: .ndiaye))
    let read = try #require(LogDraft(canonicalBytes: kept.canonicalBytes))
    let dashboard = self.dashboard()
    _ = dashboard.send(.halfWrittenFound([try #require(HalfWritten(read))], problem: nil))
    #expect(dashboard.footer.contains("not written yet: libya-2011"))
    dashboard.press("Down w")
    #expect(dashboard.state.prompt?.text == "@-20m convoy")
    #expect(dashboard.footer.contains("incident (Tab)"))
    #expect(dashboard.text.contains("kept, of 180340Z MAR 11, not written yet"))
    #expect(dashboard.state.prompt?.complaint?.string.contains("mind the time") == true)
    dashboard.press("text:! Esc")
    #expect(dashboard.state.halfWritten.map(\.since) == [then])
  }

  /// The disk may answer after the prompt was opened; what is being typed is not replaced.
  @Test(arguments: [("", "kept before"), ("text:new", "new")])
  func whatIsFoundLateIsOfferedInTheOpenPrompt(typed: String, text: String) throws {
    let earlier = self.dashboard()
    earlier.press("Down w text:kept_before Esc")
    let kept = earlier.state.halfWritten
    let dashboard = self.dashboard()
    dashboard.press("Down w \(typed)")
    _ = dashboard.send(.halfWrittenFound(kept, problem: nil))
    #expect(dashboard.state.prompt?.text == text)
    #expect(Set(texts(dashboard)) == Set(["kept before", text]))
  }

  /// What goes to disk comes back for the same prompt, whatever was asked for.
  @Test func everyKindComesBackFromItsDraft() throws {
    let now = try #require(Instant("20110318T034000Z"))
    let store = MemoryLog()
    let dashboard = try onAnAlert(store)
    dashboard.press("w text:note Esc a text:acknowledge Esc a Enter a a text:withdraw Esc")
    dashboard.press("H P text:ask Esc P Enter R text:accept Esc w text:about_handover Enter 8")
    let note = try #require(entries(store).first)
    #expect(dashboard.enter(.logEntry(note.draft.key)))
    dashboard.press("x C-u text:right Esc")
    let all = dashboard.state.halfWritten
    #expect(Set(all.map(\.text)).isSuperset(of: ["note", "withdraw", "accept", "right"]))
    for text in all {
      let draft = try #require(text.draft(now: now, by: .ndiaye))
      let bytes = try #require(LogDraft(canonicalBytes: draft.canonicalBytes))
      let again = try #require(HalfWritten(bytes))
      #expect(again.text == text.text && again.level == text.level && again.links == text.links)
      #expect(again.purpose == text.purpose || text.text == "accept")
      #expect(again.since == now)
    }
  }

  @Test func thatNothingCanBeKeptIsSaidWhereOneTypes() {
    let dashboard = self.dashboard()
    _ = dashboard.send(.keepingFailed("half-written texts are not kept: /x: no space"))
    #expect(!dashboard.text.contains("no space"))
    dashboard.press("w")
    #expect(dashboard.text.contains("half-written texts are not kept: /x: no space"))
    _ = dashboard.send(.keepingFailed(nil))
    #expect(!dashboard.text.contains("no space"))
  }

  /// One limit for what is typed, pasted and given on the command line, said in each.
  @Test(arguments: [(LogDraft.longestText, true), (LogDraft.longestText + 1, false)])
  func aPasteBeyondTheLimitIsSaidAndNothingCutOff(bytes: Int, fits: Bool) {
    let store = MemoryLog()
    let dashboard = self.dashboard(store)
    dashboard.press("w text:x Home")
    dashboard.press("Delete")
    _ = dashboard.send(.paste(String(repeating: "y", count: bytes)))
    #expect(dashboard.state.prompt?.text.utf8.count == (fits ? bytes : 0))
    let said = "not taken: \(bytes) bytes more, and this takes \(LogDraft.longestText) in all"
    #expect(dashboard.text.contains(said) == !fits)
    guard fits else { return }
    dashboard.press("Enter")
    #expect(entries(store).first?.draft.content.text.utf8.count == bytes)
  }

  @Test func lossesAreSaidInEveryPrompt() {
    let dashboard = self.dashboard()
    for (keys, close) in [
      ("w", "Esc"), ("/", "Esc"), (":", "Esc"), ("@", "Esc"), ("8 /", "Esc 1"), ("2 /", "Esc 1"),
    ] {
      dashboard.press(keys)
      _ = dashboard.send(.paste("ab"))
      _ = dashboard.send(.lost(.pasteWithoutEnd))
      #expect(dashboard.state.prompt?.text == "ab", "\(keys)")
      #expect(dashboard.text.contains("the end of the paste did not come"), "\(keys)")
      _ = dashboard.send(.character(Key.replacement))
      #expect(dashboard.text.contains("� stands for bytes that are no UTF-8"), "\(keys)")
      dashboard.press("C-u \(close)")
    }
    _ = dashboard.send(.lost(.brokenAnswer(bytes: 12)))
    #expect(dashboard.footer.contains("12 bytes of an answer"))
  }

  /// Alt-q does not leave, Alt-d loses no text, and no other Alt-key does anything.
  @Test func altKeysDoNothingButEditWords() {
    let dashboard = self.dashboard()
    let before = dashboard.text
    for character in "qQdjw:/8\u{7F}é" {
      #expect(dashboard.send(.alt(character)) == [])
    }
    #expect(dashboard.send(.altBackspace) == [])
    #expect(dashboard.text == before)
    dashboard.press("w text:one_two A-q A-x A-Q")
    #expect(dashboard.state.prompt?.text == "one two")
    dashboard.press("A-Backspace text:three A-b A-b A-d text:four")
    #expect(dashboard.state.prompt?.text == "four three")
  }
}
