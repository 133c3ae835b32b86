import CrisisModel
import Dashboard
import DisplayText
import Presentation
import Reports
import TestSupport
import Testing

/// No text of the record may become markup, whatever form a report is written in.
@Suite("Reports of a hostile snapshot") struct HostileReportTests {
  /// With attacks on terminals, and with attacks on renderers of HTML and Markdown.
  private static let reports = [
    report { HostileSnapshot.of($0, &$1) }, markup(from: 0), markup(from: 7), markup(from: 20),
  ]

  private static func markup(from first: Int) -> Report {
    var attacks = MarkupAttacks(next: first)
    return report { snapshot, _ in attacks.snapshot(snapshot) }
  }

  private static let benign = report { snapshot, _ in snapshot }

  private static func report(
    _ change: (Snapshot, inout SeededGenerator) -> Snapshot
  ) -> Report {
    TestLocale.prepare()
    var generator = SeededGenerator(seed: 1_973)
    let archive = ShippedArchive.year2011
    let pictures = [6, 10].map { index in
      Picture(change(archive.snapshots[index], &generator), reference: archive.reference)
    }
    let old = pictures[0].snapshot.crises.map(\.id)
    let new = pictures[1].snapshot.crises.map(\.id)
    var material = BriefMaterial(
      Comparison(pictures[0], pictures[1]), crises: new + old.filter { !new.contains($0) })
    let name = pictures[1].snapshot.crises[0].name
    material.letterhead.from = SafeText(name)
    material.letterhead.approvedBy = SafeText(name)
    material.unread = [SafeText(name)]
    return BriefBuilder.report(material)
  }

  @Test func nothingDoesMoreThanShow() {
    for report in Self.reports {
      let json = String(decoding: ReportJSON(report).bytes, as: UTF8.self)
      let texts = [ReportMarkdown(report).text, ReportHTML(report).text, json]
      for text in texts + ReportText(report).lines.map(\.string) {
        #expect(HostileText.harmful(in: text) == [])
      }
    }
  }

  @Test func textStaysWithinItsColumns() {
    for report in Self.reports {
      #expect(ReportText(report).lines.allSatisfy { $0.width <= 80 })
    }
  }

  @Test func htmlHasNoTagOfTheRecord() {
    let known = Set(HTMLTags(ReportHTML(Self.benign).text).forms)
    #expect(known.contains("<a href=\"#source-N\">"))
    for report in Self.reports {
      let html = HTMLTags(ReportHTML(report).text)
      #expect(Set(html.forms).subtracting(known) == [])
      #expect(html.unclosed == [])
      #expect(html.strayReferences == [])
    }
  }

  @Test func htmlLoadsAndRunsNothing() {
    for report in Self.reports + [Self.benign] {
      let html = ReportHTML(report).text
      #expect(html.contains("content=\"default-src 'none'; style-src 'unsafe-inline'"))
      #expect(!html.lowercased().contains("<script"))
      let forms = HTMLTags(html).forms.joined().lowercased()
      for word in ["javascript:", "http:", "https:", "src=", "onerror", "onmouseover", "style="] {
        #expect(!forms.contains(word))
      }
    }
  }

  @Test func markdownHasNoMarkupOfTheRecord() {
    let known = MarkdownMarks(ReportMarkdown(Self.benign).text)
    #expect(known.outside == [])
    for report in Self.reports {
      let markdown = MarkdownMarks(ReportMarkdown(report).text)
      #expect(markdown.outside == [])
      #expect(markdown.raggedRows == [])
      #expect(markdown.blockStarts.subtracting(known.blockStarts) == [])
    }
  }

  @Test func jsonHoldsToItsSchema() throws {
    let path = "\(Repository.root)/Data/schema/report.schema.json"
    let schema = JSONSchema(try #require(JSONValue(try ProgramRun("/bin/cat", [path]).output)))
    for report in Self.reports {
      #expect(schema.failures(try #require(JSONValue(ReportJSON(report).bytes))) == [])
    }
  }
}

/// Puts attacks on renderers into every text that a report tells, one after another.
private struct MarkupAttacks {
  var next: Int

  private mutating func attack() -> String {
    next += 1
    return HostileText.markup[next % HostileText.markup.count]
  }

  mutating func snapshot(_ snapshot: Snapshot) -> Snapshot {
    var snapshot = snapshot
    snapshot.note = attack()
    for index in snapshot.sources.indices {
      snapshot.sources[index].publisher = attack()
      snapshot.sources[index].title = attack()
      snapshot.sources[index].url = attack()
    }
    for index in snapshot.crises.indices { change(&snapshot.crises[index]) }
    return snapshot
  }

  private mutating func change(_ crisis: inout Crisis) {
    (crisis.name, crisis.summary) = (attack(), attack())
    (crisis.verdict.rationale, crisis.verdict.by) = (attack(), attack())
    for index in crisis.measures.indices {
      crisis.measures[index].target = attack()
      crisis.measures[index].authority = attack()
      crisis.measures[index].effect?.by = attack()
    }
    for index in crisis.positions.indices {
      crisis.positions[index].body = attack()
      crisis.positions[index].caveat = attack()
      crisis.positions[index].document = attack()
    }
    for index in crisis.decisions.indices { crisis.decisions[index].title = attack() }
    for index in crisis.indicators.indices {
      crisis.indicators[index].name = attack()
      crisis.indicators[index].unit = attack()
    }
    for index in crisis.events.indices {
      crisis.events[index].what = attack()
      crisis.events[index].place = attack()
      crisis.events[index].actors = [attack()]
    }
  }
}
