import CrisisModel
import Dashboard
import DisplayText
import Presentation
import TerminalUI
import TestSupport
import Testing
import WatchDesk
import WatchLog

@Suite("Watch log on screen") struct LogScreenTests {
  private func dashboard(
    _ store: MemoryLog = MemoryLog(), size: Size = Size(width: 100, height: 40)
  ) -> Rehearsal {
    Rehearsal(size: size).withAlerts().withLog(store)
  }

  private func entries(_ store: MemoryLog) -> [LogEntry] {
    store.page(LogQuery(), before: nil).entries
  }

  @Test func anEntryIsAboutWhatIsSelected() throws {
    let store = MemoryLog()
    let dashboard = self.dashboard(store)
    dashboard.press("Down w")
    #expect(dashboard.footer.contains("general (Tab) · TLP:CLEAR · libya-2011:"))
    dashboard.press("text:convoy_left Tab Enter")
    let draft = try #require(entries(store).first).draft
    #expect(draft.content == .note("convoy left"))
    #expect(draft.level == .incident)
    #expect(draft.links == LogLinks(crisis: .libya, snapshot: Instant("20110317T235900Z")))
    #expect(draft.author == LogWriter.ndiaye.author)
    #expect(draft.desk == "Africa")
    #expect(draft.occurred == dashboard.now && draft.recorded == dashboard.now)
    #expect(dashboard.footer.contains("written as #1"))
  }

  @Test func aMeasureAPositionADecisionAreLinked() throws {
    let store = MemoryLog()
    let dashboard = self.dashboard(store)
    dashboard.press("Down 2")
    #expect(dashboard.enter(.record(.measure(.libya, "lby-m21"))))
    dashboard.press("w text:x Enter 1 5")
    #expect(dashboard.enter(.record(.decision(.libya, "S/RES/1973 (2011)"))))
    dashboard.press("w text:y Enter 1 Tab Tab w text:z Enter")
    let links = entries(store).reversed().map(\.draft.links)
    #expect(links.count == 3)
    #expect(links[0].measure == "lby-m21")
    #expect(links[1].decision == "S/RES/1973 (2011)")
    #expect(links[2].position?.question != nil)
    #expect(links.allSatisfy { $0.crisis == .libya || $0.position != nil })
  }

  @Test(arguments: [
    ("@-20m convoy", -20 * 60, "convoy"), ("@-2h x", -7_200, "x"), ("@0540Z x", -20 * 60, "x"),
    // Later than now by the clock: that was yesterday.
    ("@23:50 x", 85_800 - 86_400 - 21_600, "x"),
    ("@2011-03-18T05:00Z x", -3_600, "x"), (" @bob x", 0, "@bob x"), ("a @-20m", 0, "a @-20m"),
  ])
  func aTimeInFrontSaysWhenItHappened(typed: String, offset: Int, text: String) throws {
    let read = try LogText(parsing: typed)
    let now = try #require(Instant("20110318T060000Z"))
    #expect(read.occurred.instant(now: now).seconds - now.seconds == offset)
    #expect(read.text == text)
  }

  @Test(arguments: ["@bob x", "@2560 x", "@-20 x", "@", "@2011-03-18 x", "@-999999m x", "@12:3 x"])
  func aTimeThatIsNoneIsSaidAndNothingIsWritten(typed: String) {
    let store = MemoryLog()
    let dashboard = self.dashboard(store)
    dashboard.press("w")
    _ = dashboard.send(.paste(typed))
    dashboard.press("Enter")
    #expect(dashboard.text.contains("is no time: write @-20m"))
    #expect(dashboard.state.prompt?.text == typed)
    #expect(entries(store).isEmpty)
  }

  @Test func aTimeAheadOfTheClockIsRefusedAndTheTextKept() {
    let store = MemoryLog()
    let dashboard = self.dashboard(store)
    dashboard.press("w text:@2011-03-19T00:00Z_x Enter")
    #expect(dashboard.text.contains("that time lies ahead"))
    #expect(dashboard.state.prompt?.text == "@2011-03-19T00:00Z x")
    #expect(entries(store).isEmpty)
  }

  @Test func anEmptyTextIsNotWritten() {
    let store = MemoryLog()
    let dashboard = self.dashboard(store)
    dashboard.press("w Space Space Enter")
    #expect(dashboard.text.contains("nothing to write"))
    dashboard.press("Esc")
    #expect(dashboard.state.prompt == nil)
    #expect(entries(store).isEmpty)
  }

  @Test func wideCharactersEditingAndPasteAreKept() throws {
    let store = MemoryLog()
    let dashboard = self.dashboard(store)
    dashboard.press("w text:漢字かな Left Left Backspace text:ß")
    _ = dashboard.send(.paste("two\nlines"))
    dashboard.press("End text:! C-w text:end Home text:> Enter")
    #expect(try #require(entries(store).first).draft.content.text == ">漢ßtwo end")
    dashboard.press("8")
    #expect(Borders.complaints(about: dashboard.frame.buffer) == [])
  }

