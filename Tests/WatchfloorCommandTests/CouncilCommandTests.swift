import StrictJSON
import TestSupport
import Testing

@Suite("Council without a screen") struct CouncilCommandTests {
  private static let cases = "\(Repository.archives)/cases"

  /// Why the draft of 19 July 2012 on Syria was not adopted stands on the first lines, at 80x24.
  @Test(arguments: [[], ["--ascii"]]) func whyADraftWasNotAdopted(form: [String]) throws {
    let keys = "/ s y r i a Enter 5 Down Enter"
    let run = try Watchfloor.run(
      ["render", "--size", "80x24", "--keys", keys, Self.cases, "--at", "2012-07-19"] + form)
    #expect(run.code == 0)
    let top = run.lines.prefix(14).joined(separator: "\n")
    #expect(top.contains("S/2012/538"))
    #expect(top.contains("double veto: CHN, RUS. It had 11 in favour, enough with nine"))
    #expect(top.contains("It would take each of CHN, RUS to abstain"))
    #expect(top.contains(form.isEmpty ? "✘ CHN │ ✔ FRA" : "x CHN | + FRA"))
  }

  @Test func rowsSayWhoVetoedAndWhatWasMissing() throws {
    let run = try Watchfloor.run("council", Self.cases, "--at", "2016-12-23", "--json")
    #expect(run.code == 0)
    let rows = run.outputText.split(separator: "{").map(String.init)
    let row = { (symbol: String) in rows.first { $0.contains("\"symbol\": \"\(symbol)\"") } ?? "" }
    #expect(
      row("S/2012/538").filter { !$0.isWhitespace }.contains("\"vetoedBy\":[\"CHN\",\"RUS\"]"))
    let failed = row("S/2016/847").filter { !$0.isWhitespace }
    #expect(failed.contains("\"votesMissing\":5"))
    #expect(failed.contains("\"vetoedBy\":[]"))
    #expect(failed.contains("\"permanentAgainst\":[\"FRA\",\"GBR\",\"USA\"]"))
    #expect(row("A/RES/66/253").contains("\"votesMissing\": null"))
  }

  /// The published schema names every member of a row.
  @Test func theSchemaKnowsWhatRowsHold() throws {
    let path = "\(Repository.root)/Data/schema/tables.schema.json"
    let schema = try ProgramRun("/bin/cat", [path], environment: [:]).outputText
    let start = try #require(schema.firstRange(of: "\"const\": \"council\""))
    for key in ["notParticipating", "votesMissing", "vetoedBy", "permanentAgainst"] {
      #expect(schema[start.upperBound...].contains("\"\(key)\": {"))
    }
  }
}
