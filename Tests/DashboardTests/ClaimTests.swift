import CrisisModel
import DisplayText
import Reports
import TerminalUI
import TestSupport
import Testing
import WatchLog

@testable import Dashboard

/// What the server saw stands beside what an entry claims, where the two are not the same.
@Suite("Claims and facts") struct ClaimTests {
  private static let address = "192.0.2.7"

  /// A server that sees every entry under one account, and so many seconds after it was written.
  private func server(user: String, seconds: Int = 0, address: String? = address) -> MemoryLog {
    MemoryLog { draft in
      ServerFacts(
        user: user, recorded: draft.recorded.advanced(by: seconds), address: address)
    }
  }

  private func dashboard(_ store: MemoryLog) -> Rehearsal {
    Rehearsal(at: "20110317T235900Z", size: Size(width: 120, height: 300)).withAlerts()
      .withLog(store)
  }

  /// The words of a page or a document, without its line breaks and borders.
  private func words(_ text: String) -> String {
    text.split { $0.isWhitespace || "│›▼▲█".contains($0) }.joined(separator: " ")
  }

  /// The page of an entry that Alice Ndiaye wrote under the login `ndiaye`.
  private func page(_ store: MemoryLog) throws -> String {
    let dashboard = dashboard(store)
    dashboard.press("w text:convoy_left Enter 8")
    let entry = try #require(store.page(LogQuery(), before: nil).entries.first)
    #expect(dashboard.enter(.logEntry(entry.draft.key)))
    return words(dashboard.text)
  }

  @Test(arguments: [
    ("watch", 0, "claimed login ndiaye; the server saw watch, from 192.0.2.7"),
    ("ndiaye", 7_200, "the server saw 180800Z MAR 11, 2 hours later, from 192.0.2.7"),
    ("ndiaye", -7_200, "claimed 180600Z MAR 11; the server saw 180400Z MAR 11, 2 hours earlier"),
    (
      "watch", 7_200,
      "claimed login ndiaye, 180600Z MAR 11; the server saw watch, 180800Z MAR 11, 2 hours later"
    ),
  ])
  func thePageSaysWhereTheyDiffer(user: String, seconds: Int, words: String) throws {
    let page = try page(server(user: user, seconds: seconds))
    #expect(page.contains(words), "\(page)")
  }

  @Test func thePageIsQuietWhereTheyAgree() throws {
    for store in [server(user: "ndiaye", seconds: 299), MemoryLog()] {
      let page = try page(store)
      #expect(!page.contains("the server saw"))
      #expect(!page.contains(Self.address))
    }
  }

  @Test func theHandoverSaysItInEveryForm() throws {
    let store = server(user: "watch")
    let dashboard = dashboard(store)
    dashboard.press("w text:convoy_left Enter A a text:seen Enter H P Enter H")
    let said = "(claimed login ndiaye; the server saw watch, from 192.0.2.7)"
    let document = try #require(try store.newest(.handoverPrepared, at: "Africa"))
    for text in [document.draft.content.text, dashboard.text] {
      // The entry itself, the acknowledgement as an entry, and under its alert.
      #expect(words(text).components(of: said) >= 3, "\(text)")
    }
    let shown = try #require(HandoverDocument(document, acceptance: nil))
    let text = words(shown.lines.map(\.string).joined(separator: "\n"))
    #expect(text.contains("Facts claimed login ndiaye; the server saw watch"))
  }

  /// JSON has both, whether or not they are the same; of a log in a file there is no server.
  @Test func jsonHasBothApart() throws {
    let path = "\(Repository.root)/Data/schema/report.schema.json"
    let schema = JSONSchema(try #require(JSONValue(try ProgramRun("/bin/cat", [path]).output)))
    for (store, server) in [
      (server(user: "ndiaye"), "{\"user\": \"ndiaye\", \"address\": \"192.0.2.7\","),
      (server(user: "watch", address: nil), "{\"user\": \"watch\", \"address\": null,"),
      (MemoryLog(), "null"),
    ] {
      let dashboard = dashboard(store)
      dashboard.press("w text:convoy_left Enter H")
      let material = try #require(dashboard.state.handoverMaterial)
      let bytes = ReportJSON(HandoverBuilder.report(material)).bytes
      #expect(schema.failures(try #require(JSONValue(bytes))) == [])
      let json = words(String(decoding: bytes, as: UTF8.self)).replacing("{ ", with: "{")
      #expect(json.contains("\"server\": \(server)"), "\(json)")
      #expect(json.contains("\"login\": \"ndiaye\""))
      let table = RecordTables.log(store.page(LogQuery(), before: nil).entries)
      #expect(table.columns.map(\.key).contains("serverUser"))
    }
  }

  /// Two officers of one login are told apart by their keys, in every line that names them.
  @Test func officersOfOneLoginAreNamedByTheirKeys() throws {
    let store = MemoryLog()
    for key in [
      "SHA256:8GxkOkSBSnN+czAZqxeUhcMWtoxgv2l2vrGGHyW305k", "certificate Cara of SHA256:x",
    ] {
      let author = LogAuthor(
        name: "watch", login: "watch", host: "h", credential: LogCredential(key))
      let now = Instant(seconds: 1_300_406_340)
      _ = try store.append(
        LogDraft(
          occurred: now, recorded: now, by: LogWriter(author: author, desk: "Africa", role: ""),
          .onWatch))
    }
    let dashboard = dashboard(store)
    dashboard.press("8")
    #expect(dashboard.text.contains("watch (key 8GxkOkSB)"))
    #expect(dashboard.text.contains("watch (certificate Cara of SHA256:x)"))
    let entry = try #require(store.page(LogQuery(), before: nil).entries.last)
    #expect(dashboard.enter(.logEntry(entry.draft.key)))
    #expect(
      words(dashboard.text).contains("SSH key SHA256:8GxkOkSBSnN+czAZqxeUhcMWtoxgv2l2vrGGHyW305k"))
  }
}

extension String {
  /// How often another text stands in it.
  fileprivate func components(of other: String) -> Int {
    ranges(of: other).count
  }
}