  @Test func aFailedEntryComesBackWithTheReason() {
    let store = MemoryLog()
    let dashboard = self.dashboard(store)
    dashboard.writeFailure = .readOnly(place: "/srv/log.db")
    dashboard.press("w Tab text:convoy Enter")
    #expect(dashboard.state.prompt?.text == "convoy")
    #expect(dashboard.footer.contains("incident (Tab)"))
    #expect(dashboard.text.contains("not written: /srv/log.db: cannot be written"))
    #expect(dashboard.lines[0].contains("LOG ✘"))
    dashboard.writeFailure = nil
    dashboard.press("text:! Enter")
    #expect(entries(store).map(\.draft.content.text) == ["convoy!"])
    #expect(!dashboard.lines[0].contains("LOG"))
  }

  /// What fails while something else is typed waits until that is done.
  @Test func aFailureDoesNotTakeThePromptFromSomethingElse() {
    let dashboard = self.dashboard()
    dashboard.press("w text:first")
    let effects = dashboard.send(.enter)
    guard case .write(let order)? = effects.first else {
      Issue.record("\(effects)")
      return
    }
    dashboard.press("w text:second")
    _ = dashboard.send(.logFailed(order, "no space left"))
    #expect(dashboard.state.prompt?.text == "second")
    #expect(dashboard.state.unwritten(besides: [], isKept: true).count == 2)
    dashboard.press("Enter")
    #expect(dashboard.state.prompt?.text == "first")
    #expect(dashboard.text.contains("not written: no space left"))
  }

  @Test func theListSaysWhoWhenAndWhat() throws {
    let store = MemoryLog()
    let dashboard = self.dashboard(store)
    dashboard.press("Down w text:@-20m_convoy_left Tab Enter 8")
    let text = dashboard.text
    #expect(text.contains("I 180600Z MAR 11 #1 Africa, Alice Ndiaye: note TLP:CLEAR libya-2011"))
    #expect(text.contains("occurred 180540Z MAR 11"))
    #expect(text.contains("convoy left"))
  }

  @Test func anEntryOpensWithEveryFieldAndItsLinks() throws {
    let store = MemoryLog()
    let dashboard = self.dashboard(store)
    dashboard.press("Down w text:convoy Enter 8")
    let entry = try #require(entries(store).first)
    #expect(dashboard.enter(.logEntry(entry.draft.key)))
    let text = dashboard.text
    for part in [
      "180600Z MAR 11", "Alice Ndiaye, login ndiaye on watch1", "duty officer", "convoy",
      entry.hash.description.prefix(40).description, entry.draft.key.description,
    ] { #expect(text.contains(part), "\(part)") }
    #expect(dashboard.enter(.record(.crisis(.libya))))
  }

  /// What the shown snapshot does not have is said, and Enter goes where it was written.
  @Test func aLinkToWhatIsNotShownOffersTheSnapshot() throws {
    let store = MemoryLog()
    let dashboard = self.dashboard(store)
    dashboard.press("Down w text:x Enter < 8")
    let entry = try #require(entries(store).first)
    #expect(dashboard.enter(.logEntry(entry.draft.key)))
    let rows = dashboard.state.page?.rows ?? []
    let row = try #require(
      rows.firstIndex { $0.line.text.string.contains("not in the snapshot shown") })
    #expect(rows[row].target == nil)
    dashboard.press("Home" + String(repeating: " Down", count: row) + " Enter")
    #expect(dashboard.state.picture?.snapshot.asOf == Instant("20110317T235900Z"))
    #expect(dashboard.text.contains("Crisis        libya-2011"))
    #expect(!dashboard.text.contains("not in the snapshot shown"))
  }

  @Test func aCorrectionStandsBesideWhatItCorrects() throws {
    let store = MemoryLog()
    let dashboard = self.dashboard(store)
    dashboard.press("w text:tree_trucks Enter 8")
    let first = try #require(entries(store).first)
    #expect(dashboard.enter(.logEntry(first.draft.key)))
    dashboard.press("x C-u text:three_trucks Enter Esc")
    #expect(
      entries(store).first?.draft.content == .correction(of: first.draft.key, text: "three trucks"))
    #expect(dashboard.text.contains("corrected by #2"))
    #expect(dashboard.text.contains("tree trucks"))
    #expect(dashboard.text.contains("three trucks"))
    // Again: it begins with what is right by now.
    #expect(dashboard.enter(.logEntry(first.draft.key)))
    dashboard.press("x")
    #expect(dashboard.state.prompt?.text == "three trucks")
  }

  @Test func othersEntriesCanBeCorrectedUnderOnesOwnName() throws {
    let store = MemoryLog()
    let theirs = Rehearsal().withLog(store, by: .haddad)
    theirs.press("w text:mistaken Enter")
    let dashboard = self.dashboard(store)
    dashboard.press("8")
    let entry = try #require(entries(store).first)
    #expect(dashboard.enter(.logEntry(entry.draft.key)))
    dashboard.press("x C-u text:right Enter")
    #expect(entries(store).first?.draft.author.name == "Alice Ndiaye")
  }

  /// A question that only Enter answers swallows no text that was meant for an entry.
  @Test func whatIsTypedAtTheQuestionIsNotDropped() {
    let store = MemoryLog()
    let dashboard = Rehearsal().withLog(store)
    dashboard.press("O text:three_trucks")
    #expect(dashboard.text.contains("Enter confirms, Esc leaves; w writes"))
    #expect(dashboard.state.prompt?.text == "")
    dashboard.press("Enter")
    #expect(entries(store).map(\.draft.content) == [.onWatch])
  }

  @Test func onAndOffWatchAreEntriesAndAsked() {
    let store = MemoryLog()
    let dashboard = self.dashboard(store)
    dashboard.press("O")
    #expect(dashboard.footer.contains("go on watch? Enter"))
    dashboard.press("Esc")
    #expect(entries(store).isEmpty)
    dashboard.press("O Enter 8")
    #expect(
      dashboard.text.contains("Africa         Alice Ndiaye (ndiaye), duty officer, since 180600Z"))
    dashboard.press("O Enter")
    #expect(entries(store).map(\.draft.content) == [.offWatch, .onWatch])
    #expect(dashboard.text.contains("nobody has said so"))
  }

  @Test func whatOtherDesksWriteAppearsAndTheSelectionStays() throws {
    let store = MemoryLog()
    let dashboard = self.dashboard(store)
    let theirs = Rehearsal().withLog(store, by: .haddad)
    dashboard.press("w text:mine Enter 8")
    let mine = try #require(entries(store).first).draft.key
    let row = try #require(dashboard.state.page?.rows.firstIndex { $0.target == .logEntry(mine) })
    dashboard.press("Home" + String(repeating: " Down", count: row))
    theirs.press("w text:theirs Enter")
    dashboard.logChanged()
    #expect(dashboard.text.contains("Arab States, haddad: note"))
    dashboard.press("Enter")
    #expect(dashboard.state.screen == .logEntry(mine))
  }

  @Test func olderPagesAreReadAtTheEnd() throws {
    let store = MemoryLog()
    for number in 1...250 {
      let now = Instant(seconds: 1_300_000_000 + number)
      let draft = LogDraft(
        occurred: now, recorded: now, by: .ndiaye, .note("entry \(number)"))
      _ = try store.append(draft)
    }
    let dashboard = self.dashboard(store)
    dashboard.press("8")
    #expect(dashboard.state.log?.entries.count == 100)
    dashboard.press("End")
    #expect(dashboard.state.log?.entries.count == 200)
    dashboard.press("End End")
    let all = try #require(dashboard.state.log?.entries.map(\.sequence))
    #expect(all == (1...250).reversed().map(Int64.init))
    // News comes in at the top, and what was read stays.
    Rehearsal().withLog(store, by: .haddad).press("w text:new Enter")
    dashboard.logChanged()
    #expect(dashboard.state.log?.entries.map(\.sequence) == (1...251).reversed().map(Int64.init))
  }

  @Test func hostileEntriesAreHarmless() throws {
    let store = MemoryLog()
    var generator = SeededGenerator(seed: 7)
    for attack in HostileText.attacks + [HostileText.text(&generator, parts: 40)] {
      let now = Instant(seconds: 1_300_000_000)
      let writer = LogWriter(
        author: LogAuthor(name: attack, login: attack, host: attack), desk: attack, role: attack)
      var draft = LogDraft(occurred: now, recorded: now, by: writer, .note(attack))
      draft.links = LogLinks(crisis: CrisisID(attack), alert: AlertID(attack))
      _ = try store.append(draft)
      draft = LogDraft(occurred: now, recorded: now, by: writer, .onWatch)
      _ = try store.append(draft)
    }
    let dashboard = self.dashboard(store)
    dashboard.press("8")
    for entry in entries(store).prefix(100) {
      #expect(HostileText.harmful(in: dashboard.text) == [])
      #expect(Borders.complaints(about: dashboard.frame.buffer) == [])
      _ = dashboard.enter(.logEntry(entry.draft.key))
      #expect(HostileText.harmful(in: dashboard.text) == [])
      dashboard.press("x")
      #expect(HostileText.harmful(in: dashboard.text) == [])
      dashboard.press("Esc Esc PageDown")
    }
  }

  @Test func withoutALogThatIsSaid() {
    let dashboard = Rehearsal().withAlerts()
    for key in ["w", "a", "O"] {
      dashboard.press(key)
      #expect(dashboard.footer.contains("No watch log is kept here"), "\(key)")
      #expect(dashboard.state.prompt == nil)
    }
    dashboard.press("8")
    #expect(dashboard.text.contains("No watch log is kept here"))
  }
}
